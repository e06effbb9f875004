// Where on a picture is something?
#pragma once

#include <array>

namespace beian::model {

/// Pixels; 0, 0 is the middle of the upper left pixel.
struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

/// From the thing's own top-left corner, clockwise.
using Quad = std::array<Point, 4>;

}  // namespace beian::model
