// Which step of a JPEG's packed stream comes next? Most are found with one look into a table.
// Used by baseline_jpeg.cpp only.
#pragma once

#include "base/bytes.h"

#include <array>
#include <cstdint>
#include <optional>

namespace beian::image {

/// Bits, the next one highest. Whoever fills it takes care that the memory ahead of `at` can be read.
struct Bits {
    std::uint64_t hold = 0;
    int count = 0;
    const std::uint8_t* at = nullptr;

    /// At least 56 afterwards.
    void refill() {
        std::uint64_t next = 0;
        for (int i = 0; i < 8; ++i) next = next << 8 | at[i];  // one load: compilers know
        hold |= next >> count;
        at += (63 - count) >> 3;
        count |= 56;
    }
    std::uint32_t peek(int bits) const { return static_cast<std::uint32_t>(hold >> (64 - bits)); }
    void drop(int bits) {
        hold <<= bits;
        count -= bits;
    }
    /// The first byte that no bit was taken of.
    const std::uint8_t* reached() const { return at - (count >> 3); }
};

/// A number, and how many zeros stand before it.
struct Step {
    std::int16_t value = 0;
    std::uint8_t skipped = 0;
    // Of code and number together; 0: a longer one, for `find_long`, with its symbol as value and the code's
    // length as what is skipped, where a look shows these.
    std::uint8_t bits = 0;
    // Where the same look shows one more:
    std::int16_t next_value = 0;
    std::uint8_t next = 0;  // places after this one; 0: none is shown
    std::uint8_t all_bits = 0;
};

/// ITU-T T.81, annexes C and F.2.2: a code says how many zeros are skipped and how many bits of a number
/// follow. Where these are short enough, one look tells them and often those after them too.
class HuffmanTable {
public:
    enum class Of { Means, Waves };
    /// More than any block has: no number follows.
    static constexpr std::uint8_t kEndOfBlock = 128;
    static constexpr int kPeeked = 10;

    /// `counts` codes of 1 to 16 bits, and what they stand for. Nothing where they are no code.
    static std::optional<HuffmanTable> make(BytesView counts, BytesView symbols, Of of);

    Step look(const Bits& bits) const { return steps_[bits.peek(kPeeked)]; }
    /// For a look that showed none, with the 31 bits from there on. Of no bits where no code begins so.
    Step find_long(Step looked, std::uint32_t ahead) const;

private:
    void pair_steps();
    Step step_of(std::uint32_t symbol, int length, std::uint32_t ahead) const;

    std::array<Step, 1 << kPeeked> steps_{};
    std::array<std::int32_t, 17> first_{}, beyond_{},
        place_{};  // by length: codes, and where their symbols begin
    std::array<std::uint8_t, 256> symbols_{};
    Of of_ = Of::Means;
};

}  // namespace beian::image
