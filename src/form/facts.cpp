#include "form/facts.h"

#include "form/checks/all.h"
#include "form/formats.h"
#include "identity/province.h"
#include "identity/resident_id.h"

#include <algorithm>

namespace beian::form {

namespace {

constexpr int kForEver = 36500;  // what facts.yaml writes for a document without an end

class Facts {
public:
    Facts(const Case& about, const rules::Vocabulary& vocabulary, rules::Facts facts)
        : about_(about), vocabulary_(vocabulary), facts_(std::move(facts)) {}

    /// A value the vocabulary does not take (a province that files nothing, say) leaves the fact unknown.
    void set(std::string_view name, std::string_view value) {
        const auto fact = vocabulary_.find_fact(name);
        if (!fact || value.empty()) return;
        facts_.forget(*fact);
        if (!rules::set_fact(vocabulary_, facts_, name, value)) facts_.forget(*fact);
    }
    void set(std::string_view name, std::size_t number) { set(name, std::to_string(number)); }
    void set_flag(std::string_view name, bool value) { set(name, value ? "true" : "false"); }

    void person(const std::string& role, const Group& person) {
        const Code* type = about_.book.find_code("certificate_type", person.value("certificate_type"));
        if (type == nullptr) return;
        if (!type->fact.empty()) set(role + ".residency", type->fact);
        const std::string& number = person.value("certificate_number");
        // 14 is the permit of Hong Kong and Macau residents alike: its first letter says which.
        if (number.starts_with('H') && type->fact.empty()) set(role + ".residency", "hong_kong");
        if (number.starts_with('M') && type->fact.empty()) set(role + ".residency", "macau");
        if (const auto id = identity::parse_resident_id(number, about_.today)) {
            using enum identity::Holder;
            if (id->holder == HongKong) set(role + ".residency", "hong_kong");
            if (id->holder == Macau) set(role + ".residency", "macau");
            set(role + ".age", static_cast<std::size_t>(std::max(0, id->age_on(about_.today))));
            set(role + ".sex", id->female ? "F" : "M");
            const identity::Province* province = identity::find_province_by_gb(id->region / 10000);
            if (province != nullptr && id->holder == Citizen) set(role + ".id_province", province->slug);
            if (id->holder == Citizen) set(role + ".id_number_prefix", number.substr(0, 3));
        }
        validity(role, person.value("certificate_until"));
    }

    void heads(const Group& service) {
        const Group& head = about_.form.part("head");
        const Group& other = service.part("head");
        person("head", head);
        person("service_head", other);
        const std::string legal = squeezed(about_.form.part("legal_representative").value("name"));
        const auto named = [&](const Group& who) { return !legal.empty() && who.has("name"); };
        if (named(head)) set_flag("head.is_legal_representative", squeezed(head.value("name")) == legal);
        if (named(other))
            set_flag("service_head.is_legal_representative", squeezed(other.value("name")) == legal);
        if (head.has("certificate_number") && other.has("certificate_number"))
            set_flag("service_head.same_as_head", squeezed(head.value("certificate_number")) ==
                                                      squeezed(other.value("certificate_number")));
    }

    void counts() {
        std::size_t services = 0, domains = 0;
        for_each_service(about_.form, [&](const Group& service, const Path&) {
            ++services;
            domains += service.many("domains").size();
        });
        if (services > 0) set("order.site_count", services);
        if (services > 0) set("order.domain_count", domains);
    }

    void service(const Group& service) {
        for (const char* name : {"kind", "name", "remark"})
            set(std::string("service.") + name, service.value(name));
        if (service.has("url")) set("service.home_url_count", service.all("url").size());
        if (!service.many("domains").empty()) set("service.domain_count", service.many("domains").size());
        codes("service.content", "service_content", service.all("contents"));
        codes("service.preapproval", "prior_approval", service.all("approvals"));
        if (!service.many("domains").empty()) domain(service.many("domains").front());
    }

    rules::Facts take() { return std::move(facts_); }

private:
    void validity(const std::string& role, const std::string& until) {
        const auto end = parse_day(until);
        if (until == "long_term") set(role + ".id_validity_days", std::size_t{kForEver});
        if (end)
            set(role + ".id_validity_days",
                static_cast<std::size_t>(std::max(0, days_between(about_.today, *end))));
    }

    void codes(std::string_view fact, std::string_view table, const std::vector<std::string>& values) {
        if (values.empty()) return;
        std::vector<std::string> words;
        for (const std::string& value : values) {
            const Code* code = about_.book.find_code(table, value);
            if (code != nullptr && !code->fact.empty() &&
                std::find(words.begin(), words.end(), code->fact) == words.end())
                words.push_back(code->fact);
        }
        std::string list;
        for (const std::string& word : words) list += (list.empty() ? "" : ",") + word;
        const auto id = vocabulary_.find_fact(fact);
        if (!id) return;
        facts_.forget(*id);
        if (!rules::set_fact(vocabulary_, facts_, fact, list)) facts_.forget(*id);
    }

    void domain(const Group& group) {
        set("domain.owner", group.value("holder"));
        if (const auto parts = read_domain(group.value("name"))) {
            set("domain.suffix", "." + parts->suffix);
            set("domain.prefix", parts->label);
        }
        if (const auto end = parse_day(group.value("expires")))
            set("domain.days_left", static_cast<std::size_t>(std::max(0, days_between(about_.today, *end))));
        if (const auto verified = parse_day(group.value("verified")))
            set("domain.real_name_days",
                static_cast<std::size_t>(std::max(0, days_between(*verified, about_.today))));
    }

    const Case& about_;
    const rules::Vocabulary& vocabulary_;
    rules::Facts facts_;
};

}  // namespace

rules::Facts facts_of(const Case& about, std::string_view filing_kind, std::size_t service,
                      const rules::Vocabulary& vocabulary, const rules::Facts& given) {
    Facts facts(about, vocabulary, given);
    facts.set("filing.kind", filing_kind);
    facts.set("filing.province", about.province);
    facts.set("subject.kind", about.subject_kind);
    facts.set("subject.name", about.form.part("subject").value("name"));
    facts.set("subject.business_scope", about.form.part("subject").value("business_scope"));
    const auto& services = about.form.many("services");
    facts.counts();
    facts.heads(service < services.size() ? services[service] : Group{});
    if (service < services.size()) facts.service(services[service]);
    return facts.take();
}

}  // namespace beian::form
