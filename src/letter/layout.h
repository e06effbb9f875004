// Where does everything of a letter stand on its pages? Pure: widths of texts come in as a function.
#pragma once

#include "letter/breaking.h"

#include <string>
#include <string_view>
#include <vector>

namespace beian::letter {

/// Points of 1/72 inch from the top left corner of an A4 page.
inline constexpr double kPageWidth = 595.28;
inline constexpr double kPageHeight = 841.89;

enum class Face : std::uint8_t { Body, Bold, Caption };

struct Area {
    double x = 0, y = 0, width = 0, height = 0;
    bool operator==(const Area&) const = default;
};

/// One line of print; `y` is its baseline.
struct Print {
    double x = 0, y = 0;
    double size = 0;  // of the font
    Face face = Face::Body;
    double spread = 0;  // added after every character, so that the line reaches the margin
    std::vector<Span> spans;
};

/// Where a hand writes, signs or stamps.
struct HandArea {
    enum class Kind : std::uint8_t { Signature, Seal, Thumbprint, Date, Writing };
    Kind kind = Kind::Signature;
    Area area;
    std::string who;
};

struct Page {
    std::vector<Print> prints;
    std::vector<HandArea> by_hand;
    std::vector<Area> frames;  // cells of tables
    Area code;                 // where the QR code stands
};

/// The pages of a letter; at least one.
std::vector<Page> lay_out(const Filled& letter, const Measure& measure);

}  // namespace beian::letter
