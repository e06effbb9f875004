#include "signed_letter/ink.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace beian::signed_letter {
namespace {

// Ink is at most so bright against the paper around it: thin strokes a little out of focus still are.
constexpr double kDark = 0.7;
// Copiers make red a middling grey, and the ridges of a thumb run into one: paper's own grain is paler still.
constexpr double kGrey = 0.88;
constexpr int kPaperStep = 8;      // pixels: paper's light changes slowly
constexpr int kBeside = 7;         // pixels that print may lie beside where it was drawn
constexpr int kPrinted = 228;      // of a drawn pixel: print, frames, captions
constexpr double kCharacter = 14;  // points
constexpr int kRed = 22;           // of 255, more than the paper's own
constexpr double kJoined = 9;      // points between parts of one seal

cv::Mat mat_of(const image::Pixels& pixels) {
    return {static_cast<int>(pixels.height), static_cast<int>(pixels.width), CV_8UC1,
            const_cast<std::uint8_t*>(pixels.data.data())};
}

/// What the paper's light is at each place.
cv::Mat paper_of(const cv::Mat& print) {
    cv::Mat small;
    cv::resize(print, small, {std::max(1, print.cols / kPaperStep), std::max(1, print.rows / kPaperStep)}, 0,
               0, cv::INTER_AREA);
    cv::dilate(small, small, cv::Mat::ones(7, 7, CV_8U));
    cv::GaussianBlur(small, small, {}, 4);
    cv::resize(small, small, print.size(), 0, 0, cv::INTER_LINEAR);
    return small;
}

cv::Rect pixels_of(const letter::Area& part, int width, int height) {
    const cv::Rect whole(0, 0, width, height);
    const cv::Point from(cvRound(part.x * kDots), cvRound(part.y * kDots)),
        to(cvRound((part.x + part.width) * kDots), cvRound((part.y + part.height) * kDots));
    return cv::Rect(from, to) & whole;
}

}  // namespace

Ink::Ink(const Flat& flat, const letter::Raster& drawn)
    : width_(static_cast<int>(flat.print().width)), height_(static_cast<int>(flat.print().height)) {
    const cv::Mat print = mat_of(flat.print());
    const cv::Mat paper = paper_of(print);
    const cv::Mat plan(drawn.height, drawn.width, CV_8UC1, const_cast<std::uint8_t*>(drawn.grey.data()));
    cv::Mat printed;
    cv::resize(plan, printed, print.size(), 0, 0, cv::INTER_AREA);
    printed = printed < kPrinted;
    cv::dilate(printed, printed, cv::getStructuringElement(cv::MORPH_ELLIPSE, {kBeside, kBeside}));
    const auto added = [&](double share) {
        cv::Mat limit, dark;
        paper.convertTo(limit, CV_8U, share);
        cv::bitwise_and(print < limit, ~printed, dark);
        // Grain is no ink.
        cv::morphologyEx(dark, dark, cv::MORPH_OPEN, cv::Mat::ones(2, 2, CV_8U));
        return std::vector<std::uint8_t>(dark.data, dark.data + dark.total());
    };
    added_ = added(kDark);
    grey_ = added(kGrey);
}

double Ink::written_in(const letter::Area& part) const {
    return squares(added_, part);
}

double Ink::grey_in(const letter::Area& part) const {
    return squares(grey_, part);
}

double Ink::squares(const std::vector<std::uint8_t>& of, const letter::Area& part) const {
    const cv::Mat there(height_, width_, CV_8UC1, const_cast<std::uint8_t*>(of.data()));
    const cv::Rect seen = pixels_of(part, width_, height_);
    if (seen.area() <= 0) return 0;
    return cv::countNonZero(there(seen)) / (kCharacter * kDots * kCharacter * kDots);
}

std::optional<letter::Area> Ink::extent_in(const letter::Area& part) const {
    const cv::Mat added(height_, width_, CV_8UC1, const_cast<std::uint8_t*>(added_.data()));
    const cv::Rect seen = pixels_of(part, width_, height_);
    if (seen.area() <= 0) return std::nullopt;
    std::vector<cv::Point> places;
    cv::findNonZero(added(seen), places);
    if (places.empty()) return std::nullopt;
    const cv::Rect box = cv::boundingRect(places);
    return letter::Area{(seen.x + box.x) / kDots, (seen.y + box.y) / kDots, box.width / kDots,
                        box.height / kDots};
}

std::vector<RedMark> red_marks(const Flat& flat, double smallest) {
    // Colour is known four times more coarsely than light: half the pixels lose nothing.
    cv::Mat half;
    cv::resize(mat_of(flat.redness()), half, {}, 0.5, 0.5, cv::INTER_AREA);
    const cv::Mat red = half > kRed;
    const int reach = std::max(3, cvRound(kJoined * kDots / 2)) | 1;
    cv::Mat joined, labels, stats, centres;
    cv::morphologyEx(red, joined, cv::MORPH_CLOSE, cv::Mat::ones(reach, reach, CV_8U));
    const int count = cv::connectedComponentsWithStats(joined, labels, stats, centres);
    std::vector<RedMark> marks;
    const double scale = 2 / kDots;
    for (int i = 1; i < count; ++i) {
        const cv::Rect box(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                           stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
        const double longer = std::max(box.width, box.height), shorter = std::min(box.width, box.height);
        if (longer * scale < smallest) continue;
        const double ellipse = std::numbers::pi / 4 * box.width * box.height;
        marks.push_back({{box.x * scale, box.y * scale, box.width * scale, box.height * scale},
                         shorter / longer,
                         cv::countNonZero(red(box)) / std::max(1.0, ellipse)});
    }
    std::sort(marks.begin(), marks.end(), [](const RedMark& a, const RedMark& b) {
        return a.area.width * a.area.height > b.area.width * b.area.height;
    });
    return marks;
}

}  // namespace beian::signed_letter
