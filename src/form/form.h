// What has the applicant declared? Groups of values as rules/fields.yaml names them.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace beian::form {

struct Group {
    std::map<std::string, std::vector<std::string>, std::less<>> values;
    std::map<std::string, std::vector<Group>, std::less<>> parts;

    /// The first value, or an empty one.
    const std::string& value(std::string_view name) const;
    const std::vector<std::string>& all(std::string_view name) const;
    /// The first part of that name, or an empty one.
    const Group& part(std::string_view name) const;
    const std::vector<Group>& many(std::string_view name) const;
    bool has(std::string_view name) const { return !value(name).empty(); }
    bool operator==(const Group&) const = default;
};

/// The whole declaration; its parts are the top groups.
using Form = Group;

/// JSON: `{ "subject": { "name": "…" }, "services": [ { "domains": [ … ], "contents": ["1"] } ] }`, values
/// texts, true, false or whole numbers. Limits stand before everything that is allocated.
Result<Form> parse_form(std::string_view json);
std::string to_json(const Form& form);

/// `services[0].domains[1].name`
class Path {
public:
    Path() = default;
    Path in(std::string_view group) const { return Path(joined(group)); }
    Path in(std::string_view group, std::size_t index) const {
        return Path(joined(group) + "[" + std::to_string(index) + "]");
    }
    std::string to(std::string_view field) const { return joined(field); }
    const std::string& text() const { return text_; }

private:
    explicit Path(std::string text) : text_(std::move(text)) {}
    std::string joined(std::string_view name) const {
        return (text_.empty() ? "" : text_ + ".") + std::string(name);
    }
    std::string text_;
};

}  // namespace beian::form
