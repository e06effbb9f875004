// Which day was written by hand into the place for a date?
#pragma once

#include "base/civil_day.h"
#include "letter/layout.h"
#include "signed_letter/eyes.h"
#include "signed_letter/ink.h"

#include <optional>
#include <string_view>
#include <vector>

namespace beian::signed_letter {

struct SeenDate {
    double ink[3] = {0, 0, 0};       // for year, month, day; in squares of a character
    std::optional<CivilDay> day{};   // as most readings have it
    std::vector<CivilDay> doubts{};  // other days that it may be nearly as well
    bool is_empty(double least_ink) const;
};

/// Handwriting is read several times, the whole and each number by itself, and the readings vote: one alone
/// errs too often to send a letter back.
SeenDate date_in(const Eyes& eyes, const Flat& flat, const Ink& ink, const letter::Area& place);

/// Year, month and day of a text such as 2026年11月30日; nothing where it is no day.
std::optional<CivilDay> day_in(std::string_view text);

}  // namespace beian::signed_letter
