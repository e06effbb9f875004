#include "image/folded_block.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <numbers>

namespace beian::image {
namespace {

/// Where each number of the file's order stands in its block: T.81, figure A.6.
constexpr std::array<std::uint8_t, 64> kZigzag = [] {
    std::array<std::uint8_t, 64> order{};
    int x = 0, y = 0;
    for (std::uint8_t& place : order) {
        place = static_cast<std::uint8_t>(8 * y + x);
        const bool rises = (x + y) % 2 == 0;
        int &ahead = rises ? x : y, &back = rises ? y : x;
        if (ahead == 7) {
            ++back;
        } else {
            ++ahead;
            if (back > 0) --back;
        }
    }
    return order;
}();

struct Alias {
    int wave = 0;
    double weight = 0;
};

/// The wave of `pixels` onto which wave `u` of eight folds, and how much of it is left in means.
Alias alias_of(int u, int pixels) {
    const int half = 2 * pixels;  // waves repeat after so many, and turn back half-way
    int wave = u % (2 * half);
    if (wave > half) wave = 2 * half - wave;
    double sign = 1;
    if (wave > pixels) wave = half - wave, sign = -1;
    if (wave == pixels) return {};
    // The mean over the 8 / pixels samples around a sample's middle.
    const double angle = u * std::numbers::pi / 16;
    double left = u == 0 ? std::sqrt(0.125) : 0.5;
    for (int step = 8 / pixels; step > 1; step /= 2) left *= std::cos(angle * (8.0 / pixels) / step);
    return {wave, sign * left};
}

// Four numbers at once, as every processor has them.
using Four = float __attribute__((vector_size(16)));
using FourInts = std::int32_t __attribute__((vector_size(16)));

void four_points(Four (&z)[4]) {
    constexpr float kLong = 0.923879533F, kShort = 0.382683432F,
                    kMiddle = 0.707106781F;  // cos of π/8, 3π/8, π/4
    const Four middle = z[2] * kMiddle, even = z[0] + middle, odd = z[0] - middle;
    const Four outer = z[1] * kLong + z[3] * kShort, inner = z[1] * kShort - z[3] * kLong;
    z[0] = even + outer, z[1] = odd + inner, z[2] = odd - inner, z[3] = even - outer;
}

void transpose(Four (&z)[4]) {
    const Four a = __builtin_shufflevector(z[0], z[1], 0, 4, 1, 5),
               b = __builtin_shufflevector(z[2], z[3], 0, 4, 1, 5),
               c = __builtin_shufflevector(z[0], z[1], 2, 6, 3, 7),
               d = __builtin_shufflevector(z[2], z[3], 2, 6, 3, 7);
    z[0] = __builtin_shufflevector(a, b, 0, 1, 4, 5), z[1] = __builtin_shufflevector(a, b, 2, 3, 6, 7);
    z[2] = __builtin_shufflevector(c, d, 0, 1, 4, 5), z[3] = __builtin_shufflevector(c, d, 2, 3, 6, 7);
}

constexpr float kMiddleGrey = 128.5F;  // T.81, A.3.1, and half a level for rounding

FourInts levels(Four values) {
    const FourInts whole = __builtin_convertvector(values + kMiddleGrey, FourInts),
                   positive = whole & (whole > 0);
    return (positive | (positive > 255)) & 255;
}

void draw_sixteen(const Folding::Waves& waves, std::uint8_t* to, std::size_t stride) {
    FourInts sums[4];
    static_assert(sizeof(sums) == Folding::kWaves * sizeof(waves[0]));
    std::memcpy(&sums, waves.data(), sizeof sums);
    Four z[4];
    for (int i = 0; i < 4; ++i) z[i] = __builtin_convertvector(sums[i], Four) * (1.0F / Folding::kOne);
    four_points(z);
    transpose(z);
    four_points(z);
    // Four columns become four rows: a number for each, of four bytes.
    constexpr bool kLowestFirst = std::endian::native == std::endian::little;
    FourInts rows{};
    for (int column = 0; column < 4; ++column)
        rows |= levels(z[column]) << 8 * (kLowestFirst ? column : 3 - column);
    for (int row = 0; row < 4; ++row) {
        const std::int32_t four = rows[row];
        std::memcpy(to + static_cast<std::size_t>(row) * stride, &four, sizeof four);
    }
}

}  // namespace

Folding::Folding(int across, int down, const std::array<std::uint16_t, 64>& steps)
    : across_(across), down_(down) {
    for (std::size_t place = 0; place < 64; ++place) {
        const Alias x = alias_of(kZigzag[place] % 8, across), y = alias_of(kZigzag[place] / 8, down);
        double weight = x.weight * y.weight * steps[place];
        if (weight == 0) continue;
        if (across < 4) weight *= std::pow(0.5, (x.wave + y.wave) / 2.0);
        const int to = std::max(across, 2) * y.wave + x.wave;
        ways_[place] = {static_cast<std::int32_t>(std::lround(weight * kOne)),
                        static_cast<std::uint32_t>(to)};
    }
}

void Folding::draw(const Waves& waves, std::uint8_t* to, std::size_t stride) const {
    if (across_ == 4) return draw_sixteen(waves, to, stride);
    // The cosines, all of π/4, are in the weights already. Damaged files add up to more than 32 bits.
    const std::int64_t mean = std::int64_t{waves[0]} + 128 * kOne + kOne / 2, x = waves[1], y = waves[2],
                       both = waves[3];
    const std::array<std::int64_t, 4> sums{mean + x + y + both, mean - x + y - both, mean + x - y - both,
                                           mean - x - y + both};
    for (int row = 0; row < down_; ++row) {
        for (int column = 0; column < across_; ++column)
            to[static_cast<std::size_t>(row) * stride + static_cast<std::size_t>(column)] =
                static_cast<std::uint8_t>(std::clamp(sums[static_cast<std::size_t>(2 * row + column)] / kOne,
                                                     std::int64_t{0}, std::int64_t{255}));
    }
}

}  // namespace beian::image
