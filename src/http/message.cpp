#include "http/message.h"

#include <algorithm>
#include <array>

namespace beian::http {

namespace {

constexpr std::array<std::string_view, 7> kNames = {"GET",   "HEAD",   "POST",   "PUT",
                                                    "PATCH", "DELETE", "OPTIONS"};
const std::string kNone;

const std::string* find(const Named& values, std::string_view name) {
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const auto& one) { return one.first == name; });
    return found == values.end() ? nullptr : &found->second;
}

}  // namespace

std::string_view name_of(Method method) {
    return kNames[static_cast<std::size_t>(method)];
}

std::optional<Method> find_method(std::string_view name) {
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<Method>(found - kNames.begin());
}

bool changes_something(Method method) {
    return method != Method::Get && method != Method::Head && method != Method::Options;
}

const std::string& Request::parameter(std::string_view name) const {
    const std::string* value = find(parameters, name);
    return value == nullptr ? kNone : *value;
}

const std::string& Request::header(std::string_view name) const {
    const std::string* value = find(headers, name);
    return value == nullptr ? kNone : *value;
}

const std::string* Request::find_query(std::string_view name) const {
    return find(query, name);
}

std::vector<std::string> Request::all_query(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [key, value] : query)
        if (key == name) values.push_back(value);
    return values;
}

Response json_response(unsigned status, std::string body) {
    return {status, "application/json", std::move(body), {}, {}};
}

Response no_content() {
    return {204, {}, {}, {}, {}};
}

}  // namespace beian::http
