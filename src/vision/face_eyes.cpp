#include "vision/face_eyes.h"

#include <cmath>

namespace beian::vision {

namespace {

double luma(const std::uint8_t* pixel, std::uint32_t channels) {
    return channels < 3 ? pixel[0] : 0.299 * pixel[0] + 0.587 * pixel[1] + 0.114 * pixel[2];
}

std::optional<double> dark_of_eye(const image::Pixels& picture, const model::Point& a, const model::Point& b,
                                  double border) {
    const model::Point middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
    const double wide = std::hypot(b.x - a.x, b.y - a.y);
    if (wide < 6) return std::nullopt;
    const double dx = (b.x - a.x) / wide, dy = (b.y - a.y) / wide, half = 0.45 * wide, high = 0.22 * wide;
    int inside = 0, dark = 0;
    for (double v = -high; v <= high; v += 1)
        for (double u = -half; u <= half; u += 1) {
            if (u * u / (half * half) + v * v / (high * high) > 1) continue;
            const double x = middle.x + u * dx - v * dy, y = middle.y + u * dy + v * dx;
            if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) continue;
            const std::size_t column = static_cast<std::size_t>(x);
            ++inside;
            dark += luma(&picture.row(static_cast<std::uint32_t>(y))[column * picture.channels],
                         picture.channels) < border;
        }
    return inside == 0 ? 0 : static_cast<double>(dark) / inside;
}

}  // namespace

std::optional<double> dark_of_eyes(const image::Pixels& picture, const FaceLandmarks& landmarks,
                                   double border) {
    const auto left = dark_of_eye(picture, landmarks[36], landmarks[39], border),
               right = dark_of_eye(picture, landmarks[42], landmarks[45], border);
    if (!left || !right) return std::nullopt;
    return (*left + *right) / 2;
}

}  // namespace beian::vision
