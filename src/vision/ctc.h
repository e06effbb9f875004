// Which characters does a row of class probabilities spell? Connectionist temporal classification, best path
// (Graves et al. 2006): the likeliest class of every step, repeats and blanks dropped.
#pragma once

#include "vision/alphabet.h"
#include "vision/text_line.h"

#include <cstddef>
#include <span>
#include <vector>

namespace beian::vision {

/// `probabilities`: `steps` rows of one value for each class of the alphabet, at least. `allowed`: only these
/// are considered; their probabilities stay as they are, so that a forced choice keeps its low confidence.
/// `used`: the share of the steps that shows the line, the rest being padding.
std::vector<Character> spell(std::span<const float> probabilities, std::size_t steps,
                             const Alphabet& alphabet, const AllowedCharacters* allowed, double used);

}  // namespace beian::vision
