#include "reading/permit_number.h"

#include <algorithm>

namespace beian::reading {
namespace {

constexpr std::size_t kDigits = 8;

}  // namespace

ReadNumber read_permit_number(const Stretch& glyphs, PermitLetters letters) {
    const auto never = [](const std::string&) { return false; };
    const auto is_letter = [](const Glyph& glyph) { return glyph.text == "H" || glyph.text == "M"; };
    auto first = glyphs.begin();
    if (letters == PermitLetters::HongKongMacau) {
        first = std::find_if(glyphs.begin(), glyphs.end(), is_letter);
        if (first == glyphs.end()) return {};
    }
    ReadNumber number;
    number.confidence = 1;
    if (letters == PermitLetters::HongKongMacau) {
        number.value = first->text;
        number.confidence = first->confidence;
        ++first;
    }
    std::size_t digits = 0;
    for (; first != glyphs.end() && digits < kDigits; ++first) {
        const ReadNumber one = read_number(std::span(&*first, 1), "0123456789", never);
        // Other print stands close by: a number is one run.
        if (one.value.empty()) {
            if (first->text == " ") continue;
            if (digits > 0) break;
            continue;
        }
        number.value += one.value;
        number.confidence = std::min(number.confidence, one.confidence);
        ++digits;
    }
    if (digits < kDigits) return {};
    return number;
}

}  // namespace beian::reading
