#include "document/geometry.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace beian::document {
namespace {

constexpr double kDegrees = 180 / std::numbers::pi;

/// The document's axes in the camera's frame, up to one common factor.
struct Axes {
    cv::Point3d along, down;
};

// P. Heckbert, "Fundamentals of Texture Mapping and Image Warping" (1989), 2.2.3: unit square to quad.
std::optional<Axes> axes_of(const Corners& corners, cv::Size picture) {
    const cv::Point2d middle(picture.width / 2.0, picture.height / 2.0);
    const cv::Point2d p0 = corners[0] - middle, p1 = corners[1] - middle, p2 = corners[2] - middle,
                      p3 = corners[3] - middle;
    const cv::Point2d d1 = p1 - p2, d2 = p3 - p2, s = p0 - p1 + p2 - p3;
    const double det = d1.cross(d2);
    if (std::abs(det) < 1e-9) return std::nullopt;
    const double g = s.cross(d2) / det, h = d1.cross(s) / det;
    return Axes{{p1.x - p0.x + g * p1.x, p1.y - p0.y + g * p1.y, g},
                {p3.x - p0.x + h * p3.x, p3.y - p0.y + h * p3.y, h}};
}

}  // namespace

double rotation_of(const Corners& corners) {
    const cv::Point2d along = corners[1] - corners[0] + corners[2] - corners[3];
    return std::atan2(along.y, along.x) * kDegrees;
}

Corners turned(const Corners& corners, std::size_t by) {
    Corners result;
    for (std::size_t i = 0; i < 4; ++i) result[i] = corners[(i + by) % 4];
    return result;
}

double area_of(const Corners& corners) {
    double twice = 0;
    for (std::size_t i = 0; i < 4; ++i) twice += corners[i].cross(corners[(i + 1) % 4]);
    return twice / 2;
}

bool is_convex_clockwise(const Corners& corners) {
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2d a = corners[(i + 1) % 4] - corners[i],
                          b = corners[(i + 2) % 4] - corners[(i + 1) % 4];
        if (!(a.cross(b) > 0)) return false;
    }
    return true;
}

double coverage_of(const Corners& corners, cv::Size picture) {
    const std::vector<cv::Point2f> document(corners.begin(), corners.end());
    const float right = static_cast<float>(picture.width), bottom = static_cast<float>(picture.height);
    const std::vector<cv::Point2f> frame{{0, 0}, {right, 0}, {right, bottom}, {0, bottom}};
    std::vector<cv::Point2f> common;
    return cv::intersectConvexConvex(document, frame, common) / (double{right} * bottom);
}

std::pair<double, double> angles_of(const Corners& corners) {
    double of_least = -1, of_most = 1;  // cosines: two turns into degrees are enough
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2d a = corners[(i + 3) % 4] - corners[i], b = corners[(i + 1) % 4] - corners[i];
        const double cosine = a.dot(b) / std::sqrt(std::max(1e-18, a.dot(a) * b.dot(b)));
        of_least = std::max(of_least, cosine);
        of_most = std::min(of_most, cosine);
    }
    const auto degrees = [](double cosine) { return std::acos(std::clamp(cosine, -1.0, 1.0)) * kDegrees; };
    return {degrees(of_least), degrees(of_most)};
}

View view_of(const Corners& corners, cv::Size picture, std::span<const PaperSize> expected) {
    View best{{1, 1}, 9, 0};
    const auto axes = axes_of(corners, picture);
    if (!axes) return best;
    const double longer = std::max(picture.width, picture.height);
    // A phone's main camera sees as much as a 24 to 28 mm lens on 36 mm of film; zoomed or cropped, less.
    for (const double focal_share : {0.7, 0.8, 1.0, 1.5}) {
        const double f = focal_share * longer;
        const cv::Point3d u(axes->along.x, axes->along.y, f * axes->along.z);
        const cv::Point3d v(axes->down.x, axes->down.y, f * axes->down.z);
        const double lu = cv::norm(u), lv = cv::norm(v);
        if (lu < 1e-9 || lv < 1e-9) continue;
        const double skew = std::abs(u.dot(v)) / (lu * lv);
        const cv::Point3d n = u.cross(v);
        const double tilt = std::acos(std::min(1.0, std::abs(n.z) / std::max(cv::norm(n), 1e-12))) * kDegrees;
        const auto offer = [&](PaperSize size, double stretch) {
            const double misfit = std::abs(stretch) + skew;
            if (misfit < best.misfit) best = {size, misfit, tilt};
        };
        const double ratio = lu / lv;
        if (expected.empty()) offer({ratio, 1}, 0);
        for (const PaperSize& size : expected) {
            offer(size, std::log(ratio * size.height_mm / size.width_mm));
            offer(size, std::log(ratio * size.width_mm / size.height_mm));
        }
    }
    return best;
}

Corners upright(const Corners& corners, cv::Size picture, const PaperSize& size) {
    const auto axes = axes_of(corners, picture);
    const double f = 0.8 * std::max(picture.width, picture.height);
    const bool knows_way = size.width_mm != size.height_mm && axes;
    bool first_is_longer = true;
    if (knows_way) {
        first_is_longer = cv::norm(cv::Point3d(axes->along.x, axes->along.y, f * axes->along.z)) >
                          cv::norm(cv::Point3d(axes->down.x, axes->down.y, f * axes->down.z));
    }
    Corners best = corners;
    double least = 1e9;
    for (std::size_t by = 0; by < 4; ++by) {
        const bool width_first = (first_is_longer == (size.width_mm > size.height_mm)) == (by % 2 == 0);
        if (knows_way && !width_first) continue;
        const Corners candidate = turned(corners, by);
        const double off = std::abs(rotation_of(candidate));
        if (off < least) {
            least = off;
            best = candidate;
        }
    }
    return best;
}

}  // namespace beian::document
