// How much dark is there between the lids? Iris, pupil and lashes, where landmarks alone do not see whether
// an eye is open.
#pragma once

#include "image/pixels.h"
#include "vision/face.h"

#include <optional>

namespace beian::vision {

/// Share of the ellipses from corner to corner of the eyes, a little higher than open lids, that is darker
/// than `border` (luma as JFIF has it, 0 … 255): the mean of both. Nothing where an eye is fewer than six
/// pixels wide.
std::optional<double> dark_of_eyes(const image::Pixels& picture, const FaceLandmarks& landmarks,
                                   double border);

}  // namespace beian::vision
