// From where on is something a fault, how bad is it, and in which words is it said? What rules/checks.yaml
// and its like hold.
#pragma once

#include "base/result.h"
#include "base/words.h"
#include "model/finding.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace beian::findings {

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

/// An answer a check may give, and the blanks its words may use (space between).
struct AnswerSpec {
    std::string_view name;
    std::string_view blanks;
};

/// A check's place in the book.
struct Section {
    std::string_view id;
    std::span<const AnswerSpec> answers;
    std::span<const std::string_view> limits;
};

/// What code decides at most: data may only ask for less.
struct Ceiling {
    std::string_view check;
    std::string_view limit;
    double most = 0;
};

/// What a book must hold, no more and no less.
struct BookLayout {
    std::vector<Section> checks;
    std::vector<Section> settings;  // beside `checks`: limits with their reasons, nothing to say
    std::vector<Ceiling> ceilings;
};

/// Reads a book strictly: an unknown or missing name is refused, all faults at once, each with file and line.
Result<CheckBook> load_check_book(const std::string& path, const BookLayout& layout);
/// The same from text; `name` stands for the file in errors.
Result<CheckBook> read_check_book(const std::string& yaml, std::string_view name, const BookLayout& layout);

}  // namespace beian::findings
