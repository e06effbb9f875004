// What holds for every value anyone may type, whatever kind of number it is meant to be.
#pragma once

#include "identity/verification.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace beian::identity {

inline void require(bool holds) {
    if (!holds) std::abort();
}

/// A value is valid or refused, never both; a refusal points into the value or just past it, in both
/// languages, without quoting it; the normalised form is accepted again and is its own normalised form.
inline int hold_invariants(Kind kind, const std::uint8_t* data, std::size_t size) {
    const std::string_view value{reinterpret_cast<const char*>(data), size};
    const CivilDay today{std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{1}};
    const Verification answer = verify(kind, value, today);
    require(answer.valid != answer.refusal.has_value());
    if (answer.refusal) {
        require(answer.refusal->position >= 1 && answer.refusal->position <= size + 1);
        require(!answer.refusal->expected.empty() && !answer.refusal->message.zh.empty());
        // Words of the message itself may well be typed; a number of eight digits stands in no message.
        const auto digits =
            std::count_if(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
        require(digits < 8 || answer.refusal->message.en.find(value) == std::string::npos);
        require(answer.says.empty() && answer.normalised.empty());
        return 0;
    }
    const Verification again = verify(kind, answer.normalised, today);
    require(again.valid && again.normalised == answer.normalised && !again.says.empty());
    return 0;
}

}  // namespace beian::identity
