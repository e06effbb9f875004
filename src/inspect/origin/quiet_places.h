// Where on the document has the picture less grain than all around? Cameras grain everything alike; a brush
// does not.
#pragma once

#include "inspect/vocabulary.h"

#include <optional>

namespace beian::inspect {

struct QuietPlace {
    int left = 0, top = 0, right = 0, bottom = 0;  // pixels of the light plane
    double quiet = 0;                              // share of its even squares that have next to no grain
    bool operator==(const QuietPlace&) const = default;
};

struct Grain {
    double level = 0;                 // of the document's even squares, levels
    double quiet_share = 0;           // of them all
    std::optional<QuietPlace> place;  // the quietest, where there is a contrast at all
};

Grain grain_of(const image::Plane& light, const Quad& document);

}  // namespace beian::inspect
