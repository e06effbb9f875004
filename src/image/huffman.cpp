#include "image/huffman.h"

#include <algorithm>

namespace beian::image {
namespace {

/// The number that `bits` of it stand for: the lower half of them are negative.
std::int16_t extended(std::uint32_t number, std::uint32_t bits) {
    if (bits == 0) return 0;
    const auto value = static_cast<std::int32_t>(number);
    return static_cast<std::int16_t>(number >> (bits - 1) != 0 ? value : value - (1 << bits) + 1);
}

std::uint8_t skipped_by(std::uint32_t symbol, HuffmanTable::Of of) {
    if (of == HuffmanTable::Of::Means) return 0;
    if ((symbol & 15) == 0 && symbol != 0xF0) return HuffmanTable::kEndOfBlock;
    return static_cast<std::uint8_t>(symbol >> 4);
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
            if (length > kPeeked) continue;
            const auto taken = static_cast<std::uint8_t>(length + number);
            for (std::uint32_t bits = 0; bits < 1U << (kPeeked - length); ++bits) {
                Step& step = table.steps_[static_cast<std::size_t>(code) << (kPeeked - length) | bits];
                if (rest >= 0)
                    step = {extended(bits >> rest, symbol & 15), skipped_by(symbol, of), taken, 0, 0, taken};
                else
                    step = {static_cast<std::int16_t>(symbol), static_cast<std::uint8_t>(length), 0, 0, 0, 0};
            }
        }
        table.beyond_[at] = code;
    }
    if (of == Of::Waves) table.pair_steps();
    return table;
}

void HuffmanTable::pair_steps() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        Step& step = steps_[i];
        if (step.bits == 0 || step.skipped == kEndOfBlock) continue;
        const Step& next = steps_[(i << step.bits) % steps_.size()];
        if (next.bits == 0 || step.bits + next.bits > kPeeked) continue;
        step.next_value = next.value;
        step.next = static_cast<std::uint8_t>(next.skipped + 1);
        step.all_bits = static_cast<std::uint8_t>(step.bits + next.bits);
    }
}

Step HuffmanTable::step_of(std::uint32_t symbol, int length, std::uint32_t ahead) const {
    const std::uint32_t bits = symbol & 15, number = ahead << (length + 1) >> 1 >> (31 - bits);
    const auto taken = static_cast<std::uint8_t>(static_cast<std::uint32_t>(length) + bits);
    return {extended(number, bits), skipped_by(symbol, of_), taken, 0, 0, taken};
}

Step HuffmanTable::find_long(Step looked, std::uint32_t ahead) const {
    if (looked.skipped != 0) return step_of(static_cast<std::uint32_t>(looked.value), looked.skipped, ahead);
    for (int length = kPeeked + 1; length <= 16; ++length) {
        const auto at = static_cast<std::size_t>(length);
        const auto code = static_cast<std::int32_t>(ahead >> (31 - length));
        if (code < first_[at] || code >= beyond_[at]) continue;
        return step_of(symbols_[static_cast<std::size_t>(place_[at] + code - first_[at])], length, ahead);
    }
    return {};
}

}  // namespace beian::image
