// What stands where on this document? Its characters, in lines and in rows.
#pragma once

#include "vision/text_line.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace beian::reading {

/// Edges, in pixels of the flat document.
struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    double middle() const { return (top + bottom) / 2; }
    bool operator==(const Box&) const = default;
};

/// The box about a quad.
Box box_around(const model::Quad& quad);

/// One character and its place. What else it may be, likeliest first.
struct Glyph {
    std::string text;
    double confidence = 0;
    Box box;
    std::vector<std::pair<std::string, double>> others;
    bool operator==(const Glyph&) const = default;
};

/// Characters in reading order.
using Stretch = std::vector<Glyph>;

std::string text_of(std::span<const Glyph> glyphs);
/// Of the weakest character that is no space; 0 without any.
double confidence_of(std::span<const Glyph> glyphs);
Box box_of(std::span<const Glyph> glyphs);
/// The middle one, of glyphs that are no spaces; 0 without any.
double height_of(std::span<const Glyph> glyphs);

/// UTF-8 characters of a text.
std::vector<std::string> characters_of(std::string_view text);

/// Where in a stretch some words stand: [first, last).
struct Found {
    std::size_t first = 0;
    std::size_t last = 0;
    bool operator==(const Found&) const = default;
};
/// Spaces are passed over; of four characters and more one in four may be misread.
std::optional<Found> find_words(std::span<const Glyph> glyphs, std::string_view words, std::size_t from = 0);

class Sheet {
public:
    Sheet() = default;
    /// `width`, `height`: of the flat document that the lines' quads lie in.
    Sheet(std::span<const vision::TextLine> lines, double width, double height);

    double width() const { return width_; }
    double height() const { return height_; }
    /// As they were found, from top to bottom.
    const std::vector<Stretch>& lines() const { return lines_; }
    /// What stands side by side, from left to right; from top to bottom.
    const std::vector<Stretch>& rows() const { return rows_; }
    bool says(std::string_view words) const;

private:
    double width_ = 0, height_ = 0;
    std::vector<Stretch> lines_, rows_;
};

}  // namespace beian::reading
