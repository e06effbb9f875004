#include "desk/declaration.h"

#include "form/formats.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace beian::desk {

namespace {

/// Typed with spaces or without, a number is the same.
std::string bare(std::string_view text) {
    std::string kept;
    for (const char c : text) {
        if (c != ' ' && c != '-') kept += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return kept;
}

class Marking {
public:
    Marking(std::string_view tenant, Vault& vault) : tenant_(tenant), vault_(vault) {}

    void add(std::string_view kind, const std::string& value) {
        if (!value.empty()) marks_.insert(std::string(kind) + ":" + vault_.mark(tenant_, kind, value));
    }
    void service(const form::Group& service) {
        add("phone", bare(service.part("head").value("mobile")));
        add("number", bare(service.value("number")));
        for (const std::string& url : service.all("url")) {
            if (const auto host = form::find_host(url)) add("url", *host);
        }
        for (const form::Group& domain : service.many("domains")) {
            if (const auto parts = form::read_domain(domain.value("name"))) add("domain", parts->registrable);
        }
        for (const form::Group& access : service.many("accesses")) {
            add("code", access.value("service_code"));
            add("address", access.value("first_ip"));
        }
    }
    std::vector<std::string> take() const { return {marks_.begin(), marks_.end()}; }

private:
    std::string_view tenant_;
    Vault& vault_;
    std::set<std::string> marks_;
};

}  // namespace

std::string to_json(const Declaration& declaration) {
    nlohmann::ordered_json made{{"province", declaration.province},
                                {"subject_kind", declaration.subject_kind},
                                {"answers", declaration.answers},
                                {"form", form::to_json(declaration.form)}};
    if (!declaration.letters.empty()) made["letters"] = json_of(declaration.letters);
    return made.dump();
}

Result<Declaration> parse_declaration(std::string_view json) {
    const auto from = nlohmann::json::parse(json, nullptr, false);
    const Error refused{ErrorCode::Unreadable, "declaration: it is not as the desk writes it"};
    if (!from.is_object()) return refused;
    for (const char* key : {"province", "subject_kind", "form"}) {
        if (!from.contains(key) || !from[key].is_string()) return refused;
    }
    if (!from.contains("answers") || !from["answers"].is_array()) return refused;
    Declaration made;
    made.province = from["province"].get<std::string>();
    made.subject_kind = from["subject_kind"].get<std::string>();
    for (const auto& answer : from["answers"]) {
        if (!answer.is_string()) return refused;
        made.answers.push_back(answer.get<std::string>());
    }
    made.form = BEIAN_TRY(form::parse_form(from["form"].get<std::string>()));
    if (from.contains("letters")) {
        auto letters = parse_kept_letters(from["letters"]);
        if (!letters) return refused;
        made.letters = std::move(*letters);
    }
    return made;
}

std::vector<std::string> marks_of(const Declaration& declaration, std::string_view tenant, Vault& vault) {
    Marking marking(tenant, vault);
    const form::Form& form = declaration.form;
    marking.add("certificate", bare(form.part("subject").value("certificate_number")));
    marking.add("phone", bare(form.part("head").value("mobile")));
    marking.add("number", bare(form.part("filing").value("number")));
    for (const form::Group& service : form.many("services")) marking.service(service);
    return marking.take();
}

std::vector<workflow::ItemId> changed_items(const form::Form& before, const form::Form& after) {
    std::set<std::string> groups;
    for (const form::Form* one : {&before, &after}) {
        for (const auto& [name, parts] : one->parts) groups.insert(name);
    }
    std::vector<workflow::ItemId> items;
    for (const std::string& name : groups) {
        const auto& old = before.many(name);
        const auto& now = after.many(name);
        for (std::size_t n = 0; n < std::max(old.size(), now.size()); ++n) {
            if (n < old.size() && n < now.size() && old[n] == now[n]) continue;
            items.push_back("fields." + name + (name == "services" ? "[" + std::to_string(n) + "]" : ""));
        }
    }
    return items;
}

}  // namespace beian::desk
