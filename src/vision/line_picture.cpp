#include "vision/line_picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace beian::vision {
namespace {

double between(const model::Point& a, const model::Point& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

}  // namespace

image::Pixels cut_line(const image::Pixels& picture, const model::Quad& quad, double squeezed) {
    const double along = (between(quad[0], quad[1]) + between(quad[3], quad[2])) / 2;
    const double across = (between(quad[0], quad[3]) + between(quad[1], quad[2])) / 2;
    if (picture.width == 0 || picture.height == 0 || !(along >= 1) || !(across >= 1) ||
        !std::isfinite(along * across))
        return {};
    constexpr std::uint32_t height = kLineHeight;
    const double wished = std::min(along / across * height * squeezed, static_cast<double>(kWidestLine));
    const auto width = static_cast<std::uint32_t>(std::max(1.0, std::round(wished)));
    // Where the picture is much finer it is sampled at several times the size, then averaged: skipped rows
    // would break thin strokes.
    const auto times = static_cast<std::uint32_t>(
        std::clamp(std::round(std::max(across / height, along / wished)), 1.0, 6.0));
    const cv::Size fine(static_cast<int>(width * times), static_cast<int>(height * times));

    const int type = picture.channels == 1 ? CV_8UC1 : CV_8UC3;
    const cv::Mat seen(static_cast<int>(picture.height), static_cast<int>(picture.width), type,
                       const_cast<std::uint8_t*>(picture.data.data()));
    std::array<cv::Point2f, 4> from;
    for (std::size_t i = 0; i < 4; ++i)
        from[i] = {static_cast<float>(quad[i].x), static_cast<float>(quad[i].y)};
    const float right = static_cast<float>(fine.width) - 0.5F,
                bottom = static_cast<float>(fine.height) - 0.5F;
    const std::array<cv::Point2f, 4> to{{{-0.5F, -0.5F}, {right, -0.5F}, {right, bottom}, {-0.5F, bottom}}};
    cv::Mat flat;
    cv::warpPerspective(seen, flat, cv::getPerspectiveTransform(to.data(), from.data()), fine,
                        cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    image::Pixels line{width, height, picture.channels, {}};
    line.data.resize(std::size_t{width} * height * picture.channels);
    cv::Mat result(static_cast<int>(height), static_cast<int>(width), type, line.data.data());
    if (times == 1)
        flat.copyTo(result);
    else
        cv::resize(flat, result, result.size(), 0, 0, cv::INTER_AREA);
    return line;
}

void lay_out(const image::Pixels& picture, std::uint32_t width, const float (&mean)[3],
             const float (&deviation)[3], float* to) {
    const std::uint32_t used = std::min(width, picture.width);
    for (int channel = 0; channel < 3; ++channel) {
        float value_of[256];
        for (int v = 0; v < 256; ++v)
            value_of[v] = (static_cast<float>(v) / 255.0F - mean[channel]) / deviation[channel];
        // The networks were trained on blue, green, red.
        const std::uint32_t offset = picture.channels == 3 ? static_cast<std::uint32_t>(2 - channel) : 0;
        for (std::uint32_t y = 0; y < picture.height; ++y) {
            const BytesView row = picture.row(y);
            for (std::uint32_t x = 0; x < used; ++x) to[x] = value_of[row[x * picture.channels + offset]];
            std::fill(to + used, to + width, 0.0F);
            to += width;
        }
    }
}

}  // namespace beian::vision
