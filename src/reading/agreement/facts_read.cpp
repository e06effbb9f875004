#include "reading/agreement/facts_read.h"

#include "identity/credit_code.h"
#include "identity/province.h"
#include "identity/resident_id.h"
#include "reading/agreement/validity.h"
#include "reading/names.h"

#include <algorithm>

namespace beian::reading {
namespace {

std::string declared(const Documents& documents, const std::string& fact) {
    const auto found = documents.declared.find(fact);
    return found == documents.declared.end() ? std::string{} : found->second;
}

const model::Field* number_of(const PageReading& page) {
    const model::Field* number = page.find("id_number");
    return number != nullptr ? number : page.find("document_number");
}

/// Whose document is it? As was declared; else the head's, and of another person the service head's.
std::string holder_of(const Documents& documents, const PageReading& page, const std::string& first_name) {
    const model::Field *name = page.find("name"), *number = number_of(page);
    const auto is = [&](const std::string& person) {
        const std::string number_declared = declared(documents, person + ".id_number");
        if (number != nullptr && !number_declared.empty() && number->value == number_declared) return true;
        const std::string name_declared = declared(documents, person + ".name");
        return name != nullptr && !name_declared.empty() &&
               compare_names(name->value, name_declared) != Likeness::Different;
    };
    if (is("head")) return "head";
    if (is("service_head")) return "service_head";
    const bool other = name != nullptr && !first_name.empty() &&
                       compare_names(name->value, first_name) == Likeness::Different;
    const bool same_person = declared(documents, "service_head.same_as_head") == "true";
    return other && !same_person ? "service_head" : "head";
}

/// By the address, whose first words are the province's; the number tells where the holder was first
/// registered.
const identity::Province* province_of(const PageReading& page) {
    if (const model::Field* address = page.find("address")) {
        for (const identity::Province& province : identity::provinces())
            if (address->value.starts_with(province.name_zh)) return &province;
    }
    return nullptr;
}

class Collector {
public:
    explicit Collector(const Documents& documents) : documents_(documents) {}

    std::vector<FactRead> collect() {
        for (page_ = 0; page_ < documents_.pages.size(); ++page_) {
            const PageReading& page = documents_.pages[page_];
            if (is_identity_document(page.document)) person(page);
            if (is_organisation_certificate(page.document)) organisation(page);
            if (page.document == "domain_certificate") copy(page, "domain", "domain.name");
        }
        relations();
        return std::move(facts_);
    }

private:
    void add(std::string fact, std::string value, std::string_view field) {
        if (!value.empty()) facts_.push_back({std::move(fact), std::move(value), page_, std::string(field)});
    }
    void copy(const PageReading& page, std::string_view field, const std::string& fact) {
        if (const model::Field* found = page.find(field)) add(fact, found->value, field);
    }

    void person(const PageReading& page) {
        // A side without a name belongs to whoever's came before.
        const std::string who = page.find("name") != nullptr || number_of(page) != nullptr
                                    ? holder_of(documents_, page, first_name_)
                                    : last_holder_;
        last_holder_ = who;
        if (const model::Field* name = page.find("name"); name != nullptr && first_name_.empty())
            first_name_ = name->value;
        copy(page, "name", who + ".name");
        copy(page, page.find("id_number") != nullptr ? "id_number" : "document_number", who + ".id_number");
        copy(page, "sex", who + ".sex");
        if (const model::Field* birth = page.find("birth_date"))
            if (const auto day = parse_day(birth->value))
                add(who + ".age", std::to_string(age_in_years(*day, documents_.today)), "birth_date");
        if (page.document == "id_card" && page.side == "front") {
            add(who + ".residency", "mainland", "id_number");
            if (const identity::Province* province = province_of(page))
                add(who + ".id_province", std::string(province->slug), "address");
        }
        if (page.document == "tw_travel_permit") add(who + ".residency", "taiwan", "document_number");
        if (page.document == "hmt_residence_permit" || page.document == "hmt_travel_permit") {
            const model::Field* number = number_of(page);
            const std::string begin = number == nullptr ? "" : number->value.substr(0, 2);
            const bool hong_kong = begin == "81" || begin.starts_with("H"),
                       macau = begin == "82" || begin.starts_with("M");
            add(who + ".residency",
                hong_kong       ? "hong_kong"
                : macau         ? "macau"
                : begin == "83" ? "taiwan"
                                : "",
                "document_number");
        }
        if (const auto validity = validity_of(page))
            add(who + ".id_validity_days",
                std::to_string(std::max(0, days_between(documents_.today, validity->until))), "valid_until");
    }

    void organisation(const PageReading& page) {
        copy(page, "name", "subject.name");
        copy(page, "credit_code", "subject.credit_code");
        copy(page, "legal_representative", "legal_representative.name");
        copy(page, "scope", "subject.business_scope");
        const model::Field* code = page.find("credit_code");
        if (code == nullptr) return;
        if (const auto parsed = identity::parse_credit_code(code->value))
            add("subject.kind", parsed->subject_kind, "credit_code");
    }

    const FactRead* find(std::string_view fact) const {
        const auto found = std::find_if(facts_.begin(), facts_.end(),
                                        [&](const FactRead& each) { return each.fact == fact; });
        return found == facts_.end() ? nullptr : &*found;
    }

    /// What only two documents together tell.
    void relations() {
        const FactRead *head = find("head.name"), *representative = find("legal_representative.name");
        if (head != nullptr && representative != nullptr) {
            page_ = head->page;
            const bool same = compare_names(head->value, representative->value) != Likeness::Different;
            add("head.is_legal_representative", same ? "true" : "false", "name");
        }
        const FactRead* subject = find("subject.name");
        for (page_ = 0; page_ < documents_.pages.size(); ++page_) {
            const model::Field* registrant = documents_.pages[page_].find("registrant");
            if (registrant == nullptr || subject == nullptr) continue;
            if (compare_names(registrant->value, subject->value) != Likeness::Different)
                add("domain.owner", "subject", "registrant");
            else if (representative != nullptr &&
                     compare_names(registrant->value, representative->value) != Likeness::Different)
                add("domain.owner", "legal_representative", "registrant");
        }
    }

    const Documents& documents_;
    std::vector<FactRead> facts_;
    std::size_t page_ = 0;
    std::string first_name_, last_holder_ = "head";
};

}  // namespace

std::vector<FactRead> facts_read(const Documents& documents) {
    return Collector(documents).collect();
}

}  // namespace beian::reading
