#include "http/json.h"

#include <algorithm>

namespace beian::http {

namespace {

const form::GroupSpec* find(const std::vector<form::GroupSpec>& groups, std::string_view name) {
    const auto found =
        std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.name == name; });
    return found == groups.end() ? nullptr : &*found;
}

Json value_of(const form::Field* field, const std::string& text) {
    const bool flag =
        field != nullptr && (field->format == form::Format::Bool || field->format == form::Format::Consent);
    if (flag && (text == "true" || text == "false")) return text == "true";
    return text;
}

Json shaped(const form::Group& group, const form::GroupSpec* spec,
            const std::vector<form::GroupSpec>& groups) {
    Json json = Json::object();
    for (const auto& [name, values] : group.values) {
        const form::Field* field = spec == nullptr ? nullptr : spec->find_field(name);
        if (values.size() == 1 && (field == nullptr || !field->several)) {
            json[name] = value_of(field, values.front());
            continue;
        }
        json[name] = Json::array();
        for (const std::string& value : values) json[name].push_back(value_of(field, value));
    }
    for (const auto& [name, parts] : group.parts) {
        const form::GroupSpec* inner = find(groups, name);
        const std::vector<form::GroupSpec> none;
        const auto& below = inner == nullptr ? none : inner->groups;
        if (parts.size() == 1 && (inner == nullptr || !inner->many)) {
            json[name] = shaped(parts.front(), inner, below);
            continue;
        }
        json[name] = Json::array();
        for (const form::Group& part : parts) json[name].push_back(shaped(part, inner, below));
    }
    return json;
}

}  // namespace

Json json_of(const form::Form& form, const form::FieldBook& book) {
    return shaped(form, nullptr, book.groups);
}

}  // namespace beian::http
