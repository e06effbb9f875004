// Does the document lie on a screen, whose dark frame runs along with its sides?
#pragma once

#include "image/planes.h"
#include "inspect/vocabulary.h"

namespace beian::inspect {

/// Along how many of its four sides, beyond a plain strip, a much darker band begins that is parallel to the
/// side as the document itself lies. A program shows a picture square to the screen's frame; whoever lays a
/// card on a sheet of paper does not. `size`: of the document, in millimetres or any unit.
int bezel_sides(const image::Plane& light, const Quad& document, const PaperSize& size);

}  // namespace beian::inspect
