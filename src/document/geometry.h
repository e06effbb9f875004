// Can this quad be a rectangle seen by a camera, and which one?
#pragma once

#include "document/picture.h"

#include <opencv2/core/types.hpp>

#include <array>
#include <optional>
#include <span>

namespace beian::document {

using Corners = std::array<cv::Point2d, 4>;  // clockwise on the screen

struct View {
    PaperSize size;     // the expected one that fits best; of unit height when nothing is expected
    double misfit = 0;  // 0: exactly that rectangle
    double tilt_deg = 0;
};

double area_of(const Corners& corners);
bool is_convex_clockwise(const Corners& corners);
/// Share of the picture that the quad covers, the part outside cut away.
double coverage_of(const Corners& corners, cv::Size picture);
/// The smallest and largest angle between neighbouring sides, degrees.
std::pair<double, double> angles_of(const Corners& corners);
/// `corners` begin anywhere; the sizes are tried both ways round.
View view_of(const Corners& corners, cv::Size picture, std::span<const PaperSize> expected);
/// The same corners, beginning `by` later.
Corners turned(const Corners& corners, std::size_t by);
/// Of the upper side, degrees clockwise, -180 … 180.
double rotation_of(const Corners& corners);
/// Turned so that the document stands nearest to upright with its width along the first side.
Corners upright(const Corners& corners, cv::Size picture, const PaperSize& size);

}  // namespace beian::document
