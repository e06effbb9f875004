#include "base/text.h"
#include "form/checks/all.h"

#include <algorithm>

namespace beian::form {

namespace {

const Words* find_title(std::span<const GroupSpec> groups, std::string_view group, std::string_view field) {
    for (const GroupSpec& spec : groups) {
        if (spec.name == group) {
            if (const Field* found = spec.find_field(field)) return &found->title;
        }
        if (const Words* found = find_title(spec.groups, group, field)) return found;
    }
    return nullptr;
}

/// Visits the code points of well-formed UTF-8.
template <class Visit>
void each_point(std::string_view text, Visit visit) {
    for (std::size_t n = 0; n < text.size();) {
        const auto lead = static_cast<unsigned char>(text[n]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length && n + k < text.size(); ++k)
            point = (point << 6) | (static_cast<unsigned char>(text[n + k]) & 0x3FU);
        visit(point);
        n += length;
    }
}

bool is_chinese(char32_t point) {
    return (point >= 0x4E00 && point <= 0x9FFF) || (point >= 0x3400 && point <= 0x4DBF) || point == 0x3007 ||
           (point >= 0x20000 && point <= 0x3134F);
}

}  // namespace

Words title_of(const Case& about, std::string_view group, std::string_view field) {
    const Words* found = find_title(about.book.groups, group, field);
    return found != nullptr ? *found : same(field);
}

std::string squeezed(std::string_view text) {
    std::string kept;
    for (const char c : text) {
        if (c != ' ' && c != '\t') kept += c;
    }
    return kept;
}

bool contains(std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
}

std::size_t count_chinese(std::string_view text) {
    std::size_t count = 0;
    each_point(text, [&](char32_t point) { count += is_chinese(point) ? 1 : 0; });
    return count;
}

bool has_chinese(std::string_view text) {
    return count_chinese(text) > 0;
}

}  // namespace beian::form
