// What do the finder and the rectifier pass around? Points, quads and sizes of paper.
#pragma once

#include "image/planes.h"
#include "model/geometry.h"
#include "model/photo_spec.h"

namespace beian::document {

using model::PaperSize;
using model::Point;
using model::Quad;

inline constexpr PaperSize kCard{85.6, 54.0};            // ISO/IEC 7810 ID-1
inline constexpr PaperSize kPassportPage{125.0, 88.0};   // ISO/IEC 7810 ID-3
inline constexpr PaperSize kOpenPassport{125.0, 176.0};  // two of its pages, the fold across
inline constexpr PaperSize kA4Portrait{210, 297}, kA4Landscape{297, 210};
inline constexpr PaperSize kA3Portrait{297, 420}, kA3Landscape{420, 297};

}  // namespace beian::document
