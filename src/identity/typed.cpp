#include "identity/typed.h"

#include "base/text.h"

#include <algorithm>

namespace beian::identity {

namespace {

struct Decoded {
    char32_t point;
    std::size_t length;
};

// One character of UTF-8; the caller has checked that the whole text is well formed.
Decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto tail = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3F); };
    if (byte(0) < 0x80) return {byte(0), 1};
    if (byte(0) < 0xE0) return {(static_cast<char32_t>(byte(0) & 0x1F) << 6) | tail(1), 2};
    if (byte(0) < 0xF0) return {(static_cast<char32_t>(byte(0) & 0x0F) << 12) | (tail(1) << 6) | tail(2), 3};
    return {(static_cast<char32_t>(byte(0) & 0x07) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3), 4};
}

bool is_dash(char32_t c) {
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63;
}

bool is_space(char32_t c) {
    return c == '\t' || c == '\r' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F ||
           c == 0x3000 || c == 0xFEFF;
}

/// The ASCII character meant, or 0 for one that has none.
char plain(char32_t c) {
    if (is_space(c)) return ' ';
    if (is_dash(c)) return '-';
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c >= 'a' && c <= 'z') c -= 'a' - 'A';
    return c < 0x80 ? static_cast<char>(c) : '\0';
}

constexpr char kBroken = '\x1A';

}  // namespace

Refusal Typed::refuse(std::size_t i, std::string expected, std::string zh, std::string en) const {
    return {position(i), std::move(expected), {std::move(zh), std::move(en)}};
}

Typed Typed::without_first(std::size_t count) const {
    const auto gone = static_cast<std::ptrdiff_t>(std::min(count, size()));
    return {text.substr(static_cast<std::size_t>(gone)), {positions.begin() + gone, positions.end()}, end};
}

void Typed::append(char c, std::size_t position) {
    text += c;
    positions.push_back(position);
}

Typed as_typed(std::string_view value, std::string_view dropped) {
    value = value.substr(0, kLongestValue);
    Typed typed;
    std::size_t position = 0;
    std::size_t sound = find_invalid_utf8(value).value_or(value.size());
    for (std::size_t at = 0; at < value.size();) {
        ++position;
        if (at >= sound) {
            typed.append(kBroken, position);
            ++at;
            sound = at + find_invalid_utf8(value.substr(at)).value_or(value.size() - at);
            continue;
        }
        const Decoded character = decode(value.substr(at));
        if (const char c = plain(character.point); c == '\0') {
            for (std::size_t i = 0; i < character.length; ++i) typed.append(value[at + i], position);
        } else if (dropped.find(c) == std::string_view::npos) {
            typed.append(c, position);
        }
        at += character.length;
    }
    const auto is_edge = [](char c) { return c == ' ' || c == '\n'; };
    while (!typed.text.empty() && is_edge(typed.text.back())) {
        typed.text.pop_back();
        typed.positions.pop_back();
    }
    if (!typed.positions.empty()) typed.end = typed.positions.back() + 1;
    std::size_t leading = 0;
    while (leading < typed.size() && is_edge(typed[leading])) ++leading;
    return typed.without_first(leading);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

std::size_t first_non_digit(std::string_view text, std::size_t from) {
    while (from < text.size() && is_digit(text[from])) ++from;
    return from;
}

unsigned to_number(std::string_view digits) {
    unsigned number = 0;
    for (const char c : digits) number = number * 10 + static_cast<unsigned>(c - '0');
    return number;
}

}  // namespace beian::identity
