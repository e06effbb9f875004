#include "image/colour_profile.h"

#include "image/reader.h"

#include <algorithm>
#include <array>

namespace beian::image {
namespace {

constexpr std::size_t kTagTable = 128;
constexpr std::uint32_t kMostTags = 100;
constexpr std::size_t kLongestName = 60;

std::string printable_ascii(BytesView bytes, std::size_t step) {
    std::string text;
    for (std::size_t i = step - 1; i < bytes.size() && text.size() < kLongestName; i += step) {
        if (bytes[i] == 0) break;
        text.push_back(bytes[i] >= 0x20 && bytes[i] < 0x7F ? static_cast<char>(bytes[i]) : '?');
    }
    return text;
}

std::string description(const Reader& icc) {
    const std::uint32_t tags = std::min(icc.u32(kTagTable).value_or(0), kMostTags);
    for (std::uint32_t i = 0; i < tags; ++i) {
        const std::size_t entry = kTagTable + 4 + 12 * i;
        if (!icc.has(entry, "desc")) continue;
        const std::size_t at = icc.u32(entry + 4).value_or(0);
        if (icc.has(at, "desc")) return printable_ascii(icc.part(at + 12, icc.u32(at + 8).value_or(0)), 1);
        // Version 4: UTF-16 in one or more languages; the first is enough to recognise the profile.
        if (icc.has(at, "mluc"))
            return printable_ascii(icc.part(at + icc.u32(at + 24).value_or(0), icc.u32(at + 20).value_or(0)),
                                   2);
    }
    return {};
}

bool is_wide(const std::string& name) {
    static constexpr std::array kWide{"Adobe RGB", "AdobeRGB", "ProPhoto", "Wide Gamut",
                                      "2020",      "2100",     "ROMM"};
    return std::any_of(kWide.begin(), kWide.end(),
                       [&](const char* word) { return name.find(word) != std::string::npos; });
}

}  // namespace

ColourProfile read_colour_profile(BytesView bytes) {
    using State = ColourProfile::State;
    const Reader icc(bytes);
    if (!icc.has(36, "acsp")) return {State::Broken, {}};
    const std::string name = description(icc);
    if (icc.has(16, "RGB ")) return {is_wide(name) ? State::Wide : State::Ordinary, name};
    if (icc.has(16, "GRAY")) return {State::Ordinary, name};
    if (icc.has(16, "CMYK") || icc.has(16, "CMY ")) return {State::Print, name};
    return {State::Broken, name};
}

}  // namespace beian::image
