// Where exactly, in the picture at full size, do the sides run?
#pragma once

#include "document/geometry.h"

#include <opencv2/core/mat.hpp>

namespace beian::document {

/// Moves each side onto the steepest change within `reach` pixels. Sides outside or on the picture's border
/// stay.
Corners refined(const image::Planes& picture, const Corners& corners, double reach);

}  // namespace beian::document
