// Is the face on a sheet of paper or on a screen? What of either can be seen in one frame.
#pragma once

#include "image/pixels.h"
#include "vision/face.h"

#include <optional>

namespace beian::presence {

struct SheetSigns {
    /// How sharp the strongest line of the face's spectrum is (image/spectrum.h): a screen's pixels, or the
    /// moiré that they fold into. 0 where the face is too small to tell.
    double grid = 0;
    /// Where a straight upright edge runs beside the face, from over the head to the chin: pixels from the
    /// picture's left, at the height of the eyes. Of paper, of a bezel, or of a door behind the person.
    std::optional<double> left{}, right{};
    bool operator==(const SheetSigns&) const = default;
};

/// `picture` is RGB or grey; `face` has its landmarks.
SheetSigns sheet_signs(const image::Pixels& picture, const vision::Face& face);

}  // namespace beian::presence
