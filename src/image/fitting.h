// How does a picture come to weigh what a provider takes, in at most three encodes?
#pragma once

#include "image/jpeg_encoder.h"
#include "image/pixel_view.h"

#include <cstdint>

namespace beian::image {

/// 0 is no limit.
struct FitWish {
    std::uint64_t least_bytes = 0;
    std::uint64_t most_bytes = 0;
    std::uint64_t most_pixels = 0;
    std::uint32_t least_short_side = 0;  // shrinking stops here
    std::uint32_t least_long_side = 0;
    int quality = 90;        // tried first
    int least_quality = 80;  // below this the picture is made smaller instead
    BytesView colour_profile = {};
};

struct Fitted {
    Bytes jpeg;
    bool fits = false;  // within all of the wish; else it is as near as three encodes come
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    int quality = 0;
    int encodes = 0;
    bool operator==(const Fitted&) const = default;
};

inline constexpr int kMostEncodes = 3;

/// Too heavy: coarser down to `least_quality`, then smaller. Too light: finer, colour at full resolution,
/// then larger by plain interpolation; nothing is sharpened or padded.
Fitted fit_into(const PixelView& pixels, const FitWish& wish);

}  // namespace beian::image
