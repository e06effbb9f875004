#include "vision/face_picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace beian::vision {
namespace {

int pixels_of(double side, std::uint32_t most) {
    return std::clamp(static_cast<int>(std::lround(side)), 1, static_cast<int>(most));
}

}  // namespace

model::Point Laid::on_picture(double x, double y) const {
    // Points count from the middle of the first pixel, edges from its edge.
    return {part[0] + (x - left) / width * part[2] - 0.5, part[1] + (y - top) / height * part[3] - 0.5};
}

FaceBox Laid::on_sheet(model::Point corner, double wide, double high) const {
    const double x = (corner.x + 0.5 - part[0]) / part[2] * width + left,
                 y = (corner.y + 0.5 - part[1]) / part[3] * height + top;
    return {x, y, x + wide / part[2] * width, y + high / part[3] * height, 1};
}

Laid lay_on_sheet(const image::Pixels& picture, const model::Region& part, std::uint32_t width,
                  std::uint32_t height, Placed placed, float* to) {
    const auto [x, y, wide, high] = part;
    const double scale = std::min(static_cast<double>(width) / wide, static_cast<double>(height) / high);
    const cv::Size size(pixels_of(wide * scale, width), pixels_of(high * scale, height));
    const cv::Mat seen(static_cast<int>(picture.height), static_cast<int>(picture.width),
                       picture.channels == 1 ? CV_8UC1 : CV_8UC3,
                       const_cast<std::uint8_t*>(picture.data.data()));
    cv::Mat sized;
    cv::resize(seen(cv::Rect(x, y, wide, high)), sized, size, 0, 0,
               scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);

    const int left = placed == Placed::Middle ? (static_cast<int>(width) - size.width) / 2 : 0;
    const int top = placed == Placed::Middle ? (static_cast<int>(height) - size.height) / 2 : 0;
    const std::size_t colours = picture.channels, plane = std::size_t{width} * height;
    std::fill(to, to + 3 * plane, 0.0F);
    for (int row = 0; row < size.height; ++row) {
        const std::uint8_t* from = sized.ptr<std::uint8_t>(row);
        const std::size_t first =
            static_cast<std::size_t>(top + row) * width + static_cast<std::size_t>(left);
        for (std::size_t column = 0; column < static_cast<std::size_t>(size.width); ++column, from += colours)
            for (std::size_t colour = 0; colour < 3; ++colour)
                to[colour * plane + first + column] = from[colours == 1 ? 0 : colour];
    }
    return {part, static_cast<double>(left), static_cast<double>(top), static_cast<double>(size.width),
            static_cast<double>(size.height)};
}

model::Region whole(const image::Pixels& picture) {
    return {0, 0, static_cast<int>(picture.width), static_cast<int>(picture.height)};
}

model::Region inside(const image::Pixels& picture, double left, double top, double right, double bottom) {
    const auto within = [](double edge, std::uint32_t side) {
        return static_cast<int>(std::floor(std::clamp(edge, 0.0, static_cast<double>(side))));
    };
    const int x = within(left, picture.width), y = within(top, picture.height);
    return {x, y, within(right, picture.width) - x, within(bottom, picture.height) - y};
}

Tensor black(std::size_t count, std::uint32_t width, std::uint32_t height) {
    Tensor sheets{{static_cast<std::int64_t>(count), 3, height, width}, {}};
    sheets.values.resize(count * 3 * height * width);
    return sheets;
}

}  // namespace beian::vision
