// How do the tests of the desk get a filing that may be submitted? A company's, whole, to change one thing
// in.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../form/support.h"
#include "../workflow/support.h"
#include "desk/gate/gate.h"
#include "desk/letters.h"

namespace beian::desk {

using form::loaded;

/// The rulebook with the conditions of its letters in it.
struct RulesAndLetters {
    rules::Rulebook rulebook = loaded(rules::load_rulebook(BEIAN_SOURCE_DIR "/rules"));
    letter::LetterBook letters =
        loaded(load_letter_book(BEIAN_SOURCE_DIR "/rules", rulebook, form::the_fields()));
};
inline const RulesAndLetters& rules_and_letters() {
    static const RulesAndLetters both;
    return both;
}
inline const rules::Rulebook& the_rulebook() {
    return rules_and_letters().rulebook;
}
inline const letter::LetterBook& the_letters() {
    return rules_and_letters().letters;
}
inline const findings::CheckBook& the_form_checks() {
    return form::the_checks();
}
inline const findings::CheckBook& the_gate_checks() {
    static const findings::CheckBook book = loaded(load_gate_checks(BEIAN_SOURCE_DIR "/rules/gate.yaml"));
    return book;
}
inline const ReasonBook& the_reasons() {
    static const ReasonBook book = loaded(load_reason_book(BEIAN_SOURCE_DIR "/rules/rejections.yaml"));
    return book;
}
inline Books the_books() {
    return {the_rulebook(),    workflow::the_book(), the_form_checks(),
            the_gate_checks(), the_reasons(),        "aliyun"};
}

/// A form, its pages, and what the desk knows beside.
struct Order {
    form::Sheet sheet = form::company();
    std::vector<std::string> answers{};  // to questions: fact=value
    std::vector<PageReport> pages{};
    Records records{};
    workflow::Filing filing{};
    std::set<workflow::Person> stale_proofs{}, unsure_proofs{};
    std::vector<LetterStanding> letters{};
    Instant now = workflow::at("2026-11-25T02:00:00.000Z");

    GateReport pass() const {
        const rules::Facts given = loaded(rules::parse_fact_options(the_rulebook().vocabulary, answers));
        const form::Case about = sheet.about();
        return pass_gate({about, given, filing, pages, records, now, stale_proofs, unsure_proofs, letters},
                         the_books());
    }
    std::vector<std::string> says() const {
        std::vector<std::string> lines;
        for (const GateFinding& finding : pass().findings)
            lines.push_back(finding.item + " " + finding.check + ":" + finding.answer);
        return lines;
    }
    /// Nothing stands in its way: `whole()` and one thing changed is how each finding is called for.
    static Order whole() {
        Order order;
        order.sheet.service_head().values["certificate_number"] = {"360426199101010071"};
        order.answers = {"subject.domain_prefix_count=1",
                         "subject.renamed=false",
                         "subject.shell=false",
                         "service.server_location=mainland",
                         "domain.registered_abroad=false",
                         "subject.files_under_parent=false"};
        order.filing.begun = order.now;
        order.filing.presences = {{workflow::Person::ServiceHead, order.now + std::chrono::hours{72}}};
        order.add("subject.org_certificate", "business_license", "front");
        for (const char* item : {"head.id_card", "service_head.id_card"}) {
            order.add(item, "id_card", "front");
            order.add(item, "id_card", "back");
        }
        order.add("subject.pledge_letter", "pledge_letter", "page-1");
        return order;
    }
    void add(const std::string& item, const std::string& material, const std::string& side) {
        pages.push_back({item, material, side, true, {}, {}, {}});
        if (material == "id_card" || material == "business_license" || material == "domain_certificate")
            pages.back().fields["sex"] = {"M", {}, 1, {}, {}, false};
    }
    PageReport& page(const std::string& item) {
        for (PageReport& one : pages) {
            if (one.item == item) return one;
        }
        throw std::runtime_error("no page " + item);
    }
};

}  // namespace beian::desk
