#include "reading/ink.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace beian::reading {
namespace {

// Of 255. Stamp ink takes blue and green and leaves red; pens take all three.
constexpr int kRedder = 38;  // than green and blue: clearly red even where a seal is faint
constexpr int kDarker = 60;  // than the paper around
constexpr double kSquare =
    1.6;  // the longer side of a seal's box by the shorter: round, with room for faint rims

cv::Mat mat_of(const image::Pixels& flat) {
    return {static_cast<int>(flat.height), static_cast<int>(flat.width), CV_8UC3,
            const_cast<std::uint8_t*>(flat.data.data())};
}

bool is_colour(const image::Pixels& flat) {
    return flat.channels == 3 && flat.width > 0 && flat.height > 0;
}

/// How much redder each pixel is than it is green or blue.
cv::Mat redness_of(const image::Pixels& flat) {
    cv::Mat parts[3];
    cv::split(mat_of(flat), parts);
    cv::Mat redness;
    cv::subtract(parts[0], cv::max(parts[1], parts[2]), redness);
    return redness;
}

}  // namespace

double dark_share(const image::Pixels& flat, const Box& box) {
    if (!is_colour(flat)) return 0;
    const cv::Rect all(0, 0, static_cast<int>(flat.width), static_cast<int>(flat.height));
    const cv::Rect seen = cv::Rect(cv::Point(cvRound(box.left), cvRound(box.top)),
                                   cv::Point(cvRound(box.right), cvRound(box.bottom))) &
                          all;
    if (seen.area() <= 0) return 0;
    // In the red channel a seal is as light as paper.
    cv::Mat red;
    cv::extractChannel(mat_of(flat)(seen), red, 0);
    std::vector<std::uint8_t> values;
    values.reserve(static_cast<std::size_t>(seen.area()));
    for (int y = 0; y < red.rows; ++y) values.insert(values.end(), red.ptr(y), red.ptr(y) + red.cols);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() * 3 / 4);
    std::nth_element(values.begin(), middle, values.end());
    const int paper = *middle;
    const auto dark = std::count_if(values.begin(), values.end(),
                                    [&](std::uint8_t value) { return value + kDarker < paper; });
    return static_cast<double>(dark) / static_cast<double>(values.size());
}

std::optional<Box> find_red_mark(const image::Pixels& flat, double smallest, double largest) {
    if (!is_colour(flat) || !(smallest > 1)) return std::nullopt;
    cv::Mat red = redness_of(flat) > kRedder;
    // Rim, star and characters of one seal are apart by less than a tenth of it.
    const int reach = std::max(3, cvRound(smallest * 0.12)) | 1;
    cv::morphologyEx(red, red, cv::MORPH_CLOSE, cv::Mat::ones(reach, reach, CV_8U));
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(red, labels, stats, centres);
    std::optional<Box> best;
    for (int i = 1; i < count; ++i) {
        const double left = stats.at<int>(i, cv::CC_STAT_LEFT), top = stats.at<int>(i, cv::CC_STAT_TOP);
        const double width = stats.at<int>(i, cv::CC_STAT_WIDTH),
                     height = stats.at<int>(i, cv::CC_STAT_HEIGHT);
        const double longer = std::max(width, height), shorter = std::min(width, height);
        if (longer < smallest || longer > largest || longer > kSquare * shorter) continue;
        if (!best || width * height > best->width() * best->height())
            best = Box{left, top, left + width, top + height};
    }
    return best;
}

image::Pixels without_red(const image::Pixels& flat) {
    if (!is_colour(flat)) return flat;
    image::Pixels result = flat;
    const std::size_t count = std::size_t{flat.width} * flat.height;
    for (std::size_t i = 0; i < count; ++i) {
        std::uint8_t* pixel = result.data.data() + i * 3;
        const int redness = pixel[0] - std::max(pixel[1], pixel[2]);
        if (redness <= kRedder / 2) continue;
        pixel[1] = pixel[2] = pixel[0];
    }
    return result;
}

}  // namespace beian::reading
