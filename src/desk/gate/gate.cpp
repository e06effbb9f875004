#include "desk/gate/gate.h"

#include "data/reading.h"
#include "desk/gate/checks.h"
#include "form/facts.h"
#include "rules/facts.h"

#include <algorithm>

namespace beian::desk {

namespace {

constexpr const GateCheck* kChecks[] = {&kKindGate,      &kFormGate,     &kRulesGate,
                                        &kMaterialsGate, &kPagesGate,    &kReadGate,
                                        &kLettersGate,   &kPresenceGate, &kRecordGate};

bool is_of_service(rules::Owner of) {
    return of == rules::Owner::Service || of == rules::Owner::ServiceHead || of == rules::Owner::Domain;
}

/// What the records show need not be asked.
rules::Facts known_facts(const Submission& submission, const rules::Vocabulary& vocabulary) {
    rules::Facts facts = submission.given;
    const auto set = [&](std::string_view name, const std::string& value) {
        const auto fact = vocabulary.find_fact(name);
        if (!fact) return;
        facts.forget(*fact);
        if (!rules::set_fact(vocabulary, facts, name, value)) facts.forget(*fact);
    };
    const Records& records = submission.records;
    set("subject.order_in_review", records.open_order || records.change_open ? "true" : "false");
    set("head.identity_reused", records.subjects_with_phone > 1 ? "true" : "false");
    if (records.services_of_subject > 0)
        set("subject.site_count", std::to_string(records.services_of_subject));
    return facts;
}

rules::Checklist checklist(const Submission& submission, const Books& books, std::size_t service,
                           CivilDay on) {
    return rules::evaluate(books.rulebook, facts_of(submission, books, service), on, books.profile);
}

void gather(Demands& demands, const rules::Checklist& list, std::size_t service) {
    for (const rules::Item& item : list.items) {
        Wanted wanted{item_id(item.of, service, {}), item.of, item.necessity, item.material, {}, 0};
        const auto accepts = list.accepts_of(item);
        wanted.accepts.assign(accepts.begin(), accepts.end());
        if (!list.reasons_of(item).empty()) wanted.because = list.reasons_of(item).front().rule;
        demands.items.push_back(std::move(wanted));
    }
}

Demands demands_of(const Submission& submission, const Books& books) {
    Demands demands;
    const std::size_t services = std::max<std::size_t>(1, submission.about.form.many("services").size());
    const CivilDay begun = day_in_china(submission.filing.begun);
    for (std::size_t n = 0; n < services; ++n) {
        demands.lists.push_back(checklist(submission, books, n, begun));
        gather(demands, demands.lists.back(), n);
    }
    for (Wanted& item : demands.items) item.id += books.rulebook.materials[item.material].slug;
    // What belongs to the subject or its head is asked for by the checklist of every service.
    std::vector<Wanted> once;
    for (Wanted& item : demands.items) {
        const auto same = [&](const Wanted& before) { return before.id == item.id; };
        if (std::none_of(once.begin(), once.end(), same)) once.push_back(std::move(item));
    }
    demands.items = std::move(once);
    const CivilDay today = day_in_china(submission.now);
    if (today == begun) return demands;
    for (std::size_t n = 0; n < services; ++n) {
        const rules::Checklist now = checklist(submission, books, n, today);
        for (const rules::Item& item : now.items) {
            const std::string& slug = books.rulebook.materials[item.material].slug;
            const workflow::ItemId id = item_id(item.of, n, slug);
            const bool asked = std::any_of(demands.items.begin(), demands.items.end(),
                                           [&](const Wanted& w) { return w.id == id; });
            if (!asked && item.necessity == rules::Necessity::Required) demands.newer.push_back(id);
        }
    }
    return demands;
}

/// Fields that were filled in are decided on a group at a time, materials one by one.
std::vector<workflow::ItemId> items_of(const Submission& submission, const Demands& demands) {
    std::vector<workflow::ItemId> items;
    for (const auto& [group, parts] : submission.about.form.parts) {
        for (std::size_t n = 0; n < parts.size(); ++n)
            items.push_back("fields." + group + (group == "services" ? "[" + std::to_string(n) + "]" : ""));
    }
    for (const Wanted& item : demands.items) {
        const bool there = std::any_of(submission.pages.begin(), submission.pages.end(),
                                       [&](const auto& p) { return p.item == item.id; });
        if (there || item.necessity == rules::Necessity::Required) items.push_back(item.id);
    }
    return items;
}

}  // namespace

rules::Facts facts_of(const Submission& submission, const Books& books, std::size_t service) {
    const rules::Vocabulary& vocabulary = books.rulebook.vocabulary;
    return form::facts_of(submission.about, books.process.of(submission.about.kind).fact, service, vocabulary,
                          known_facts(submission, vocabulary));
}

std::size_t service_in(const workflow::ItemId& item) {
    const std::size_t first = item.find('.'), last = item.rfind('.');
    if (first == last) return 0;
    const auto service = data::parse_whole(std::string_view(item).substr(first + 1, last - first - 1));
    return service && *service > 0 ? static_cast<std::size_t>(*service) : 0;
}

workflow::ItemId item_id(rules::Owner of, std::size_t service, std::string_view material) {
    std::string id(rules::slug(of));
    if (service > 0 && is_of_service(of)) id += "." + std::to_string(service);
    return id + "." + std::string(material);
}

void GateVoice::say(workflow::ItemId item, std::string_view answer, const findings::Blanks& blanks,
                    std::string field, std::string rule, std::string suggest) {
    const model::Finding said = findings::Voice(books_.gate_checks, check_).say(answer, blanks);
    add({std::move(item),
         std::move(field),
         std::string(check_),
         std::string(answer),
         said.severity,
         said.message,
         said.advice,
         std::move(rule),
         {},
         std::move(suggest)});
}

void GateVoice::add(GateFinding finding) {
    for (const Reason* reason : books_.reasons.found_by(finding.check, finding.answer))
        finding.reasons.push_back(reason->id);
    report_.findings.push_back(std::move(finding));
}

std::vector<std::string> GateReport::blockers() const {
    std::vector<std::string> names;
    for (const GateFinding& finding : findings) {
        if (finding.severity != model::Severity::Block) continue;
        const std::string name = finding.check + ":" + finding.answer;
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
}

std::span<const GateCheck* const> gate_checks() {
    return kChecks;
}

Result<findings::CheckBook> load_gate_checks(const std::string& path) {
    findings::BookLayout layout;
    for (const GateCheck* check : gate_checks())
        layout.checks.push_back({check->id, check->answers, check->limits});
    return findings::load_check_book(path, layout);
}

std::vector<rules::Checklist> checklists_of(const Submission& submission, const Books& books) {
    return demands_of(submission, books).lists;
}

GateReport pass_gate(const Submission& submission, const Books& books) {
    GateReport report;
    const Demands demands = demands_of(submission, books);
    GateVoice voice(books, report);
    for (const GateCheck* check : gate_checks()) {
        voice.enter(check->id);
        check->run({submission, books, demands}, voice);
    }
    report.items = items_of(submission, demands);
    return report;
}

}  // namespace beian::desk
