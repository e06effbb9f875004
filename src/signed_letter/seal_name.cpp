#include "signed_letter/seal_name.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace beian::signed_letter {
namespace {

// Shares of the seal's radius between which the name stands, inside the rim, as seals usually have them: rim,
// name, star.
constexpr double kOuter = 0.93, kInner = 0.56;
constexpr double kSharper = 1.5;  // enlarged: small seals have small names
constexpr double kInkDepth = 2.2;

image::Pixels unrolled(const Flat& flat, const RedMark& seal) {
    const cv::Mat redness(static_cast<int>(flat.redness().height), static_cast<int>(flat.redness().width),
                          CV_8UC1, const_cast<std::uint8_t*>(flat.redness().data.data()));
    const double rx = seal.area.width / 2 * kDots, ry = seal.area.height / 2 * kDots;
    const double cx = (seal.area.x + seal.area.width / 2) * kDots,
                 cy = (seal.area.y + seal.area.height / 2) * kDots;
    const double radius = std::max(rx, ry);
    const int width = static_cast<int>(2 * std::numbers::pi * radius * (kOuter + kInner) / 2 * kSharper),
              height = static_cast<int>(radius * (kOuter - kInner) * kSharper);
    if (width < 48 || height < 12) return {};
    cv::Mat to_x(height, width, CV_32F), to_y(height, width, CV_32F);
    for (int y = 0; y < height; ++y) {
        const double share = kOuter - (kOuter - kInner) * (y + 0.5) / height;
        for (int x = 0; x < width; ++x) {
            const double angle = std::numbers::pi * (0.5 + 2 * (x + 0.5) / width);  // from below, clockwise
            to_x.at<float>(y, x) = static_cast<float>(cx + rx * share * std::cos(angle));
            to_y.at<float>(y, x) = static_cast<float>(cy + ry * share * std::sin(angle));
        }
    }
    cv::Mat strip;
    cv::remap(redness, strip, to_x, to_y, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(0));
    strip.convertTo(strip, CV_8U, -kInkDepth, 255);
    image::Pixels pixels{static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height), 1, {}};
    pixels.data.assign(strip.data, strip.data + strip.total());
    return pixels;
}

}  // namespace

std::string name_on(const Sight& sight, const RedMark& seal) {
    const image::Pixels strip = unrolled(*sight.flat, seal);
    if (strip.width == 0) return {};
    const double right = strip.width - 1.0, bottom = strip.height - 1.0;
    const model::Quad whole{{{0, 0}, {right, 0}, {right, bottom}, {0, bottom}}};
    std::string name;
    for (const vision::Character& one : sight.eyes.line(strip, whole, {}))
        if (one.text.size() >= 3 && !comparable(one.text).empty()) name += one.text;
    return name;
}

double shared_with(std::string_view name, std::string_view text) {
    const auto a = characters_of(name), b = characters_of(text);
    if (a.empty()) return 1;
    std::vector<int> row(b.size() + 1, 0);
    for (const std::string& one : a) {
        int before = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const int kept = row[j + 1];
            row[j + 1] = one == b[j] ? before + 1 : std::max(row[j + 1], row[j]);
            before = kept;
        }
    }
    return static_cast<double>(row.back()) / static_cast<double>(a.size());
}

}  // namespace beian::signed_letter
