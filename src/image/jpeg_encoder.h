// How do pixels become a JPEG again? Only pixels that are safe already: what a stranger sent comes through a
// `Sandbox` first.
#pragma once

#include "base/bytes.h"
#include "image/pixel_view.h"

namespace beian::image {

/// Halved keeps colour at half the resolution of light, as cameras do.
enum class Chroma { Halved, Full };

struct JpegSettings {
    int quality = 90;  // 1 … 100
    Chroma chroma = Chroma::Halved;
    /// Says what the colours mean; the only note beside the pixels that is ever written.
    BytesView colour_profile = {};
};

/// A baseline JPEG that any program opens, upright, without EXIF, comments or thumbnails. The view has 1 to
/// 65,500 pixels a side.
Bytes encode_jpeg(const PixelView& pixels, const JpegSettings& settings);

}  // namespace beian::image
