// Which value has this share of the others below it?
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace beian::inspect {

/// Of tones: they are counted.
inline double at_share(const std::vector<std::uint8_t>& tones, double share) {
    std::array<std::uint32_t, 256> counts{};
    for (const std::uint8_t tone : tones) ++counts[tone];
    auto left = static_cast<std::uint32_t>(share * static_cast<double>(tones.size() - 1));
    std::size_t tone = 0;
    while (tone < 255 && counts[tone] <= left) left -= counts[tone++];
    return static_cast<double>(tone);
}

/// `values` must not be empty; they come out in another order. 0 is the least of them, 1 the greatest.
template <class Value>
requires(!std::is_same_v<Value, std::uint8_t>) double at_share(std::vector<Value>& values, double share) {
    const auto place =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return static_cast<double>(*place);
}

}  // namespace beian::inspect
