// Which characters does no font of this machine have? A box with numbers in it is worse than nothing: room is
// left, and a hand writes the character.
#pragma once

#include "letter/filling.h"

#include <string>
#include <vector>

namespace beian::letter {

/// Each once, in the order of the text.
std::vector<std::string> lacking_in_fonts(const Filled& letter);
/// The letter with a gap in place of each of them.
Filled without_lacking(const Filled& letter);

}  // namespace beian::letter
