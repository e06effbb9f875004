#include "document/print.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace beian::document {
namespace {

constexpr int kLongSide = 512;  // of the flat page: the smallest print of a sheet is then 6 pixels high
constexpr std::uint32_t kLongestPicture = 32766;  // places are kept in 31 bits
constexpr int kCell = 8;
constexpr int kStroke = 3;  // a stroke's middle and what lies beside it

cv::Mat flat_of(const image::Plane& light, const Corners& corners, const PaperSize& size) {
    const double longer = std::max(size.width_mm, size.height_mm);
    const int width = std::max(64, static_cast<int>(std::lround(kLongSide * size.width_mm / longer))),
              height = std::max(64, static_cast<int>(std::lround(kLongSide * size.height_mm / longer)));
    const std::array<cv::Point2f, 4> flat{
        {{0.F, 0.F}, {float(width), 0.F}, {float(width), float(height)}, {0.F, float(height)}}};
    std::array<cv::Point2f, 4> seen;
    for (std::size_t i = 0; i < 4; ++i) seen[i] = corners[i];
    const cv::Matx33f way = cv::Mat(cv::getPerspectiveTransform(flat.data(), seen.data()));
    cv::Mat page(height, width, CV_8U);
    std::vector<std::int32_t> places(static_cast<std::size_t>(width));
    const float right = static_cast<float>(light.width - 1), bottom = static_cast<float>(light.height - 1);
    const auto stride = static_cast<std::int32_t>(light.width);
    for (int y = 0; y < height; ++y) {
        const float row = static_cast<float>(y), u = way(0, 1) * row + way(0, 2),
                    v = way(1, 1) * row + way(1, 2), w = way(2, 1) * row + way(2, 2);
        // First where each is seen, which a compiler does for several at once.
        for (int x = 0; x < width; ++x) {
            const float column = static_cast<float>(x), scale = 1 / (way(2, 0) * column + w);
            const float across = std::min(right, std::max(0.F, (way(0, 0) * column + u) * scale)),
                        down = std::min(bottom, std::max(0.F, (way(1, 0) * column + v) * scale));
            places[std::size_t(x)] =
                static_cast<std::int32_t>(down + 0.5F) * stride + static_cast<std::int32_t>(across + 0.5F);
        }
        auto* to = page.ptr<std::uint8_t>(y);
        for (int x = 0; x < width; ++x) to[x] = light.data[std::size_t(places[std::size_t(x)])];
    }
    return page;
}

/// What the sensor's grain does to the difference of a pixel from those beside it, at most places of a part
/// of the page: of a part with less of it than most, as print fills many of them.
int grain_of(const cv::Mat& page) {
    constexpr int kParts = 6;
    std::array<int, std::size_t{kParts} * kParts> grains{};
    for (int part = 0; part < kParts * kParts; ++part) {
        const int top = part / kParts * page.rows / kParts, bottom = (part / kParts + 1) * page.rows / kParts,
                  left = std::max(kStroke, part % kParts * page.cols / kParts),
                  right = std::min(page.cols - kStroke, (part % kParts + 1) * page.cols / kParts);
        std::array<int, 256> count{};
        int total = 0, seen = 0, value = 0;
        for (int y = top; y < bottom; y += 4) {
            const auto* at = page.ptr<std::uint8_t>(y);
            for (int x = left; x < right; x += 3, ++total)
                ++count[std::size_t(std::abs(2 * at[x] - at[x - kStroke] - at[x + kStroke]) / 2)];
        }
        while (value < 255 && (seen += count[std::size_t(value)]) * 10 < total * 7) ++value;
        grains[std::size_t(part)] = value;
    }
    const auto third = grains.begin() + grains.size() / 3;
    std::nth_element(grains.begin(), third, grains.end());
    return *third;
}

/// Numbers of strokes that stand and that lie in each cell.
struct Strokes {
    cv::Mat standing, lying;  // CV_16S
};

void add_strokes(const std::uint8_t* before, const std::uint8_t* at, const std::uint8_t* after, int count,
                 std::uint8_t least, std::uint8_t* sums) {
    for (int x = 0; x < count; ++x) {
        const std::uint8_t a = before[x], b = after[x], middle = at[x], low = a < b ? a : b,
                           high = a < b ? b : a;
        const std::uint8_t darker = low > middle ? std::uint8_t(low - middle) : std::uint8_t(0),
                           lighter = middle > high ? std::uint8_t(middle - high) : std::uint8_t(0);
        const std::uint8_t stroke = darker > lighter ? darker : lighter, was = sums[x];
        sums[x] = stroke >= least ? std::uint8_t(was + 1) : was;
    }
}

Strokes strokes_of(const cv::Mat& page) {
    // A stroke goes on for some pixels, grain does not.
    cv::Mat upright, level;
    cv::blur(page, upright, {1, 3});
    cv::blur(page, level, {3, 1});
    const cv::Size cells(page.cols / kCell, page.rows / kCell);
    Strokes found{cv::Mat::zeros(cells, CV_16S), cv::Mat::zeros(cells, CV_16S)};
    // Ink takes a thirtieth of the paper's light even in a photo that lost its contrast; grain differs from
    // both of its neighbours by five times its usual difference once in a thousand places.
    const int paper = static_cast<int>(cv::mean(page)[0]);
    const auto least =
        static_cast<std::uint8_t>(std::clamp(std::max(paper / 30, 3 * grain_of(upright)), 3, 255));
    const int width = cells.width * kCell;
    std::vector<std::uint8_t> standing(static_cast<std::size_t>(width)), lying(standing.size());
    for (int cell = 0; cell < cells.height; ++cell) {
        std::fill(standing.begin(), standing.end(), std::uint8_t{0});
        std::fill(lying.begin(), lying.end(), std::uint8_t{0});
        for (int y = cell * kCell; y < (cell + 1) * kCell; ++y) {
            if (y < kStroke || y + kStroke >= page.rows) continue;
            const auto* at = upright.ptr<std::uint8_t>(y);
            add_strokes(at, at + kStroke, at + 2 * kStroke, width - 2 * kStroke, least,
                        standing.data() + kStroke);
            add_strokes(level.ptr<std::uint8_t>(y - kStroke), level.ptr<std::uint8_t>(y),
                        level.ptr<std::uint8_t>(y + kStroke), width, least, lying.data());
        }
        for (int x = 0; x < width; ++x) {
            found.standing.at<std::int16_t>(cell, x / kCell) += standing[std::size_t(x)];
            found.lying.at<std::int16_t>(cell, x / kCell) += lying[std::size_t(x)];
        }
    }
    return found;
}

/// Cells where strokes of both directions meet, as they do in letters; frames around the page left out.
cv::Mat letters_of(const Strokes& strokes) {
    constexpr int kLeastOfEach = 4, kMargin = 2;
    const cv::Size cells = strokes.lying.size();
    cv::Mat letters = cv::Mat::zeros(cells, CV_8U);
    for (int y = kMargin; y < cells.height - kMargin; ++y) {
        const auto *standing = strokes.standing.ptr<std::int16_t>(y),
                   *lying = strokes.lying.ptr<std::int16_t>(y);
        auto* to = letters.ptr<std::uint8_t>(y);
        for (int x = kMargin; x < cells.width - kMargin; ++x)
            to[x] = std::min(standing[x], lying[x]) >= kLeastOfEach ? 1 : 0;
    }
    return letters;
}

/// Share of the page in runs along the rows of `letters`.
double in_rows(const cv::Mat& letters) {
    constexpr int kLeastRun = 4;  // keys of a keyboard stand apart, letters of a word do not
    int cells = 0;
    for (int y = 0; y < letters.rows; ++y) {
        const auto* row = letters.ptr<std::uint8_t>(y);
        int run = 0;
        for (int x = 0; x < letters.cols; ++x) {
            run = row[x] != 0 ? run + 1 : 0;
            if (run == kLeastRun) cells += kLeastRun;
            if (run > kLeastRun) ++cells;
        }
    }
    return static_cast<double>(cells) / static_cast<double>(letters.total());
}

}  // namespace

Print print_on(const image::Plane& light, const Corners& corners, const PaperSize& size) {
    const bool has_size = size.width_mm > 0 && size.height_mm > 0;
    if (!has_size || std::max(light.width, light.height) > kLongestPicture) return {};
    cv::Mat page = flat_of(light, corners, size);
    Print print;
    for (int scale = 0; scale < 2; ++scale) {
        const cv::Mat letters = letters_of(strokes_of(page));
        print.along = in_rows(letters);
        print.across = in_rows(letters.t());
        if (rows_of(print) >= kLeastRows) break;
        // Large letters have strokes too wide for the fine look.
        cv::resize(page, page, {}, 0.5, 0.5, cv::INTER_AREA);
    }
    return print;
}

}  // namespace beian::document
