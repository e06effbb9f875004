// What does a baseline JPEG say before its packed bits? Used by baseline_jpeg.cpp only.
#pragma once

#include "base/bytes.h"
#include "image/huffman.h"

#include <array>
#include <optional>

namespace beian::image {

struct BaselineComponent {
    std::uint8_t id = 0, quantiser = 0, across = 1, down = 1;  // blocks in a unit
    std::uint8_t means = 0, waves = 0;                         // tables
};

struct BaselinePlan {
    std::uint32_t width = 0, height = 0, restart_every = 0;
    std::array<BaselineComponent, 3> components;  // light, then the colours
    std::array<std::optional<std::array<std::uint16_t, 64>>, 4> quantisers;
    std::array<std::optional<HuffmanTable>, 4> means, waves;
    bool is_jfif = false;
    std::optional<unsigned> adobe_transform;
    std::size_t packed = 0;  // where the bits begin

    std::uint32_t units_across() const {
        return (width + 8U * components[0].across - 1) / (8U * components[0].across);
    }
    std::uint32_t units_down() const {
        return (height + 8U * components[0].down - 1) / (8U * components[0].down);
    }
};

/// Nothing where it is not plain: three planes of light and colours in one scan, all tables there.
std::optional<BaselinePlan> read_baseline_plan(BytesView bytes);

}  // namespace beian::image
