// What may a check say, and how does it say it? Its part of the book: limits, and findings ready worded.
#pragma once

#include "findings/check_book.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace beian::findings {

/// What fills the `{blanks}` of an answer.
using Blanks = std::vector<std::pair<std::string_view, Words>>;

/// What a finding may carry beside its words.
struct Detail {
    std::optional<double> measured = std::nullopt;
    std::optional<double> needed = std::nullopt;
    std::optional<model::Region> region = std::nullopt;
};

/// One check's part of the book.
class Voice {
public:
    Voice(const CheckBook& book, std::string_view check) : book_(book), check_(check) {}
    double limit(std::string_view name) const;
    model::Finding say(std::string_view answer, const Blanks& blanks = {}, const Detail& detail = {}) const;

private:
    const CheckBook& book_;
    std::string check_;
};

}  // namespace beian::findings
