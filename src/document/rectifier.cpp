#include "document/rectifier.h"

#include "document/geometry.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace beian::document {
namespace {

constexpr double kLongestSide = 4096;
// cv::warpPerspective keeps places in 16 bits.
constexpr int kLongestPicture = 32766;

bool is_sound(const Corners& corners, cv::Size picture) {
    const double far = 4.0 * std::max(picture.width, picture.height);
    for (const auto& p : corners) {
        if (!(std::abs(p.x) <= far && std::abs(p.y) <= far)) return false;
    }
    return is_convex_clockwise(corners) && area_of(corners) > 16;
}

/// Where the document's pixels come from, or nothing where it cannot be drawn.
struct Plan {
    cv::Mat way;
    cv::Size size;
};

std::optional<Plan> plan(cv::Size picture, const Quad& quad, PaperSize size, double dots_per_mm) {
    Corners corners;
    for (std::size_t i = 0; i < 4; ++i) corners[i] = {quad[i].x, quad[i].y};
    const bool has_size = size.width_mm > 0 && size.height_mm > 0 && dots_per_mm > 0 &&
                          std::isfinite(size.width_mm * size.height_mm * dots_per_mm);
    if (picture.width < 1 || picture.height < 1 || picture.width > kLongestPicture ||
        picture.height > kLongestPicture || !has_size || !is_sound(corners, picture))
        return std::nullopt;
    const double dots = std::min(dots_per_mm, kLongestSide / std::max(size.width_mm, size.height_mm));
    const int width = std::max(1, static_cast<int>(std::lround(size.width_mm * dots)));
    const int height = std::max(1, static_cast<int>(std::lround(size.height_mm * dots)));
    // Sides run between pixels, a pixel's place is its middle: hence the halves.
    const float right = static_cast<float>(width) - 0.5F, bottom = static_cast<float>(height) - 0.5F;
    const std::array<cv::Point2f, 4> flat{{{-0.5F, -0.5F}, {right, -0.5F}, {right, bottom}, {-0.5F, bottom}}};
    std::array<cv::Point2f, 4> seen;
    for (std::size_t i = 0; i < 4; ++i) seen[i] = corners[i];
    return Plan{cv::getPerspectiveTransform(flat.data(), seen.data()), {width, height}};
}

void draw(const Plan& plan, cv::Size picture, int type, BytesView from, std::uint8_t* to) {
    const cv::Mat seen(picture, type, const_cast<std::uint8_t*>(from.data()));
    cv::Mat flat(plan.size, type, to);
    cv::warpPerspective(seen, flat, plan.way, flat.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                        cv::BORDER_REPLICATE);
}

cv::Size size_of(const auto& picture) {
    return {static_cast<int>(picture.width), static_cast<int>(picture.height)};
}

}  // namespace

image::Pixels rectify(const image::Pixels& picture, const Quad& quad, PaperSize size, double dots_per_mm) {
    const auto found = plan(size_of(picture), quad, size, dots_per_mm);
    if (!found || (picture.channels != 1 && picture.channels != 3)) return {};
    image::Pixels result{static_cast<std::uint32_t>(found->size.width),
                         static_cast<std::uint32_t>(found->size.height),
                         picture.channels,
                         {}};
    result.data.resize(std::size_t{result.width} * result.height * result.channels);
    draw(*found, size_of(picture), picture.channels == 1 ? CV_8UC1 : CV_8UC3, picture.data,
         result.data.data());
    return result;
}

image::Plane rectify(const image::Plane& plane, const Quad& quad, PaperSize size, double dots_per_mm) {
    const auto found = plan(size_of(plane), quad, size, dots_per_mm);
    if (!found) return {};
    image::Plane result{
        static_cast<std::uint32_t>(found->size.width), static_cast<std::uint32_t>(found->size.height), {}};
    result.data.resize(std::size_t{result.width} * result.height);
    draw(*found, size_of(plane), CV_8UC1, plane.data, result.data.data());
    return result;
}

Quad on_colour_planes(const Quad& quad) {
    constexpr double kStep = image::Planes::kColourStep;
    Quad result;
    for (std::size_t i = 0; i < 4; ++i)
        result[i] = {(quad[i].x + 0.5) / kStep - 0.5, (quad[i].y + 0.5) / kStep - 0.5};
    return result;
}

Quad begun_later(const Quad& quad, int corners) {
    Quad begun;
    for (int i = 0; i < 4; ++i)
        begun[static_cast<std::size_t>(i)] = quad[static_cast<std::size_t>((i + corners) % 4)];
    return begun;
}

// The projective map of the unit square (Heckbert 1989, 2.2.3).
Projection::Projection(const Quad& q) : x_(q[0].x), y_(q[0].y) {
    const double dx1 = q[1].x - q[2].x, dx2 = q[3].x - q[2].x, dx3 = q[0].x - q[1].x + q[2].x - q[3].x;
    const double dy1 = q[1].y - q[2].y, dy2 = q[3].y - q[2].y, dy3 = q[0].y - q[1].y + q[2].y - q[3].y;
    const double det = dx1 * dy2 - dx2 * dy1;
    g_ = (dx3 * dy2 - dx2 * dy3) / det, h_ = (dx1 * dy3 - dx3 * dy1) / det;
    a_ = q[1].x - q[0].x + g_ * q[1].x, b_ = q[3].x - q[0].x + h_ * q[3].x;
    d_ = q[1].y - q[0].y + g_ * q[1].y, e_ = q[3].y - q[0].y + h_ * q[3].y;
}

Point place_on_picture(const Quad& quad, double across, double down) {
    return Projection(quad)(across, down);
}

}  // namespace beian::document
