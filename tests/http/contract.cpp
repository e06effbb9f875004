#include "contract.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "base/instant.h"
#include "data/yaml.h"

namespace beian::http {

using nlohmann::json;

namespace {

/// YAML's plain words are what JSON would call them.
json to_json(const data::Node& node) {
    if (node.is_mapping()) {
        json made = json::object();
        for (const data::Entry& entry : node.entries) made[std::string(entry.key)] = to_json(entry.value);
        return made;
    }
    if (node.is_sequence()) {
        json made = json::array();
        for (const data::Node& item : node.items) made.push_back(to_json(item));
        return made;
    }
    const std::string text(node.text);
    if (node.quoted) return text;
    if (node.is_empty()) return nullptr;
    if (text == "true" || text == "false") return text == "true";
    const bool number = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    return number ? json(std::stoll(text)) : json(text);
}

bool is_of(const std::string& type, const json& value) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    throw std::runtime_error("the contract has a type " + type);
}

std::vector<std::string> parts_of(const std::string& path) {
    std::vector<std::string> parts;
    std::stringstream stream(path);
    for (std::string part; std::getline(stream, part, '/');) parts.push_back(part);
    return parts;
}

bool fits(const std::string& path, const std::string& pattern) {
    const auto have = parts_of(path), want = parts_of(pattern);
    return have.size() == want.size() &&
           std::equal(have.begin(), have.end(), want.begin(),
                      [](const auto& a, const auto& b) { return a == b || b.starts_with('{'); });
}

// What a schema may say here; anything else would be passed over in silence.
const std::vector<std::string> kWords = {"type",         "enum",
                                         "const",        "required",
                                         "properties",   "additionalProperties",
                                         "items",        "anyOf",
                                         "pattern",      "format",
                                         "minimum",      "maximum",
                                         "minItems",     "maxItems",
                                         "minLength",    "maxLength",
                                         "default",      "$ref",
                                         "description",  "contentMediaType",
                                         "minProperties"};

}  // namespace

const Contract& Contract::ours() {
    static const Contract contract;
    return contract;
}

Contract::Contract() {
    const std::string path = BEIAN_SOURCE_DIR "/api/openapi.yaml";
    std::ifstream file(path);
    const std::string yaml{std::istreambuf_iterator<char>(file), {}};
    const auto parsed = data::parse(yaml, path, {.max_depth = 40});
    if (!parsed) throw std::runtime_error(parsed.error().message);
    document_ = to_json(parsed->root());
    for (const auto& [where, methods] : document_.at("paths").items()) {
        for (const auto& [method, spec] : methods.items()) {
            if (method == "parameters") continue;
            std::string upper = method;
            std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return std::toupper(c); });
            const bool is_open = spec.contains("security") && spec["security"].empty();
            operations_.push_back({upper, where, spec.at("operationId").get<std::string>(), is_open, spec});
        }
    }
}

const Operation* Contract::find(const std::string& method, const std::string& path) const {
    const Operation* found = nullptr;
    for (const Operation& one : operations_) {
        if (one.method != method || !fits(path, one.path)) continue;
        if (found == nullptr || found->path.find('{') != std::string::npos) found = &one;
    }
    return found;
}

const json& Contract::resolved(const json& node) const {
    if (!node.is_object() || !node.contains("$ref")) return node;
    const std::string at = node["$ref"].get<std::string>();
    return resolved(document_.at(json::json_pointer(at.substr(1))));
}

std::string Contract::fault_of(const Operation& operation, unsigned status, const std::string& type,
                               const std::string& body) const {
    const json& responses = operation.spec.at("responses");
    const std::string code = std::to_string(status);
    if (status < 400 && !responses.contains(code)) return operation.name + " may not answer " + code;
    const json& response = resolved(responses.contains(code) ? responses[code] : responses.at("default"));
    const std::string plain = type.substr(0, type.find(';'));
    if (!response.contains("content")) return body.empty() ? "" : operation.name + " may not have a body";
    const json& content = response["content"];
    if (!content.contains(plain)) return operation.name + " " + code + " may not be " + plain;
    if (plain.find("json") == std::string::npos) return "";
    const json value = json::parse(body, nullptr, false);
    if (value.is_discarded()) return operation.name + " is no JSON";
    const std::string fault = fault_of(content[plain].at("schema"), value, "");
    return fault.empty() ? "" : operation.name + " " + code + ": " + fault;
}

std::string Contract::fault_of(const json& given, const json& value, const std::string& at) const {
    const json& schema = resolved(given);
    for (const auto& [word, ignored] : schema.items())
        if (std::find(kWords.begin(), kWords.end(), word) == kWords.end())
            return "the contract says \"" + word + "\", which the judge does not know";
    const auto no = [&](const std::string& why) { return (at.empty() ? "/" : at) + " " + why; };
    if (schema.contains("type")) {
        const json types = schema["type"].is_array() ? schema["type"] : json::array({schema["type"]});
        if (std::none_of(types.begin(), types.end(), [&](const json& type) { return is_of(type, value); }))
            return no("is no " + types.dump());
    }
    if (schema.contains("enum")) {
        const json& words = schema["enum"];
        if (std::find(words.begin(), words.end(), value) == words.end())
            return no("is no word of its list: " + value.dump());
    }
    if (schema.contains("const") && schema["const"] != value) return no("is another value");
    if (schema.contains("anyOf")) {
        const json& any = schema["anyOf"];
        if (std::none_of(any.begin(), any.end(),
                         [&](const json& one) { return fault_of(one, value, at).empty(); }))
            return no("fits none of anyOf");
    }
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        if (schema.contains("pattern") &&
            !std::regex_search(text, std::regex(schema["pattern"].get<std::string>())))
            return no("does not fit its pattern");
        const std::string format = schema.value("format", "");
        if (format == "date-time" && !parse_instant(text)) return no("is no moment");
        if (format == "date" && !parse_day(text)) return no("is no day");
    }
    if (value.is_number()) {
        if (schema.contains("minimum") && value < schema["minimum"]) return no("is too small");
        if (schema.contains("maximum") && value > schema["maximum"]) return no("is too large");
    }
    if (value.is_array()) {
        if (schema.contains("minItems") && value.size() < schema["minItems"]) return no("has too few");
        if (schema.contains("maxItems") && value.size() > schema["maxItems"]) return no("has too many");
        for (std::size_t n = 0; n < value.size() && schema.contains("items"); ++n)
            if (auto fault = fault_of(schema["items"], value[n], at + "/" + std::to_string(n));
                !fault.empty())
                return fault;
    }
    if (!value.is_object()) return "";
    for (const json& name : schema.value("required", json::array()))
        if (!value.contains(name.get<std::string>())) return no("lacks " + name.get<std::string>());
    const json properties = schema.value("properties", json::object());
    for (const auto& [name, part] : value.items()) {
        const std::string place = at + "/" + name;
        if (properties.contains(name)) {
            if (auto fault = fault_of(properties[name], part, place); !fault.empty()) return fault;
        } else if (schema.contains("additionalProperties")) {
            const json& others = schema["additionalProperties"];
            if (others == false) return place + " is not in the contract";
            if (others.is_object())
                if (auto fault = fault_of(others, part, place); !fault.empty()) return fault;
        }
    }
    return "";
}

}  // namespace beian::http
