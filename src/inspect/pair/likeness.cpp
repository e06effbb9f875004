#include "inspect/pair/likeness.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace beian::inspect {
namespace {

// Cells of about 1.8 mm on a card: larger than the finder's error, smaller than a line of print is long.
constexpr int kColumns = 48, kRows = 30;
constexpr int kCell = 8;
constexpr double kPaperCells = 9;  // what light and tint do is broader than that

cv::Mat light_of(const image::Pixels& picture) {
    const cv::Mat rgb(static_cast<int>(picture.height), static_cast<int>(picture.width),
                      picture.channels == 1 ? CV_8UC1 : CV_8UC3,
                      const_cast<std::uint8_t*>(picture.data.data()));
    cv::Mat light;
    if (picture.channels == 1)
        light = rgb;
    else
        cv::cvtColor(rgb, light, cv::COLOR_RGB2GRAY);
    light.convertTo(light, CV_32F);
    return light;
}

/// Share of darkness against the paper around, cell by cell: where the sheet carries ink, whatever the light.
cv::Mat ink_of(const cv::Mat& page) {
    cv::Mat light;
    cv::resize(page, light, {kColumns * kCell, kRows * kCell}, 0, 0, cv::INTER_AREA);
    cv::Mat paper;
    const cv::Size around(static_cast<int>(kPaperCells) * kCell, static_cast<int>(kPaperCells) * kCell);
    cv::blur(light, paper, around, {-1, -1}, cv::BORDER_REFLECT);
    cv::Mat ink = 1 - light / (paper + 1);
    cv::Mat cells;
    cv::resize(ink, cells, {kColumns, kRows}, 0, 0, cv::INTER_AREA);
    // The edges hold what the finder missed by: background.
    return cells(cv::Rect(1, 1, kColumns - 2, kRows - 2)).clone();
}

double correlation(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat x = a - cv::mean(a)[0], y = b - cv::mean(b)[0];
    const double spread = cv::norm(x) * cv::norm(y);
    return spread < 1e-6 ? 0 : x.dot(y) / spread;
}

}  // namespace

double likeness(const image::Pixels& first, const image::Pixels& second) {
    if (first.data.empty() || second.data.empty()) return 0;
    cv::Mat light = light_of(first), other = light_of(second);
    // One photographed lying, one standing.
    if ((light.cols > light.rows) != (other.cols > other.rows))
        cv::rotate(other, other, cv::ROTATE_90_CLOCKWISE);
    const cv::Mat a = ink_of(light), b = ink_of(other);
    cv::Mat turned;
    cv::rotate(b, turned, cv::ROTATE_180);
    return std::max(correlation(a, b), correlation(a, turned));
}

}  // namespace beian::inspect
