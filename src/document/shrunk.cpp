#include "document/shrunk.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <vector>

namespace beian::document {
namespace {

// A side of a card that covers a tenth of the picture is then still 60 pixels long.
constexpr std::uint32_t kLeastLongSide = 400;

// No copy: read only.
cv::Mat view_of(const image::Plane& plane) {
    return {static_cast<int>(plane.height), static_cast<int>(plane.width), CV_8U,
            const_cast<std::uint8_t*>(plane.data.data())};
}

template <int kStep>
void add_up(const std::uint16_t* sums, std::uint8_t* to, int count) {
    for (int x = 0; x < count; ++x) {
        unsigned sum = kStep * kStep / 2;
        for (int i = 0; i < kStep; ++i) sum += sums[x * kStep + i];
        to[x] = static_cast<std::uint8_t>(sum / (kStep * kStep));
    }
}

/// The last row and column are repeated where a block would reach beyond them.
template <int kStep>
cv::Mat averaged(const image::Plane& light) {
    const int width = static_cast<int>(light.width), height = static_cast<int>(light.height);
    cv::Mat small((height + kStep - 1) / kStep, (width + kStep - 1) / kStep, CV_8U);
    std::vector<std::uint16_t> sums(static_cast<std::size_t>(small.cols) * kStep);
    for (int y = 0; y < small.rows; ++y) {
        std::array<const std::uint8_t*, kStep> rows;
        for (int i = 0; i < kStep; ++i)
            rows[i] = light.data.data() + std::size_t(std::min(y * kStep + i, height - 1)) * light.width;
        for (int x = 0; x < width; ++x) {
            unsigned sum = 0;
            for (int i = 0; i < kStep; ++i) sum += rows[i][x];
            sums[x] = static_cast<std::uint16_t>(sum);
        }
        std::fill(sums.begin() + width, sums.end(), sums[static_cast<std::size_t>(width) - 1]);
        add_up<kStep>(sums.data(), small.ptr<std::uint8_t>(y), small.cols);
    }
    return small;
}

cv::Mat enlarged(const image::Plane& colour, int times, cv::Size size) {
    cv::Mat large;
    cv::resize(view_of(colour), large, {}, times, times, cv::INTER_LINEAR);
    return large({{0, 0}, size}).clone();
}

}  // namespace

int step_for(const image::Planes& picture) {
    int step = static_cast<int>(image::Planes::kColourStep);
    const std::uint32_t longer = std::max(picture.light.width, picture.light.height);
    while (step > 1 && longer < kLeastLongSide * static_cast<std::uint32_t>(step)) step /= 2;
    return step;
}

Planes shrunk(const image::Planes& picture, int step) {
    if (step == static_cast<int>(image::Planes::kColourStep))
        return {averaged<4>(picture.light), view_of(picture.red).clone(), view_of(picture.blue).clone()};
    const cv::Mat light = step == 2 ? averaged<2>(picture.light) : view_of(picture.light).clone();
    const int times = static_cast<int>(image::Planes::kColourStep) / step;
    return {light, enlarged(picture.red, times, light.size()), enlarged(picture.blue, times, light.size())};
}

}  // namespace beian::document
