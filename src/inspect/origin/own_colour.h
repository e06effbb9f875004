// How much colour has the document of its own, once the colour of the light is taken away?
#pragma once

#include "inspect/cells.h"

#include <optional>

namespace beian::inspect {

struct OwnColour {
    double strongest = 0;  // levels of Cb and Cr that the most coloured fiftieth of it has at least
    double share = 0;      // of it that has colour beyond noise
    bool operator==(const OwnColour&) const = default;
};

/// Nothing where too little of the document is to be seen or not black.
std::optional<OwnColour> own_colour(const Cells& document);

}  // namespace beian::inspect
