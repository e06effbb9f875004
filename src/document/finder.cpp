#include "document/finder.h"

#include "document/closer_look.h"
#include "document/geometry.h"
#include "document/rectifier.h"
#include "document/search.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace beian::document {

namespace {

image::Plane softened(const image::Plane& plane, int reach) {
    image::Plane soft{plane.width, plane.height, Bytes(plane.data.size())};
    const cv::Size size(static_cast<int>(plane.width), static_cast<int>(plane.height));
    const cv::Mat from(size, CV_8U, const_cast<std::uint8_t*>(plane.data.data()));
    cv::Mat to(size, CV_8U, soft.data.data());
    cv::blur(from, to, {reach, reach});
    return soft;
}

}  // namespace

std::optional<FoundDocument> find_document(const image::Planes& picture, const DocumentShape& expected) {
    if (auto found = search(picture, expected)) return found;
    if (auto found = look_closer(picture, expected)) return found;
    if (picture.light.data.empty() || picture.blue.data.empty()) return std::nullopt;
    // A screen's pixels, seen from near by, and the grain of a dark night drown edges and letters; their mean
    // does not.
    return search({softened(picture.light, 5), softened(picture.blue, 3), softened(picture.red, 3)},
                  expected);
}

std::optional<FoundDocument> find_another(const image::Planes& picture, const FoundDocument& found,
                                          const DocumentShape& expected) {
    // Both lie on one table: seen from one place they are not of very different sizes.
    constexpr double kMostDifference = 2;
    auto another = search(picture, expected, &found.quad);
    if (!another || another->coverage > found.coverage * kMostDifference ||
        another->coverage * kMostDifference < found.coverage)
        return std::nullopt;
    return another;
}

std::optional<FoundDocument> document_at(const image::Planes& picture, const Quad& given,
                                         const DocumentShape& expected) {
    constexpr double kLeastCoverage = 0.01, kSharpestAngle = 15, kNarrowest = 0.1;
    const cv::Size size(static_cast<int>(picture.light.width), static_cast<int>(picture.light.height));
    Corners corners;
    cv::Point2d middle;
    for (std::size_t i = 0; i < 4; ++i) {
        if (!std::isfinite(given[i].x) || !std::isfinite(given[i].y)) return std::nullopt;
        corners[i] = {given[i].x, given[i].y};
        middle += corners[i] / 4;
    }
    // Two corners dragged past each other are still the corners of one sheet.
    std::sort(corners.begin(), corners.end(), [&](const cv::Point2d& one, const cv::Point2d& other) {
        return std::atan2(one.y - middle.y, one.x - middle.x) <
               std::atan2(other.y - middle.y, other.x - middle.x);
    });
    if (!is_convex_clockwise(corners) || coverage_of(corners, size) < kLeastCoverage) return std::nullopt;
    const auto side = [&](std::size_t from) { return cv::norm(corners[(from + 1) % 4] - corners[from]); };
    const double across = side(0) + side(2), along = side(1) + side(3);
    if (std::min(across, along) < kNarrowest * std::max(across, along)) return std::nullopt;
    const auto [least, most] = angles_of(corners);
    if (least < kSharpestAngle || most > 180 - kSharpestAngle) return std::nullopt;
    const View view = view_of(corners, size, expected.any_of);
    corners = upright(corners, size, expected.any_of.empty() ? PaperSize{1, 1} : view.size);
    FoundDocument found =
        described(corners, size, expected.any_of.empty() ? view_of(corners, size, {}) : view);
    found.quarter_turns_clockwise = (static_cast<int>(std::lround(found.rotation_deg / 90)) + 4) % 4;
    if (found.quarter_turns_clockwise == 2) found.quarter_turns_clockwise = 0;
    found.confidence = 1;
    found.leaves_picture = std::any_of(found.quad.begin(), found.quad.end(), [&](const Point& p) {
        return p.x < -0.5 || p.y < -0.5 || p.x > size.width - 0.5 || p.y > size.height - 0.5;
    });
    return found;
}

bool lies_in(const Point& point, const Quad& quad) {
    for (std::size_t i = 0; i < 4; ++i) {
        const Point &from = quad[i], &to = quad[(i + 1) % 4];
        if ((to.x - from.x) * (point.y - from.y) < (to.y - from.y) * (point.x - from.x)) return false;
    }
    return true;
}

FoundDocument turned(FoundDocument found, int quarters) {
    if (quarters % 4 == 0) return found;
    found.quad = begun_later(found.quad, quarters);
    if (quarters % 2 != 0) std::swap(found.size.width_mm, found.size.height_mm);
    found.quarter_turns_clockwise = (found.quarter_turns_clockwise + quarters) % 4;
    found.rotation_deg = std::remainder(found.rotation_deg + 90.0 * quarters, 360.0);
    found.turn_confidence = 1;
    return found;
}

FoundDocument begun_at(const FoundDocument& found, const Point& upper_left) {
    const auto distance = [&](int corner) {
        const Point& p = found.quad[static_cast<std::size_t>(corner)];
        return std::hypot(p.x - upper_left.x, p.y - upper_left.y);
    };
    int nearest = 0;
    for (int corner = 1; corner < 4; ++corner)
        if (distance(corner) < distance(nearest)) nearest = corner;
    return turned(found, nearest);
}

}  // namespace beian::document
