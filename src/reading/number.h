// Which number is printed here, and does its check digit prove it?
#pragma once

#include "reading/sheet.h"

#include <functional>
#include <string>
#include <string_view>

namespace beian::reading {

struct ReadNumber {
    std::string value;
    double confidence = 0;
    bool proven = false;  // by its check digit
    bool repaired =
        false;  // one doubtful character was replaced by what else it may be, and only so it is proven
    bool operator==(const ReadNumber&) const = default;
};

/// `allowed`: the characters it may be written in; others are taken for their likeliest allowed reading, or
/// left out. `is_proven` says whether a whole number passes. A repair is made only where exactly one single
/// change of a doubtful character passes: check digits of ISO 7064 find every single wrong character, but
/// among many changes one passes by chance.
ReadNumber read_number(std::span<const Glyph> glyphs, std::string_view allowed,
                       const std::function<bool(const std::string&)>& is_proven);

}  // namespace beian::reading
