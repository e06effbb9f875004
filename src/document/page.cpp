#include "document/page.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace beian::document {
namespace {

constexpr int kGrid = 96;
constexpr int kRingPlaces = 60;

// Phones take 4:3, 3:2 and 16:9; none of these is within 2 % of a document's own ratio.
constexpr double kWholeTolerance = 0.02;
constexpr std::array kKnownSizes{kCard, kPassportPage, kOpenPassport, kA4Portrait, kA4Landscape};

cv::Point place_in(const Corners& q, double u, double v) {
    const cv::Point2d p = (q[0] * (1 - u) + q[1] * u) * (1 - v) + (q[3] * (1 - u) + q[2] * u) * v;
    return {static_cast<int>(std::floor(p.x + 0.5)), static_cast<int>(std::floor(p.y + 0.5))};
}

int median(std::vector<int>& values) {
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

double print_in(const Edges& edges, const Corners& corners) {
    constexpr int kApart = 2, kLeastChange = 5;
    const cv::Mat& light = edges.planes[0];
    const cv::Rect frame(kApart, kApart, light.cols - 2 * kApart, light.rows - 2 * kApart);
    int looked = 0, printed = 0;
    for (int i = 0; i < kGrid; ++i) {
        for (int j = 0; j < kGrid; ++j) {
            const cv::Point p =
                place_in(corners, 0.06 + 0.88 * i / (kGrid - 1), 0.06 + 0.88 * j / (kGrid - 1));
            if (!frame.contains(p)) continue;
            ++looked;
            const int here = light.at<std::uint8_t>(p);
            const auto change = [&](int dx, int dy) {
                return std::abs(light.at<std::uint8_t>(p.y + dy, p.x + dx) - here);
            };
            const int most =
                std::max({change(kApart, 0), change(-kApart, 0), change(0, kApart), change(0, -kApart)});
            // In the dark, print is fainter by as much as the paper.
            if (most >= std::clamp(here / 12, 3, kLeastChange)) ++printed;
        }
    }
    return looked == 0 ? 0 : double(printed) / looked;
}

bool is_surrounded_by_its_paper(const Edges& edges, const Corners& corners) {
    const cv::Size size = edges.angle.size();
    const Corners whole{{{2.0, 2.0},
                         {size.width - 3.0, 2.0},
                         {size.width - 3.0, size.height - 3.0},
                         {2.0, size.height - 3.0}}};
    for (std::size_t plane = 0; plane < edges.planes.size(); ++plane) {
        const int tolerance = plane == 0 ? 14 : 5;
        std::array<int, 256> count{};
        for (int i = 0; i < kGrid; ++i) {
            for (int j = 0; j < kGrid; ++j) {
                const cv::Point p =
                    place_in(corners, 0.06 + 0.88 * i / (kGrid - 1), 0.06 + 0.88 * j / (kGrid - 1));
                if (cv::Rect({0, 0}, size).contains(p)) ++count[edges.planes[plane].at<std::uint8_t>(p)];
            }
        }
        const int paper = static_cast<int>(std::max_element(count.begin(), count.end()) - count.begin());
        for (std::size_t side = 0; side < 4; ++side) {
            std::vector<int> ring;
            for (int i = 0; i < kRingPlaces; ++i) {
                const double along = (i + 0.5) / kRingPlaces;
                const cv::Point2d p = whole[side] * (1 - along) + whole[(side + 1) % 4] * along;
                ring.push_back(edges.planes[plane].at<std::uint8_t>(cv::Point(p)));
            }
            if (std::abs(median(ring) - paper) > tolerance) return false;
        }
    }
    return true;
}

const PaperSize* size_of_whole(cv::Size picture, std::span<const PaperSize> expected) {
    const std::span<const PaperSize> sizes =
        expected.empty() ? std::span<const PaperSize>(kKnownSizes) : expected;
    const double ratio = double(picture.width) / picture.height;
    const PaperSize* best = nullptr;
    double least = kWholeTolerance;
    for (const PaperSize& size : sizes) {
        const double off = std::min(std::abs(std::log(ratio * size.height_mm / size.width_mm)),
                                    std::abs(std::log(ratio * size.width_mm / size.height_mm)));
        if (off < least) {
            least = off;
            best = &size;
        }
    }
    return best;
}

}  // namespace beian::document
