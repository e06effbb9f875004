#include "reading/fields.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

namespace beian::reading {
namespace {

// A word that names do not hold gives way to what looks the same, if that is at all likely.
constexpr double kAsLikely = 0.02;
// How sure is what custom alone says must stand there.
constexpr double kByCustom = 0.6;

char32_t code_of(std::string_view character) {
    if (character.empty()) return 0;
    const auto lead = static_cast<unsigned char>(character[0]);
    if (lead < 0x80) return lead;
    char32_t code = lead < 0xE0 ? lead & 0x1F : lead < 0xF0 ? lead & 0x0F : lead & 0x07;
    for (std::size_t i = 1; i < character.size(); ++i)
        code = (code << 6) | (static_cast<unsigned char>(character[i]) & 0x3F);
    return code;
}

bool is_ascii(std::string_view text) {
    return text.size() == 1;
}

/// Full-width letters and digits (U+FF01 … FF5E) as half-width; punctuation that Chinese text needs stays.
std::string half_width(const std::string& character) {
    const char32_t code = code_of(character);
    const bool letter = (code >= 0xFF10 && code <= 0xFF19) || (code >= 0xFF21 && code <= 0xFF3A) ||
                        (code >= 0xFF41 && code <= 0xFF5A) || code == 0xFF0D || code == 0xFF0E ||
                        code == 0xFF0F;
    if (letter) return std::string(1, static_cast<char>(code - 0xFEE0));
    if (code == 0x3000) return " ";
    return character;
}

}  // namespace

bool is_han(std::string_view character) {
    const char32_t code = code_of(character);
    return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
           (code >= 0x20000 && code <= 0x323AF) || code == 0x3007;
}

std::string tidy(std::span<const Glyph> glyphs) {
    std::string text;
    bool was_ascii = false;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const std::string character = half_width(glyphs[i].text);
        if (character == " ") {
            const bool before = was_ascii,
                       after = i + 1 < glyphs.size() && is_ascii(half_width(glyphs[i + 1].text));
            if (before && after && !text.empty() && text.back() != ' ') text += ' ';
            continue;
        }
        text += character;
        was_ascii = is_ascii(character);
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

Stretch name_part(const Stretch& glyphs) {
    Stretch name;
    for (const Glyph& glyph : glyphs) {
        const char32_t code = code_of(glyph.text);
        const bool dot = code == 0xB7 || code == 0x2022 || code == 0x30FB || code == 0x2027 || code == 0x22C5;
        if (!is_han(glyph.text) && !dot) continue;
        name.push_back(glyph);
        if (dot) name.back().text = "·";
    }
    while (!name.empty() && name.back().text == "·") name.pop_back();
    return as_in_names(std::move(name));
}

Stretch as_in_names(Stretch glyphs) {
    for (Glyph& glyph : glyphs) {
        if (glyph.text != "已") continue;
        for (const auto& [other, confidence] : glyph.others)
            if ((other == "己" || other == "巳") && confidence > kAsLikely) {
                // What cannot stand there takes no part in the doubt.
                const double rest = std::max(confidence, 1 - glyph.confidence);
                std::tie(glyph.text, glyph.confidence) = std::pair(other, confidence / rest);
                break;
            }
    }
    return glyphs;
}

Stretch as_in_company_names(Stretch glyphs) {
    glyphs = as_in_names(std::move(glyphs));
    for (const std::string_view form : {"有限责任公司", "股份有限公司", "有限公司"}) {
        const std::vector<std::string> wanted = characters_of(form);
        const auto lies_at = [&](std::size_t first) {
            std::size_t wrong = 0;
            for (std::size_t i = 0; i < wanted.size(); ++i) wrong += glyphs[first + i].text != wanted[i];
            return wrong;
        };
        if (glyphs.size() <= wanted.size()) continue;
        const std::size_t first = glyphs.size() - wanted.size();
        // More than one in four, and it may be something else.
        if (const std::size_t wrong = lies_at(first); wrong > 1)
            continue;
        else if (wrong == 0)
            break;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            Glyph& glyph = glyphs[first + i];
            if (glyph.text == wanted[i]) continue;
            glyph.others.insert(glyph.others.begin(), {glyph.text, glyph.confidence});
            glyph.text = wanted[i];
            glyph.confidence = std::min(glyph.confidence, kByCustom);
        }
        break;
    }
    return glyphs;
}

Stretch as_in_amounts(Stretch glyphs) {
    for (Glyph& glyph : glyphs)
        if (glyph.text == "参" || glyph.text == "叄" || glyph.text == "參") glyph.text = "叁";
    return glyphs;
}

std::string sex_of(const Stretch& glyphs) {
    for (const Glyph& glyph : glyphs) {
        if (glyph.text == "男" || glyph.text == "M") return "M";
        if (glyph.text == "女" || glyph.text == "F") return "F";
    }
    return {};
}

void FieldWriter::text(std::string_view name, const Stretch& glyphs, std::string value) {
    const std::string printed = tidy(glyphs);
    if (printed.empty()) return;
    model::Field field;
    field.value = value.empty() ? printed : std::move(value);
    if (field.value != printed) field.printed = printed;
    field.confidence = confidence_of(glyphs);
    field.region = to_picture_(box_of(glyphs));
    fields_[std::string(name)] = std::move(field);
}

void FieldWriter::number(std::string_view name, const Stretch& glyphs, const ReadNumber& number) {
    if (number.value.empty()) return;
    model::Field field;
    field.value = number.value;
    if (number.repaired) field.printed = tidy(glyphs);
    field.confidence = number.confidence;
    field.region = to_picture_(box_of(glyphs));
    if (number.proven) field.verified_by = "check_digit";
    field.repaired = number.repaired;
    fields_[std::string(name)] = std::move(field);
}

void FieldWriter::day(std::string_view name, const Stretch& glyphs, const PrintedDay& day) {
    text(name,
         Stretch(glyphs.begin() + static_cast<std::ptrdiff_t>(day.first),
                 glyphs.begin() + static_cast<std::ptrdiff_t>(day.last)),
         day.value());
}

void FieldWriter::day(std::string_view name, const Stretch& glyphs) {
    const auto days = find_days(glyphs);
    if (!days.empty()) day(name, glyphs, days.front());
}

void FieldWriter::put(std::string_view name, const Box& box, std::string value, double confidence,
                      std::string_view verified_by) {
    if (value.empty()) return;
    model::Field field;
    field.value = std::move(value);
    field.confidence = confidence;
    field.region = to_picture_(box);
    field.verified_by = verified_by;
    fields_[std::string(name)] = std::move(field);
}

void FieldWriter::agree(std::string_view name, std::string_view expected, std::string_view by) {
    model::Field* field = find(name);
    if (field != nullptr && field->value == expected && field->verified_by.empty()) field->verified_by = by;
}

void FieldWriter::term(std::string_view from, std::string_view until, const Stretch& glyphs) {
    const auto days = find_days(glyphs);
    if (days.empty()) return;
    // An open end alone is the end; of one day alone it is the side of the 至 that it stands on.
    if (days.size() == 1) {
        const bool after =
            std::any_of(glyphs.begin(), glyphs.begin() + static_cast<std::ptrdiff_t>(days[0].first),
                        [](const Glyph& glyph) { return glyph.text == "至" || glyph.text == "-"; });
        day(!days[0].day || after ? until : from, glyphs, days[0]);
        return;
    }
    day(from, glyphs, days[0]);
    day(until, glyphs, days[1]);
}

model::Field* FieldWriter::find(std::string_view name) {
    const auto found = fields_.find(std::string(name));
    return found == fields_.end() ? nullptr : &found->second;
}

}  // namespace beian::reading
