// Which four lines could be the sides of one document?
#pragma once

#include "document/geometry.h"
#include "document/lines.h"

#include <span>
#include <vector>

namespace beian::document {

struct Hypothesis {
    Corners corners;  // in pixels of the small copy
    double score = 0;
    int borders = 0;     // sides that are the picture's own
    double support = 0;  // share of the visible sides with an edge
    double overrun = 0;  // of the stretches just beyond the corners
    double step = 0;     // share of the visible sides across which the picture differs
    double weakest = 0;  // step along the weakest visible side
    double misfit = 0;
};

/// Best first, none nearly equal to a better one.
std::vector<Hypothesis> find_hypotheses(const Edges& edges, std::span<const Line> lines,
                                        std::span<const PaperSize> expected);

}  // namespace beian::document
