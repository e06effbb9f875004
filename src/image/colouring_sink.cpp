#include "image/colouring_sink.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace beian::image {
namespace {

/// Of light; a unit of a JPEG at half its size has no more.
constexpr std::uint32_t kRowsHeld = 8;

// Eight numbers at once, as every processor has them.
constexpr std::uint32_t kAtOnce = 8;
using Eight = std::int16_t __attribute__((vector_size(2 * kAtOnce)));

Eight loaded(const std::uint8_t* from) {
    using EightBytes = std::uint8_t __attribute__((vector_size(kAtOnce)));
    EightBytes bytes;
    std::memcpy(&bytes, from, sizeof bytes);
    return __builtin_convertvector(bytes, Eight);
}

Eight level(Eight value) {
    const Eight positive = value > 0 ? value : Eight{};
    return positive < 255 ? positive : Eight{} + 255;
}

/// What a colour adds to its light. JFIF 1.02 has 1.402, 0.714136, 0.344136 and 1.772: in 256ths, and whole
/// ones apart, so that no product leaves 16 bits.
struct Offsets {
    Eight red, green, blue;
};

Offsets offsets_of(Eight blue, Eight red) {
    blue -= 128, red -= 128;
    return {red + ((103 * red + 128) >> 8), ((73 * red - 88 * blue + 128) >> 8) - red,
            2 * blue - ((58 * blue + 128) >> 8)};
}

Eight doubled_low(Eight colours) {
    return __builtin_shufflevector(colours, colours, 0, 0, 1, 1, 2, 2, 3, 3);
}
Eight doubled_high(Eight colours) {
    return __builtin_shufflevector(colours, colours, 4, 4, 5, 5, 6, 6, 7, 7);
}

void put_eight(Eight light, const Offsets& offsets, std::uint8_t* to) {
    const Eight red = level(light + offsets.red), green = level(light + offsets.green),
                blue = level(light + offsets.blue);
    if constexpr (std::endian::native == std::endian::little) {
        const Eight both = red | (green << 8);
        const Eight words[] = {__builtin_shufflevector(both, blue, 0, 8, 1, 9, 2, 10, 3, 11),
                               __builtin_shufflevector(both, blue, 4, 12, 5, 13, 6, 14, 7, 15)};
        std::uint64_t pairs[4];
        static_assert(sizeof pairs == sizeof words);
        std::memcpy(pairs, words, sizeof pairs);
        // Of eight bytes six are two pixels; the next ones cover the rest.
        for (std::size_t i = 0; i < 4; ++i) {
            const std::uint64_t six = (pairs[i] & 0xFFFFFF) | pairs[i] >> 32 << 24;
            std::memcpy(to + 6 * i, &six, sizeof six);
        }
    } else {
        for (std::size_t i = 0; i < kAtOnce; ++i, to += 3) {
            to[0] = static_cast<std::uint8_t>(red[i]), to[1] = static_cast<std::uint8_t>(green[i]),
            to[2] = static_cast<std::uint8_t>(blue[i]);
        }
    }
}

}  // namespace

bool ColouringSink::begin_planes(const PlanarFrame& frame) {
    frame_ = frame;
    step_x_ = frame.colour_width < frame.width ? 2 : 1, step_y_ = frame.colour_height < frame.height ? 2 : 1;
    if (frame.colour_width * step_x_ < frame.width || frame.colour_height * step_y_ < frame.height)
        return false;
    // Room for the last eight colours, and for the light of as many.
    stride_ = std::size_t{frame.width} + 2 * kAtOnce;
    for (Bytes* rows : {&light_, &blue_, &red_}) rows->assign(stride_ * kRowsHeld, 0);
    row_.resize(3 * stride_ + sizeof(std::uint64_t));
    return begin({frame.width, frame.height, 3, RowOrder::TopDown});
}

void ColouringSink::put_plane(int plane, const std::uint8_t* row, std::uint32_t y) {
    Bytes& rows = plane == 0 ? light_ : plane == 1 ? blue_ : red_;
    const std::uint32_t wide = plane == 0 ? frame_.width : std::min(frame_.width, frame_.colour_width);
    std::copy_n(row, wide, rows.data() + y % kRowsHeld * stride_);
    if (plane != 2) return;
    for (std::uint32_t i = y * step_y_; i < std::min((y + 1) * step_y_, frame_.height); ++i) hand_on(i);
}

void ColouringSink::hand_on(std::uint32_t y) {
    const std::size_t colour_row = y / step_y_ % kRowsHeld * stride_;
    const std::uint8_t *light = light_.data() + y % kRowsHeld * stride_, *blue = blue_.data() + colour_row,
                       *red = red_.data() + colour_row;
    std::uint8_t* to = row_.data();
    for (std::uint32_t x = 0; x < frame_.width; x += kAtOnce * step_x_) {
        const Offsets offsets = offsets_of(loaded(blue + x / step_x_), loaded(red + x / step_x_));
        if (step_x_ == 1) {
            put_eight(loaded(light + x), offsets, to + std::size_t{3} * x);
            continue;
        }
        put_eight(loaded(light + x),
                  {doubled_low(offsets.red), doubled_low(offsets.green), doubled_low(offsets.blue)},
                  to + std::size_t{3} * x);
        put_eight(loaded(light + x + kAtOnce),
                  {doubled_high(offsets.red), doubled_high(offsets.green), doubled_high(offsets.blue)},
                  to + std::size_t{3} * (x + kAtOnce));
    }
    put(row_.data(), frame_.width, 0, 1, y);
}

}  // namespace beian::image
