// How do a stranger's bytes become safe, upright pixels?
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "image/limits.h"
#include "image/pixels.h"

namespace beian::image {

/// Apply turns the picture as its orientation tag says; Keep leaves it as it is stored.
enum class Orientation { Apply, Keep };

/// 8 bits a colour: 16-bit pictures are rounded, palettes looked up, transparency laid on white, CMYK turned
/// into RGB; of a moving picture the first frame. Refuses what is not whole and what would need more than
/// `limits` allow.
Result<Pixels> decode(BytesView bytes, const Limits& limits, Orientation orientation);

/// The same at 1, 1/2, 1/4 or 1/8 of the size, rounded up, without ever holding the whole: so a picture of
/// 108 megapixels fits. Another denominator is refused.
Result<Pixels> decode_scaled(BytesView bytes, const Limits& limits, Orientation orientation,
                             unsigned denominator);

/// The largest denominator that leaves the longer side at `long_side` or more; 1 where none does.
unsigned denominator_for(std::uint32_t width, std::uint32_t height, std::uint32_t long_side);

}  // namespace beian::image
