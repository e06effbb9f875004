// What did the camera note about the picture? Which way up it is, and when it was taken.
#pragma once

#include "base/bytes.h"

#include <optional>
#include <string>

namespace beian::image {

struct Exif {
    int orientation = 1;                  // 1…8 as the standard counts; anything else is read as 1
    std::optional<std::string> captured;  // "2026-11-20T10:01:02", the camera's own clock
    bool odd_colours = false;             // the camera says that its colours are not sRGB
    bool names_camera = false;            // its maker, or how long the shutter was open
    std::string software;                 // printable, short
    bool operator==(const Exif&) const = default;
};

/// `tiff` begins at the byte-order mark. Reads two directories at most and follows no chain, so loops cannot
/// hold it.
Exif read_exif(BytesView tiff);

}  // namespace beian::image
