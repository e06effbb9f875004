// Which document does this person hold? A card in a hand takes a thirtieth of the picture, and lies light on
// light clothes.
#pragma once

#include "document/finder.h"
#include "image/pixels.h"
#include "vision/face.h"

#include <optional>

namespace beian::likeness {

/// A card or a passport below the holder's chin, seen in a closer look there; in pixels of the photo. Nothing
/// where none is whole in that place: larger sheets are found in the whole photo.
std::optional<document::FoundDocument> find_in_hand(const image::Pixels& photo, const vision::Face& holder);

}  // namespace beian::likeness
