// What do several checks look at? Signature, seal and date where a letter asks for them.
#pragma once

#include "signed_letter/sight.h"

#include <vector>

namespace beian::signed_letter {

using letter::HandArea;

/// The places of this kind on the page that is seen; none where it was not laid out.
std::vector<const HandArea*> places(const Sight& sight, HandArea::Kind kind);
/// In squares of a character.
double signature_ink(const Sight& sight, const HandArea& hand);
bool is_signed(const Sight& sight, const HandArea& hand, double least_ink);

/// Within what a hand may write: without the frame and the words in its corner.
letter::Area inside(const HandArea& hand);
letter::Area widened(const letter::Area& area, double by);
bool touches(const letter::Area& a, const letter::Area& b);

/// The red mark as large as a seal that lies nearest to where it should; nullptr without one.
const RedMark* seal_of(const Sight& sight);
/// Points. Seals of organisations are 38 to 45 mm across and more for authorities, those of contracts and
/// ovals less; with room for a faint rim.
inline constexpr double kSmallestSeal = 72, kLargestSeal = 180;

/// A letter that is not ours, or of ours not recognised: what its words tell is all there is.
bool is_own(const Sight& sight);
/// Does any letter for the material that is wanted ask for this?
bool asks_for(const Sight& sight, letter::Box::Kind kind);

}  // namespace beian::signed_letter
