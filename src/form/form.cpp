#include "form/form.h"

#include "data/yaml.h"

#include <nlohmann/json.hpp>

namespace beian::form {

namespace {

constexpr data::Limits kLimits{std::size_t{1} << 20, 20'000, 8};
constexpr std::string_view kName = "the form";

const std::string kNoValue;
const std::vector<std::string> kNoValues;
const Group kNoGroup;
const std::vector<Group> kNoGroups;

Error at(const data::Node& node, const std::string& what) {
    return {ErrorCode::InvalidArgument, std::string(kName) + ":" + std::to_string(node.line) + ": " + what};
}

Result<Group> read_group(const data::Node& node) {
    if (!node.is_mapping()) return at(node, "a group must be an object");
    Group group;
    for (const data::Entry& entry : node.entries) {
        const std::string key(entry.key);
        if (entry.value.is_mapping()) {
            group.parts[key].push_back(BEIAN_TRY(read_group(entry.value)));
        } else if (entry.value.is_scalar()) {
            if (!entry.value.is_empty() && !entry.value.text.empty())
                group.values[key].emplace_back(entry.value.text);
        } else {
            for (const data::Node& item : entry.value.items) {
                if (item.is_sequence()) return at(item, "a list may not hold a list");
                if (item.is_mapping())
                    group.parts[key].push_back(BEIAN_TRY(read_group(item)));
                else if (!item.text.empty())
                    group.values[key].emplace_back(item.text);
            }
        }
    }
    return group;
}

nlohmann::ordered_json json_of(const Group& group) {
    auto json = nlohmann::ordered_json::object();
    for (const auto& [name, values] : group.values) json[name] = values;
    for (const auto& [name, parts] : group.parts) {
        auto list = nlohmann::ordered_json::array();
        for (const Group& part : parts) list.push_back(json_of(part));
        json[name] = std::move(list);
    }
    return json;
}

}  // namespace

const std::vector<std::string>& Group::all(std::string_view name) const {
    const auto found = values.find(name);
    return found == values.end() ? kNoValues : found->second;
}

const std::string& Group::value(std::string_view name) const {
    const auto& found = all(name);
    return found.empty() ? kNoValue : found.front();
}

const std::vector<Group>& Group::many(std::string_view name) const {
    const auto found = parts.find(name);
    return found == parts.end() ? kNoGroups : found->second;
}

const Group& Group::part(std::string_view name) const {
    const auto& found = many(name);
    return found.empty() ? kNoGroup : found.front();
}

Result<Form> parse_form(std::string_view json) {
    const data::Document document = BEIAN_TRY(data::parse(json, kName, kLimits));
    return read_group(document.root());
}

std::string to_json(const Form& form) {
    return json_of(form).dump();
}

}  // namespace beian::form
