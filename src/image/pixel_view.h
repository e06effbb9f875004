// Which part of a picture is meant? Pixels seen but not owned, so that cropping costs nothing.
#pragma once

#include "image/pixels.h"

#include <cstddef>
#include <cstdint>

namespace beian::image {

struct PixelView {
    const std::uint8_t* data = nullptr;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t channels = 0;  // 1 grey, 3 RGB
    std::size_t stride = 0;      // bytes from row to row

    const std::uint8_t* row(std::uint32_t y) const { return data + y * stride; }
};

inline PixelView view_of(const Pixels& pixels) {
    return {pixels.data.data(), pixels.width, pixels.height, pixels.channels,
            std::size_t{pixels.width} * pixels.channels};
}

/// The rectangle must lie inside.
inline PixelView part_of(const PixelView& whole, std::uint32_t x, std::uint32_t y, std::uint32_t width,
                         std::uint32_t height) {
    return {whole.row(y) + std::size_t{x} * whole.channels, width, height, whole.channels, whole.stride};
}

}  // namespace beian::image
