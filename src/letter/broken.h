// Where do a letter's texts break into lines? The same however far apart the lines stand.
#pragma once

#include "letter/breaking.h"

#include <vector>

namespace beian::letter {

// Points. GB/T 9704-2012, 5.2: the text is 156 mm wide. Its size here is 四号 (14 pt), one below that of
// official papers, so that a letter stays on the one page that desks take.
inline constexpr double kSize = 14;
inline constexpr double kWidth = 31 * kSize;
inline constexpr double kTitleSize = 22;
inline constexpr double kNoteSize = 10.5;
inline constexpr double kLabelWidth = 10.5 * kSize;  // of a table
inline constexpr double kCellPadding = 6;
inline constexpr double kLeft = 28 * 72 / 25.4;  // GB/T 9704-2012, 5.2: 28 mm from the page's edge
inline constexpr double kCellLeft =
    kLeft + kLabelWidth + kCellPadding;      // of print in a table's second column
inline constexpr double kBoxLabelEms = 8.5;  // beside a place for a signature or a date

double size_of(const Paragraph& paragraph);
/// Of its first line, in ems.
double indent_of(const Paragraph& paragraph);

using Lines = std::vector<BrokenLine>;

struct Broken {
    struct Texts {
        Lines label, text;
    };
    Lines title;
    std::vector<Texts> paragraphs;
    std::vector<Lines> boxes;  // their labels

    Broken(const Filled& letter, const Measure& measure);
};

}  // namespace beian::letter
