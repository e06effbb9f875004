// What is printed on the page, and which way do its lines run?
#pragma once

#include "document/geometry.h"

namespace beian::document {

/// Shares of the page that lie in rows of letters.
struct Print {
    double along = 0;   // rows along the quad's first side …
    double across = 0;  // … and along its second
};

/// Two short words at least: a board, a keyboard and a blank sheet have none.
inline constexpr double kLeastRows = 0.002;
inline double rows_of(const Print& print) {
    return print.along > print.across ? print.along : print.across;
}

/// `size` gives the proportions; the quad starts at the corner that its width starts from.
Print print_on(const image::Plane& light, const Corners& corners, const PaperSize& size);

}  // namespace beian::document
