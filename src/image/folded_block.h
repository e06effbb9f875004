// What does a JPEG's block of 8 x 8 look like at half, a quarter or an eighth of its size?
// Used by baseline_jpeg.cpp only.
#pragma once

#include <array>
#include <cstdint>

namespace beian::image {

/// A smaller block's pixel is the mean of those that it stands for. Of a cosine wave (T.81, A.3.3) sampled so
/// coarsely only its alias is left: a half-size block has four waves, and each of the eight folds onto one of
/// them or onto none. So what is thrown away is never transformed.
class Folding {
public:
    static constexpr int kWaves = 16;  // in one smaller block, at most
    /// Where the waves are added up; the last one is for those that leave nothing.
    using Waves = std::array<std::int32_t, kWaves + 4>;

    static constexpr int kOne = 1 << 13;

    Folding() = default;
    /// `across` and `down`: pixels of the smaller block: 4 both, or 2 or 1 each. `steps`: of the quantiser,
    /// in the order of the file.
    Folding(int across, int down, const std::array<std::uint16_t, 64>& steps);

    int across() const { return across_; }
    int down() const { return down_; }
    /// Adds the number at `place` of the file's order; any place from 64 to 255 is none.
    void add(Waves& waves, std::uint32_t place, std::int32_t value) const {
        const Way& way = ways_[place];
        waves[way.to] = wrapped(static_cast<std::uint32_t>(waves[way.to]) +
                                static_cast<std::uint32_t>(way.weight) * static_cast<std::uint32_t>(value));
    }
    void draw(const Waves& waves, std::uint8_t* to, std::size_t stride) const;

private:
    /// Only in damaged files do sums grow so large.
    static std::int32_t wrapped(std::uint32_t sum) { return static_cast<std::int32_t>(sum); }

    struct Way {
        std::int32_t weight = 0;  // in 1/kOne
        std::uint32_t to = kWaves;
    };
    int across_ = 1, down_ = 1;
    std::array<Way, 256> ways_{};
};

}  // namespace beian::image
