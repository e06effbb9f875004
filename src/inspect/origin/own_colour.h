// How much colour has the document of its own, once the colour of the light is taken away?
#pragma once

#include "image/planes.h"

#include <optional>

namespace beian::inspect {

struct OwnColour {
    double strongest = 0;  // levels of Cb and Cr that the most coloured fiftieth of it has at least
    double share = 0;      // of it that has colour beyond noise
    bool operator==(const OwnColour&) const = default;
};

/// Of the flat document: light, and colours at a quarter of its size. Nothing where too little of it is
/// neither black nor burnt out.
std::optional<OwnColour> own_colour(const image::Plane& light, const image::Plane& blue,
                                    const image::Plane& red);

}  // namespace beian::inspect
