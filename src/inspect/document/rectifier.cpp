#include "inspect/document/rectifier.h"

#include "inspect/document/geometry.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace beian::inspect {
namespace {

constexpr double kLongestSide = 4096;
// cv::warpPerspective keeps places in 16 bits.
constexpr int kLongestPicture = 32766;

bool is_sound(const Corners& corners, const WorkingPicture& picture) {
    const double far = 4.0 * std::max(picture.width, picture.height);
    for (const auto& p : corners) {
        if (!(std::abs(p.x) <= far && std::abs(p.y) <= far)) return false;
    }
    return is_convex_clockwise(corners) && area_of(corners) > 16;
}

}  // namespace

image::Pixels rectify(const WorkingPicture& picture, const Quad& quad, PaperSize size, double dots_per_mm) {
    Corners corners;
    for (std::size_t i = 0; i < 4; ++i) corners[i] = {quad[i].x, quad[i].y};
    const bool has_size = size.width_mm > 0 && size.height_mm > 0 && dots_per_mm > 0 &&
                          std::isfinite(size.width_mm * size.height_mm * dots_per_mm);
    if (picture.data == nullptr || picture.width < 1 || picture.height < 1 ||
        picture.width > kLongestPicture || picture.height > kLongestPicture || !has_size ||
        !is_sound(corners, picture))
        return {};
    const double dots = std::min(dots_per_mm, kLongestSide / std::max(size.width_mm, size.height_mm));
    const int width = std::max(1, static_cast<int>(std::lround(size.width_mm * dots)));
    const int height = std::max(1, static_cast<int>(std::lround(size.height_mm * dots)));
    // Sides run between pixels, a pixel's place is its middle: hence the halves.
    const float right = static_cast<float>(width) - 0.5F, bottom = static_cast<float>(height) - 0.5F;
    const std::array<cv::Point2f, 4> flat{{{-0.5F, -0.5F}, {right, -0.5F}, {right, bottom}, {-0.5F, bottom}}};
    std::array<cv::Point2f, 4> seen;
    for (std::size_t i = 0; i < 4; ++i) seen[i] = corners[i];
    const cv::Mat way = cv::getPerspectiveTransform(flat.data(), seen.data());
    const cv::Mat from(picture.height, picture.width, CV_8UC3, const_cast<std::uint8_t*>(picture.data),
                       picture.stride);
    image::Pixels result{static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height), 3, {}};
    result.data.resize(std::size_t(width) * height * 3);
    cv::Mat to(height, width, CV_8UC3, result.data.data());
    cv::warpPerspective(from, to, way, to.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                        cv::BORDER_REPLICATE);
    return result;
}

}  // namespace beian::inspect
