// In which order does a person read the lines of a letter?
#pragma once

#include "signed_letter/text.h"

#include <span>
#include <vector>

namespace beian::signed_letter {

/// From top to bottom, side by side from left to right; of a table row by row, its label first. Points.
std::vector<ReadLine> in_reading_order(std::span<const ReadLine> lines);

}  // namespace beian::signed_letter
