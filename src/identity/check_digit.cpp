#include "identity/check_digit.h"

#include <array>

namespace beian::identity {

namespace {

constexpr std::string_view kCreditCodeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

std::optional<unsigned> digit_value(char c) {
    if (c < '0' || c > '9') return std::nullopt;
    return static_cast<unsigned>(c - '0');
}

/// 0-9, then A-Z as 10-35: GB 11714 and ICAO 9303 agree on it.
std::optional<unsigned> letter_value(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<unsigned>(c - 'A') + 10;
    return digit_value(c);
}

char as_digit(unsigned value) {
    return static_cast<char>('0' + value);
}

}  // namespace

std::optional<unsigned> credit_code_value(char character) {
    const auto at = kCreditCodeAlphabet.find(character);
    if (at == std::string_view::npos) return std::nullopt;
    return static_cast<unsigned>(at);
}

std::optional<char> check_mod_11_2(std::string_view digits) {
    unsigned remainder = 0;
    for (const char c : digits) {
        const auto value = digit_value(c);
        if (!value) return std::nullopt;
        remainder = (remainder + *value) * 2 % 11;
    }
    const unsigned check = (12 - remainder) % 11;
    return check == 10 ? 'X' : as_digit(check);
}

std::optional<char> check_mod_11_10(std::string_view digits) {
    unsigned product = 10;
    for (const char c : digits) {
        const auto value = digit_value(c);
        if (!value) return std::nullopt;
        const unsigned sum = (product + *value) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return as_digit((11 - product) % 10);
}

std::optional<char> check_credit_code(std::string_view characters) {
    unsigned sum = 0;
    unsigned weight = 1;
    for (const char c : characters) {
        const auto value = credit_code_value(c);
        if (!value) return std::nullopt;
        sum = (sum + *value * weight) % 31;
        weight = weight * 3 % 31;
    }
    return kCreditCodeAlphabet[(31 - sum) % 31];
}

std::optional<char> check_organisation_code(std::string_view characters) {
    constexpr std::array<unsigned, 8> kWeights{3, 7, 9, 10, 5, 8, 4, 2};
    if (characters.size() != kWeights.size()) return std::nullopt;
    unsigned sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        const auto value = letter_value(characters[i]);
        if (!value) return std::nullopt;
        sum += *value * kWeights[i];
    }
    const unsigned check = (11 - sum % 11) % 11;
    return check == 10 ? 'X' : as_digit(check);
}

std::optional<char> check_mrz(std::string_view characters) {
    constexpr std::array<unsigned, 3> kWeights{7, 3, 1};
    unsigned sum = 0;
    std::size_t at = 0;
    for (const char c : characters) {
        const auto value = c == '<' ? std::optional<unsigned>{0} : letter_value(c);
        if (!value) return std::nullopt;
        sum += *value * kWeights[at++ % kWeights.size()];
    }
    return as_digit(sum % 10);
}

}  // namespace beian::identity
