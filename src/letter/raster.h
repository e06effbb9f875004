// What does a page of a letter look like as pixels? What a photo of it is held against.
#pragma once

#include "letter/layout.h"

#include <cstdint>
#include <string>
#include <vector>

namespace beian::letter {

/// Rows of grey without gaps: 255 is paper.
struct Raster {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> grey;
};

/// The page, or only `part` of it (points), at so many dots to a point. `code` is what its QR code
/// says; empty: there is none. drawing.cpp draws it.
Raster draw_page(const Page& page, const std::string& code, double dots_per_point,
                 const Area& part = {0, 0, kPageWidth, kPageHeight});

}  // namespace beian::letter
