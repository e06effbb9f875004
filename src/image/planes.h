// What do checks look at? Brightness, and two differences of colour at a quarter of its resolution.
#pragma once

#include "base/bytes.h"
#include "image/pixels.h"

#include <cstdint>

namespace beian::image {

/// Rows of 8 bits without gaps.
struct Plane {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    Bytes data;
    bool operator==(const Plane&) const = default;
};

/// As JFIF has them (full range, BT.601): what most photos are stored in, so that nothing is converted there
/// and back. Grey is 128 in both colours.
struct Planes {
    static constexpr std::uint32_t kColourStep = 4;  // light pixels to a colour pixel, along each side
    Plane light;
    Plane blue;  // Cb
    Plane red;   // Cr, of the same size as `blue`
    bool operator==(const Planes&) const = default;
};

/// Bytes of all three for a light plane of this size.
std::uint64_t bytes_of_planes(std::uint32_t width, std::uint32_t height);
/// Three planes without their pixels yet.
Planes planes_sized(std::uint32_t width, std::uint32_t height);
/// From grey or RGB.
Planes planes_of(const Pixels& pixels);
/// Gives planes of known sizes their pixels, which lie one after the other in `bytes`.
void fill(Planes& planes, BytesView bytes);
/// Half as wide and high, each pixel the mean of four; an odd last row or column is left out.
Planes halved(const Planes& planes);
/// As the orientation tag (1…8) says.
Planes turned(Planes stored, int orientation);

}  // namespace beian::image
