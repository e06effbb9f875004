#include "image/huffman.h"

#include <algorithm>

namespace beian::image {
namespace {

/// The number that `bits` of it stand for: the lower half of them are negative.
std::int32_t extended(std::uint32_t number, std::uint32_t bits) {
    if (bits == 0) return 0;
    const auto value = static_cast<std::int32_t>(number);
    return number >> (bits - 1) != 0 ? value : value - (1 << bits) + 1;
}

std::uint32_t skipped_by(std::uint32_t symbol, HuffmanTable::Of of) {
    if (of == HuffmanTable::Of::Means) return 0;
    return (symbol & 15) == 0 && symbol != 0xF0 ? HuffmanTable::kEndOfBlock : symbol >> 4;
}

}  // namespace

std::optional<HuffmanTable> HuffmanTable::make(BytesView counts, BytesView symbols, Of of) {
    if (counts.size() != 16 || symbols.size() > 256) return std::nullopt;
    HuffmanTable table;
    table.of_ = of;
    std::copy(symbols.begin(), symbols.end(), table.symbols_.begin());
    std::int32_t code = 0, place = 0;
    for (int length = 1; length <= 16; ++length, code <<= 1) {
        const auto at = static_cast<std::size_t>(length);
        table.first_[at] = code, table.place_[at] = place;
        for (int i = 0; i < counts[at - 1]; ++i, ++code, ++place) {
            if (code >= 1 << length || place >= static_cast<std::int32_t>(symbols.size()))
                return std::nullopt;
            const std::uint32_t symbol = symbols[static_cast<std::size_t>(place)];
            if (of == Of::Means && symbol > 15) return std::nullopt;
            const int number = static_cast<int>(symbol & 15), rest = kPeeked - length - number;
            if (rest < 0) continue;
            for (std::uint32_t bits = 0; bits < 1U << (kPeeked - length); ++bits) {
                const std::int32_t value = extended(bits >> rest, symbol & 15);
                table.steps_[static_cast<std::size_t>(code) << (kPeeked - length) | bits] =
                    static_cast<std::uint32_t>(value) << 16 | skipped_by(symbol, of) << 8 |
                    static_cast<std::uint32_t>(length + number);
            }
        }
        table.beyond_[at] = code;
    }
    return table;
}

std::optional<Step> HuffmanTable::read_long(Bits& bits) const {
    const std::uint32_t ahead = bits.peek(16);
    for (int length = 1; length <= 16; ++length) {
        const auto at = static_cast<std::size_t>(length);
        const auto code = static_cast<std::int32_t>(ahead >> (16 - length));
        if (code < first_[at] || code >= beyond_[at]) continue;
        const std::uint32_t symbol = symbols_[static_cast<std::size_t>(place_[at] + code - first_[at])];
        const auto number = static_cast<int>(symbol & 15);
        bits.drop(length);
        const std::int32_t value = number == 0 ? 0 : extended(bits.peek(number), symbol & 15);
        bits.drop(number);
        return Step{value, skipped_by(symbol, of_), static_cast<std::uint32_t>(length + number)};
    }
    return std::nullopt;
}

}  // namespace beian::image
