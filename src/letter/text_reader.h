// How does a line with `{blanks}` become pieces of text?
#pragma once

#include "letter/template.h"

#include <functional>
#include <string>
#include <string_view>

namespace beian::letter {

/// `致：{authority.name}`; `{gap:8}` leaves eight ems for a pen, and so does `{head.mobile?}` where
/// the value is not known. `fault` hears of a brace without its other half and a gap
/// that is no whole number from 1 to 40.
Text read_pieces(std::string_view line, const std::function<void(std::string)>& fault);

}  // namespace beian::letter
