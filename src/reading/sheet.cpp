#include "reading/sheet.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace beian::reading {
namespace {

bool is_space(const Glyph& glyph) {
    return glyph.text == " " || glyph.text == "\xE3\x80\x80";
}

/// The part of a line's quad between two shares of its length, as a box.
Box box_on(const model::Quad& quad, double from, double to) {
    Box box{1e9, 1e9, -1e9, -1e9};
    const auto between = [](const model::Point& a, const model::Point& b, double share) {
        return model::Point{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
    };
    for (const double share : {from, to}) {
        for (const auto& [start, end] : {std::pair{quad[0], quad[1]}, {quad[3], quad[2]}}) {
            const model::Point p = between(start, end, share);
            box.left = std::min(box.left, p.x), box.right = std::max(box.right, p.x);
            box.top = std::min(box.top, p.y), box.bottom = std::max(box.bottom, p.y);
        }
    }
    return box;
}

Stretch glyphs_of(const vision::TextLine& line) {
    Stretch glyphs;
    for (const vision::Character& c : line.characters)
        glyphs.push_back({c.text, c.confidence, box_on(line.quad, c.from, c.to), c.others});
    return glyphs;
}

/// Capitals and small letters are one: labels are set in either.
bool is_same(const std::string& a, const std::string& b) {
    if (a.size() != 1 || b.size() != 1) return a == b;
    return std::tolower(static_cast<unsigned char>(a[0])) == std::tolower(static_cast<unsigned char>(b[0]));
}

bool may_be(const Glyph& glyph, const std::string& wanted) {
    if (is_same(glyph.text, wanted)) return true;
    return std::any_of(glyph.others.begin(), glyph.others.end(), [&](const auto& other) {
        return other.second > 0.02 && is_same(other.first, wanted);
    });
}

/// Where the words that begin at `first` end; nothing where something else stands there.
std::optional<std::size_t> match(std::span<const Glyph> glyphs, std::size_t first,
                                 const std::vector<std::string>& words) {
    std::size_t wrong = 0, at = first;
    const std::size_t most_wrong = words.size() / 4;
    for (std::size_t i = 0; i < words.size(); ++i, ++at) {
        while (at < glyphs.size() && is_space(glyphs[at])) ++at;
        if (at >= glyphs.size()) return std::nullopt;
        if (may_be(glyphs[at], words[i])) continue;
        if (i == 0 || ++wrong > most_wrong) return std::nullopt;
    }
    return at;
}

/// Lines whose middles lie within half a height of each other stand side by side.
std::vector<Stretch> rows_of(const std::vector<Stretch>& lines) {
    struct Row {
        double middle, height;
        std::vector<const Stretch*> lines;
    };
    std::vector<Row> rows;
    for (const Stretch& line : lines) {
        const Box box = box_of(line);
        const auto beside = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
            return std::abs(row.middle - box.middle()) < 0.45 * std::min(row.height, box.height());
        });
        if (beside == rows.end())
            rows.push_back({box.middle(), box.height(), {&line}});
        else
            beside->lines.push_back(&line);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.middle < b.middle; });
    std::vector<Stretch> joined;
    for (Row& row : rows) {
        std::stable_sort(row.lines.begin(), row.lines.end(), [](const Stretch* a, const Stretch* b) {
            return box_of(*a).left < box_of(*b).left;
        });
        Stretch glyphs;
        for (const Stretch* line : row.lines) glyphs.insert(glyphs.end(), line->begin(), line->end());
        joined.push_back(std::move(glyphs));
    }
    return joined;
}

}  // namespace

Box box_around(const model::Quad& quad) {
    Box box{1e9, 1e9, -1e9, -1e9};
    for (const model::Point& p : quad) {
        box.left = std::min(box.left, p.x), box.right = std::max(box.right, p.x);
        box.top = std::min(box.top, p.y), box.bottom = std::max(box.bottom, p.y);
    }
    return box;
}

std::string text_of(std::span<const Glyph> glyphs) {
    std::string text;
    for (const Glyph& glyph : glyphs) text += glyph.text;
    return text;
}

double confidence_of(std::span<const Glyph> glyphs) {
    double weakest = 2;
    for (const Glyph& glyph : glyphs)
        if (!is_space(glyph)) weakest = std::min(weakest, glyph.confidence);
    return weakest > 1 ? 0 : weakest;
}

Box box_of(std::span<const Glyph> glyphs) {
    if (glyphs.empty()) return {};
    Box box = glyphs.front().box;
    for (const Glyph& glyph : glyphs) {
        box.left = std::min(box.left, glyph.box.left), box.right = std::max(box.right, glyph.box.right);
        box.top = std::min(box.top, glyph.box.top), box.bottom = std::max(box.bottom, glyph.box.bottom);
    }
    return box;
}

double height_of(std::span<const Glyph> glyphs) {
    std::vector<double> heights;
    for (const Glyph& glyph : glyphs)
        if (!is_space(glyph)) heights.push_back(glyph.box.height());
    if (heights.empty()) return 0;
    std::nth_element(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2),
                     heights.end());
    return heights[heights.size() / 2];
}

std::vector<std::string> characters_of(std::string_view text) {
    std::vector<std::string> characters;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 || characters.empty()) characters.emplace_back();
        characters.back() += c;
    }
    return characters;
}

std::optional<Found> find_words(std::span<const Glyph> glyphs, std::string_view words, std::size_t from) {
    std::vector<std::string> wanted = characters_of(words);
    std::erase(wanted, " ");
    if (wanted.empty()) return std::nullopt;
    for (std::size_t first = from; first < glyphs.size(); ++first) {
        if (is_space(glyphs[first])) continue;
        if (const auto last = match(glyphs, first, wanted)) return Found{first, *last};
    }
    return std::nullopt;
}

Sheet::Sheet(std::span<const vision::TextLine> lines, double width, double height)
    : width_(width), height_(height) {
    for (const vision::TextLine& line : lines)
        if (!line.characters.empty()) lines_.push_back(glyphs_of(line));
    std::stable_sort(lines_.begin(), lines_.end(),
                     [](const Stretch& a, const Stretch& b) { return box_of(a).top < box_of(b).top; });
    rows_ = rows_of(lines_);
}

bool Sheet::says(std::string_view words) const {
    return std::any_of(rows_.begin(), rows_.end(),
                       [&](const Stretch& row) { return find_words(row, words); });
}

}  // namespace beian::reading
