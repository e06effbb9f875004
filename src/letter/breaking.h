// Where does a Chinese paragraph break? Between any two characters, but no line begins with a closing mark or
// ends with an opening one.
#pragma once

#include "letter/filling.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace beian::letter {

/// Width of a text in ems of its font.
using Measure = std::function<double(std::string_view)>;

/// A stretch of one line that is drawn in one go.
struct Span {
    Run::Kind kind = Run::Kind::Printed;
    std::string text;
    double ems = 0;  // its natural width
    int characters = 0;
    bool operator==(const Span&) const = default;
};

struct BrokenLine {
    std::vector<Span> spans;
    double ems = 0;     // their natural width
    bool last = false;  // of its paragraph: not stretched to the margin
};

/// Lines of at most `width` ems, the first `indent` ems shorter. A word of Latin letters or digits stays
/// whole unless it is longer than a line (GB/T 15834 for the marks).
std::vector<BrokenLine> break_lines(const std::vector<Run>& runs, double width, double indent,
                                    const Measure& measure);

}  // namespace beian::letter
