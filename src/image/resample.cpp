#include "image/resample.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace beian::image {
namespace {

// cv::warpAffine keeps places in 16 bits.
constexpr std::uint32_t kLongestSide = 32766;
constexpr double kSmallestStep = 0.7;

cv::Mat seen(const PixelView& view) {
    const int type = view.channels == 1 ? CV_8UC1 : CV_8UC3;
    return cv::Mat(static_cast<int>(view.height), static_cast<int>(view.width), type,
                   const_cast<std::uint8_t*>(view.data), view.stride);
}

bool is_whole(double value) {
    return std::abs(value - std::round(value)) < 1e-6;
}

/// Without turning and scaling nothing need be computed anew.
void copy_rows(const PixelView& from, const Placement& placement, Tone around, const Canvas& to) {
    const auto left = static_cast<std::int64_t>(std::lround(placement.x)),
               top = static_cast<std::int64_t>(std::lround(placement.y));
    const std::int64_t first = std::clamp<std::int64_t>(-left, 0, to.width);
    const std::int64_t last = std::clamp<std::int64_t>(from.width - left, first, to.width);
    for (std::int64_t y = 0; y < to.height; ++y) {
        std::uint8_t* row = to.data.data() + static_cast<std::size_t>(y) * to.stride;
        const bool is_outside = y + top < 0 || y + top >= from.height;
        const auto fill = [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t x = begin; x < end; ++x) std::copy(around.begin(), around.end(), row + 3 * x);
        };
        fill(0, is_outside ? to.width : first);
        if (is_outside) continue;
        fill(last, to.width);
        const std::uint8_t* source = from.row(static_cast<std::uint32_t>(y + top));
        if (from.channels == 3) {
            std::copy_n(source + 3 * (first + left), 3 * (last - first), row + 3 * first);
            continue;
        }
        for (std::int64_t x = first; x < last; ++x) std::fill_n(row + 3 * x, 3, source[x + left]);
    }
}

}  // namespace

Pixels resized(const PixelView& from, std::uint32_t width, std::uint32_t height) {
    Pixels result{width, height, from.channels, Bytes(std::size_t{width} * height * from.channels)};
    cv::Mat to(static_cast<int>(height), static_cast<int>(width), seen(from).type(), result.data.data());
    const bool is_smaller = width < from.width || height < from.height;
    cv::resize(seen(from), to, to.size(), 0, 0, is_smaller ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
}

void draw(const PixelView& from, const Placement& placement, Tone around, const Canvas& to) {
    if (placement.turn_deg == 0 && placement.scale == 1 && is_whole(placement.x) && is_whole(placement.y))
        return copy_rows(from, placement, around, to);
    if (placement.scale < kSmallestStep) {
        // Two neighbours would speak for many pixels: averages first.
        const auto shrunk = [&](std::uint32_t side) {
            return std::max(1U, static_cast<std::uint32_t>(std::lround(side * placement.scale)));
        };
        const Pixels small = resized(from, shrunk(from.width), shrunk(from.height));
        Placement rest{(placement.x + 0.5) * placement.scale - 0.5,
                       (placement.y + 0.5) * placement.scale - 0.5, placement.turn_deg, 1};
        if (rest.turn_deg == 0) rest.x = std::round(rest.x), rest.y = std::round(rest.y);
        return draw(view_of(small), rest, around, to);
    }
    if (std::max({from.width, from.height, to.width, to.height}) > kLongestSide)
        throw std::invalid_argument("too large a picture to be turned");
    const double angle = placement.turn_deg * std::numbers::pi / 180;
    const double across = std::cos(angle) / placement.scale, down = std::sin(angle) / placement.scale;
    const cv::Matx23d way(across, -down, placement.x, down, across, placement.y);
    cv::Mat target(static_cast<int>(to.height), static_cast<int>(to.width), CV_8UC3, to.data.data(),
                   to.stride);
    const cv::Scalar border(around[0], around[1], around[2]);
    constexpr int kHow = cv::INTER_LINEAR | cv::WARP_INVERSE_MAP;
    if (from.channels == 3) {
        cv::warpAffine(seen(from), target, way, target.size(), kHow, cv::BORDER_CONSTANT, border);
        return;
    }
    cv::Mat colour;
    cv::cvtColor(seen(from), colour, cv::COLOR_GRAY2RGB);
    cv::warpAffine(colour, target, way, target.size(), kHow, cv::BORDER_CONSTANT, border);
}

}  // namespace beian::image
