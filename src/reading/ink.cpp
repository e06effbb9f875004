#include "reading/ink.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>

namespace beian::reading {
namespace {

// Of 255. Stamp ink takes blue and green and leaves red; pens take all three.
constexpr int kRedder = 38;  // than green and blue: clearly red even where a seal is faint
constexpr int kDarker = 60;  // than the paper around
constexpr double kSquare =
    1.6;  // the longer side of a seal's box by the shorter: round, with room for faint rims

constexpr int kHueReach = 7;  // pixels
// Of the paper's red: black ink under a seal, and the seal's own, faint or not.
constexpr double kBlackest = 0.32, kRedInk = 0.72;
// More red than this is the paper's own colour: the cover of a booklet.
constexpr double kMostRed = 0.4;

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

/// Three quarters of a written sheet are no darker than its paper.
int paper_of(const cv::Mat& plane) {
    std::size_t count[256] = {};
    for (int y = 0; y < plane.rows; ++y)
        for (int x = 0; x < plane.cols; ++x) ++count[plane.at<std::uint8_t>(y, x)];
    std::size_t below = 0;
    for (int value = 0; value < 256; ++value) {
        below += count[value];
        if (below * 4 >= plane.total() * 3) return value;
    }
    return 255;
}

/// How red the ink is where it covers the paper: as most of what is clearly red.
double fully_red(const cv::Mat& redness) {
    std::size_t count[256] = {}, all = 0, below = 0;
    for (int y = 0; y < redness.rows; ++y)
        for (int x = 0; x < redness.cols; ++x) {
            const std::uint8_t value = redness.at<std::uint8_t>(y, x);
            if (value > kRedder) ++count[value], ++all;
        }
    for (int value = kRedder; value < 256; ++value) {
        below += count[value];
        if (below * 2 >= all) return value;
    }
    return 255;
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
    const int paper = paper_of(red);
    return static_cast<double>(cv::countNonZero(red < paper - kDarker)) / static_cast<double>(red.total());
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
    // Colour is known four times more coarsely than light, so a seal's hue reaches a little beyond its ink.
    const cv::Mat redness = redness_of(flat);
    cv::Mat near;
    cv::dilate(redness > kRedder / 2, near, cv::Mat::ones(kHueReach, kHueReach, CV_8U));
    if (cv::countNonZero(near) > kMostRed * static_cast<double>(near.total())) return flat;
    cv::Mat parts[3];
    cv::split(mat_of(flat), parts);
    const std::array<int, 3> colour = {paper_of(parts[0]), paper_of(parts[1]), paper_of(parts[2])};
    const double paper = colour[0], blackest = kBlackest * paper, full = fully_red(redness);
    image::Pixels result = flat;
    cv::Mat pixels = mat_of(result);
    for (int y = 0; y < pixels.rows; ++y)
        for (int x = 0; x < pixels.cols; ++x) {
            if (near.at<std::uint8_t>(y, x) == 0) continue;
            auto& pixel = pixels.at<cv::Vec3b>(y, x);
            // Beside the ink the paper is as light as elsewhere: thin strokes there would fade.
            const double covered = std::min(1.0, redness.at<std::uint8_t>(y, x) / full);
            const double white = std::max(blackest + 1, (1 - (1 - kRedInk) * covered) * paper);
            const double light = std::clamp((pixel[0] - blackest) / (white - blackest), 0.0, 1.0);
            for (int i = 0; i < 3; ++i)
                pixel[i] = cv::saturate_cast<std::uint8_t>(light * colour[static_cast<std::size_t>(i)]);
        }
    return result;
}

}  // namespace beian::reading
