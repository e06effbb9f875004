#include "adapters/sql/values.h"

#include <array>
#include <stdexcept>
#include <string_view>

namespace beian::sql {

namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

// RFC 4648, section 4.
std::string to_base64(BytesView bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t n = 0; n < bytes.size(); n += 3) {
        const std::size_t left = bytes.size() - n;
        const unsigned triple =
            bytes[n] << 16U | (left > 1 ? bytes[n + 1] << 8U : 0U) | (left > 2 ? bytes[n + 2] : 0U);
        text += kDigits[triple >> 18U];
        text += kDigits[triple >> 12U & 63U];
        text += left > 1 ? kDigits[triple >> 6U & 63U] : '=';
        text += left > 2 ? kDigits[triple & 63U] : '=';
    }
    return text;
}

Bytes from_base64(const std::string& text) {
    if (text.size() % 4 != 0) throw std::runtime_error("a sealed column is no base64");
    Bytes bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t n = 0; n < text.size(); n += 4) {
        unsigned triple = 0;
        unsigned padded = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const std::size_t value = kDigits.find(text[n + k]);
            const bool padding = text[n + k] == '=' && n + 4 == text.size() && k >= 2;
            if (value == std::string_view::npos && !padding)
                throw std::runtime_error("a sealed column is no base64");
            padded += padding ? 1 : 0;
            triple = triple << 6U | (padding ? 0U : static_cast<unsigned>(value));
        }
        bytes.push_back(static_cast<std::uint8_t>(triple >> 16U));
        if (padded < 2) bytes.push_back(static_cast<std::uint8_t>(triple >> 8U));
        if (padded < 1) bytes.push_back(static_cast<std::uint8_t>(triple));
    }
    return bytes;
}

}  // namespace beian::sql
