// What is a picture once it is unpacked? Upright rows of 8-bit grey or RGB.
#pragma once

#include "base/bytes.h"

#include <cstdint>

namespace beian::image {

struct Pixels {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t channels = 0;  // 1 grey, 3 RGB
    Bytes data;                  // rows without gaps
    bool operator==(const Pixels&) const = default;

    BytesView row(std::uint32_t y) const {
        const std::size_t stride = std::size_t{width} * channels;
        return BytesView(data).subspan(y * stride, stride);
    }
};

}  // namespace beian::image
