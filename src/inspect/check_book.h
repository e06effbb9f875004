// From where on is something a fault, how bad is it, and in which words is it said? What rules/checks.yaml
// holds.
#pragma once

#include "base/result.h"
#include "base/words.h"
#include "model/finding.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace beian::inspect {

/// One thing a check can say, as the rule keepers word it. `{blank}` is filled in by the check.
struct Answer {
    model::Severity severity = model::Severity::Info;
    Words message;
    Words advice;
    bool operator==(const Answer&) const = default;
};

/// Keys are (check id, name of the answer or limit). Complete: every check finds all that it names.
struct CheckBook {
    std::map<std::pair<std::string, std::string>, Answer> answers;
    std::map<std::pair<std::string, std::string>, double> limits;
    bool operator==(const CheckBook&) const = default;
};

/// Reads `rules/checks.yaml` strictly: an unknown or missing name is refused, all faults at once, each with
/// file and line.
Result<CheckBook> load_check_book(const std::string& path);
/// The same from text; `name` stands for the file in errors.
Result<CheckBook> read_check_book(const std::string& yaml, std::string_view name);

}  // namespace beian::inspect
