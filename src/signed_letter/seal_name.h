// Whose seal is it? The name along its edge, unrolled and read.
#pragma once

#include "signed_letter/sight.h"

#include <string>
#include <string_view>

namespace beian::signed_letter {

/// The Chinese characters read along the edge, clockwise from the lower left; empty where none could be.
std::string name_on(const Sight& sight, const RedMark& seal);
/// The share of the name's characters that stand in the text, in their order (longest common subsequence).
double shared_with(std::string_view name, std::string_view text);

}  // namespace beian::signed_letter
