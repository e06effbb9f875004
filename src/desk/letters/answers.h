// May this be answered to what a letter asks?
#pragma once

#include "base/result.h"
#include "desk/letters/kept.h"
#include "letter/template.h"

#include <string>
#include <string_view>
#include <vector>

namespace beian::desk {

/// Refused: what the letter does not ask, a word that is none of the choices, too long, too many.
Status check_answers(const letter::Template& text, const LetterValues& answers);
/// What stands on each line, without the empty ones.
std::vector<std::string> lines_of(std::string_view text);

}  // namespace beian::desk
