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

}  // namespace beian::image
