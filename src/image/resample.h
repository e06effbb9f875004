// How does a picture become larger, smaller or straight, with nothing in it that was not there?
#pragma once

#include "image/pixel_view.h"

#include <array>
#include <cstdint>
#include <span>

namespace beian::image {

/// Smaller: each pixel is the mean of what it covers. Larger: a straight line between neighbours, which
/// neither sharpens nor invents.
Pixels resized(const PixelView& from, std::uint32_t width, std::uint32_t height);

/// Where the target's pixels lie in the source: its pixel 0, 0 at x, y, its rows turned clockwise, `scale`
/// target pixels to one of the source. Places are middles of pixels.
struct Placement {
    double x = 0;
    double y = 0;
    double turn_deg = 0;
    double scale = 1;
    bool operator==(const Placement&) const = default;
};

using Tone = std::array<std::uint8_t, 3>;

/// A part of a picture that is being put together, RGB.
struct Canvas {
    std::span<std::uint8_t> data;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::size_t stride = 0;
};

/// Fills the canvas from `from`; what lies outside of that has the tone `around`.
void draw(const PixelView& from, const Placement& placement, Tone around, const Canvas& to);

}  // namespace beian::image
