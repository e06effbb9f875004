// Which travel permit's number stands here? A letter and eight digits, or eight digits; the count of issues
// that follows is no part of it.
#pragma once

#include "reading/number.h"
#include "reading/sheet.h"

namespace beian::reading {

enum class PermitLetters { HongKongMacau, None };

/// Empty where there is none. It has no check digit: never proven.
ReadNumber read_permit_number(const Stretch& glyphs, PermitLetters letters);

}  // namespace beian::reading
