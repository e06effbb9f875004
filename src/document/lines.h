// Which straight lines run through the edges, and where along them is an edge to be seen?
#pragma once

#include "document/edges.h"

#include <opencv2/core/types.hpp>

#include <vector>

namespace beian::document {

/// Points p with normal · p = offset. `seen` sums up from `first` on, pixel by pixel along `along`.
struct Line {
    cv::Point2d normal, along;
    double offset = 0;
    double first = 0;
    std::vector<int> seen;   // edge points up to here
    bool is_border = false;  // of the picture: where a document may leave it

    double place(const cv::Point2d& p) const { return along.dot(p); }
    /// Share of the stretch with an edge, of what lies in the picture; -1 when nothing of it does.
    double cover(double from, double to) const;
};

/// The strongest first, the picture's four borders last.
std::vector<Line> find_lines(const Edges& edges, int most);

}  // namespace beian::document
