// Where reading doubts: does this place look like the character that was drawn there, or like another?
#pragma once

#include "signed_letter/sight.h"

#include <string>

namespace beian::signed_letter {

/// How alike the place and the character as it was drawn are, -1 … 1 (normalised correlation at the best of
/// the places near by).
double likeness(const Sight& sight, const DrawnLine& line, const Drawn& character);
/// The same, had another character been printed there.
double likeness_of_other(const Sight& sight, const DrawnLine& line, const Drawn& character,
                         const std::string& other);

/// The character's place on the page, points.
letter::Area place_of(const DrawnLine& line, const Drawn& character);

}  // namespace beian::signed_letter
