#include "letter/mark.h"

#include "data/reading.h"

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <sodium.h>

#include <array>
#include <stdexcept>

namespace beian::letter {

namespace {

constexpr std::string_view kHead = "BL1";
constexpr std::size_t kShown = 8;  // bytes: nobody tries 2^64 sheets

/// A `key` of no bytes has no address either, which the library does not take.
std::string keyed(std::string_view text, std::string_view key) {
    if (key.empty()) key = "";
    crypto_auth_hmacsha256_state state;
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> whole{};
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key.data()), key.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    crypto_auth_hmacsha256_final(&state, whole.data());
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (std::size_t i = 0; i < kShown; ++i) {
        hex += kDigits[whole[i] >> 4];
        hex += kDigits[whole[i] & 15];
    }
    return hex;
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == ':')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

std::string unsigned_text(const Mark& mark) {
    std::string text(kHead);
    for (const std::string& part : {mark.filing, mark.letter, std::to_string(mark.version),
                                    std::to_string(mark.page), std::to_string(mark.pages), mark.digest})
        text += ":" + part;
    return text;
}

}  // namespace

std::string digest_of(const Filled& letter, std::string_view key) {
    std::string all;
    const auto add = [&](const std::vector<Run>& runs) {
        for (const Run& run : runs) all += std::to_string(run.text.size()) + ":" + run.text;
    };
    for (const Paragraph& paragraph : letter.paragraphs) {
        add(paragraph.label);
        add(paragraph.text);
    }
    return keyed(all, key);
}

std::string written(const Mark& mark, std::string_view key) {
    const std::string text = unsigned_text(mark);
    return text + ":" + keyed(text, key);
}

std::optional<ReadMark> read_mark(std::string_view text, std::string_view key) {
    if (text.size() > 300) return std::nullopt;
    const auto parts = split(text);
    if (parts.size() != 8 || parts[0] != kHead) return std::nullopt;
    const auto version = data::parse_whole(parts[3]), page = data::parse_whole(parts[4]),
               pages = data::parse_whole(parts[5]);
    for (const auto& number : {version, page, pages}) {
        if (!number || *number < 1 || *number > 999) return std::nullopt;
    }
    Mark mark{
        parts[1], parts[2], static_cast<int>(*version), static_cast<int>(*page), static_cast<int>(*pages),
        parts[6]};
    if (mark.page > mark.pages) return std::nullopt;
    const std::string own = keyed(unsigned_text(mark), key);
    const bool same =
        own.size() == parts[7].size() && sodium_memcmp(own.data(), parts[7].data(), own.size()) == 0;
    return ReadMark{std::move(mark), same};
}

Squares squares_of(const std::string& text) {
    // Level M, 15 %: a stamp that touches a corner of the code must not silence it.
    const auto matrix =
        ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode).setEccLevel(4).setMargin(0).encode(text, 0, 0);
    Squares squares{matrix.width(), {}};
    for (int y = 0; y < matrix.height(); ++y) {
        for (int x = 0; x < matrix.width(); ++x) squares.dark.push_back(matrix.get(x, y));
    }
    return squares;
}

}  // namespace beian::letter
