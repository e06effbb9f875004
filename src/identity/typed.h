// What did someone type? The same characters in half-width capitals, each still knowing where it stood.
#pragma once

#include "identity/verification.h"

#include <string>
#include <string_view>
#include <vector>

namespace beian::identity {

/// Longer than any number here. What follows is never looked at: every parser refuses far shorter values for
/// their length.
constexpr std::size_t kLongestValue = 1024;

/// Full-width forms become ASCII, every dash a '-', every space a ' ', letters capitals; characters outside
/// ASCII stay as they are, bytes that are no UTF-8 become U+001A. `positions[i]` is the 1-based typed
/// character that byte i came from.
struct Typed {
    std::string text;
    std::vector<std::size_t> positions;
    std::size_t end = 1;  // the position after the last character

    std::size_t size() const { return text.size(); }
    char operator[](std::size_t i) const { return text[i]; }
    std::string_view view() const { return text; }
    /// Where byte `i` was typed; one past the last character when it was not.
    std::size_t position(std::size_t i) const { return i < positions.size() ? positions[i] : end; }

    Refusal refuse(std::size_t i, std::string expected, std::string zh, std::string en) const;
    /// Without the first `count` bytes.
    Typed without_first(std::size_t count) const;
    void append(char c, std::size_t position);
};

/// `dropped` are the characters that only separate: " -" for most numbers. Spaces at both ends always go.
Typed as_typed(std::string_view value, std::string_view dropped);

bool is_digit(char c);
bool is_capital(char c);
/// The first byte from `from` that is no digit, or size().
std::size_t first_non_digit(std::string_view text, std::size_t from = 0);
unsigned to_number(std::string_view digits);

}  // namespace beian::identity
