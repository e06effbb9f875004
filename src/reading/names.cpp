#include "reading/names.h"

#include "reading/sheet.h"

#include <opencc/SimpleConverter.hpp>

#include <array>
#include <memory>
#include <mutex>
#include <utility>

namespace beian::reading {
namespace {

/// What is written in several ways and means one thing. The rest of full-width ASCII is shifted below.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kWays = {{
    {"\xE3\x80\x80", ""},
    {" ", ""},
    {"\t", ""},
    {"〔", "("},
    {"〕", ")"},
    {"[", "("},
    {"]", ")"},
    {"•", "·"},
    {"・", "·"},
    {"‧", "·"},
    {".", "·"},
    {"．", "·"},
}};

std::string one_way(const std::string& character) {
    for (const auto& [from, to] : kWays)
        if (character == from) return std::string(to);
    if (character.size() == 1 && character[0] >= 'a' && character[0] <= 'z')
        return std::string(1, static_cast<char>(character[0] - 'a' + 'A'));
    // U+FF01 … U+FF5E are ASCII in full width; in UTF-8 EF BC 81 … EF BD 9E.
    if (character.size() == 3 && character[0] == '\xEF' &&
        (character[1] == '\xBC' || character[1] == '\xBD')) {
        const int code = (static_cast<unsigned char>(character[1]) & 0x3F) * 64 +
                         (static_cast<unsigned char>(character[2]) & 0x3F);  // of U+Fxxx: its lower 12 bits
        const int ascii = code - 0xF01 + 0x21;
        if (ascii >= 0x21 && ascii <= 0x7E) return one_way(std::string(1, static_cast<char>(ascii)));
    }
    return character;
}

}  // namespace

std::string plain_name(std::string_view name) {
    std::string plain;
    for (const std::string& character : characters_of(name)) plain += one_way(character);
    return plain;
}

std::string simplified(const std::string& text) {
    // The converter is made once; its own tables may be read from several threads, its buffers may not.
    static std::mutex mutex;
    static const opencc::SimpleConverter converter("t2s.json");
    const std::scoped_lock lock(mutex);
    return converter.Convert(text);
}

Likeness compare_names(std::string_view a, std::string_view b) {
    const std::string first = plain_name(a), second = plain_name(b);
    if (first == second) return Likeness::Same;
    return simplified(first) == simplified(second) ? Likeness::Variant : Likeness::Different;
}

}  // namespace beian::reading
