// What stands on the page, character by character: as it was drawn, and as it was read.
#pragma once

#include "letter/layout.h"
#include "model/geometry.h"
#include "signed_letter/flat.h"
#include "vision/text_line.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::signed_letter {

/// One character of the drawing. Points; `at` is its middle.
struct Drawn {
    std::string text;
    model::Point at;
    double width = 0;
    letter::Run::Kind kind = letter::Run::Kind::Printed;
};

/// One line of the drawing, from left to right; a gap is one character without text.
struct DrawnLine {
    std::vector<Drawn> characters;
    double size = 0;
    double baseline = 0;
    letter::Face face = letter::Face::Body;
    std::string text() const;
};
std::vector<DrawnLine> drawn_lines(const letter::Page& page);

/// One character as it was read; `at` is its middle in points of the flat page.
struct Read {
    std::string text;
    double confidence = 0;
    model::Point at;
    double height = 0;
};
using ReadLine = std::vector<Read>;
std::vector<ReadLine> read_lines(std::span<const vision::TextLine> lines);

/// As texts are compared: full-width and half-width alike, marks and spaces left out (empty).
std::string comparable(std::string_view character);
/// UTF-8 characters of a text.
std::vector<std::string> characters_of(std::string_view text);
/// The share of `words` (without marks) whose pairs of neighbours stand in `text`: 1 all, 0 none.
double found_in(std::string_view words, std::string_view text);

/// Where drawn characters were seen: of each drawn line the longest run that was read. `reach`: how many
/// points the page may have been found off.
std::vector<Pair> pairs_of(std::span<const DrawnLine> drawn, std::span<const ReadLine> read, double reach);

}  // namespace beian::signed_letter
