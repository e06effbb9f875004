#include "document/edges.h"

#include "document/shrunk.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <tuple>

namespace beian::document {
namespace {

/// 16-bit signed; of the plane that changes most. The outermost pixels have none.
struct Gradient {
    cv::Mat x, y, size;
};

using Short = std::int16_t;

Short absolute(Short value) {
    const Short opposite = Short(-value);
    return value > opposite ? value : opposite;
}

// Sobel's, row by row and without branches, so that it becomes vector instructions.
void take_larger(Gradient& best, const cv::Mat& plane, int weight) {
    const int width = plane.cols;
    std::vector<std::int16_t> smooth(static_cast<std::size_t>(width)), drop(smooth.size());
    for (int y = 1; y + 1 < plane.rows; ++y) {
        const auto *up = plane.ptr<std::uint8_t>(y - 1), *at = plane.ptr<std::uint8_t>(y),
                   *down = plane.ptr<std::uint8_t>(y + 1);
        for (int x = 0; x < width; ++x) {
            smooth[x] = static_cast<std::int16_t>(up[x] + 2 * at[x] + down[x]);
            drop[x] = static_cast<std::int16_t>(down[x] - up[x]);
        }
        const std::int16_t *s = smooth.data(), *d = drop.data();
        auto *bx = best.x.ptr<std::int16_t>(y), *by = best.y.ptr<std::int16_t>(y),
             *size = best.size.ptr<std::int16_t>(y);
        for (int x = 1; x < width - 1; ++x) {
            const std::int16_t gx = Short((s[x + 1] - s[x - 1]) * weight),
                               gy = Short((d[x - 1] + 2 * d[x] + d[x + 1]) * weight);
            // Octagonal length: 4 % from the true one (45/64 is about the root of a half), all in 16 bits.
            const std::int16_t ax = absolute(gx), ay = absolute(gy), sum = Short(ax + ay),
                               slant = Short((sum >> 1) + (sum >> 3) + (sum >> 4) + (sum >> 6)),
                               straight = ax > ay ? ax : ay, length = straight > slant ? straight : slant;
            const std::int16_t was = size[x], was_x = bx[x], was_y = by[x];
            bx[x] = length > was ? gx : was_x;
            by[x] = length > was ? gy : was_y;
            size[x] = length > was ? length : was;
        }
    }
}

Gradient gradient_of(const Planes& planes) {
    const cv::Size size = planes[0].size();
    Gradient best{cv::Mat::zeros(size, CV_16S), cv::Mat::zeros(size, CV_16S), cv::Mat::zeros(size, CV_16S)};
    for (std::size_t i = 0; i < planes.size(); ++i) take_larger(best, planes[i], kPlaneWeight[i]);
    return best;
}

int median_of(const cv::Mat& size) {
    std::vector<int> count(1024, 0);
    int total = 0;
    for (int y = 0; y < size.rows; y += 3) {
        const auto* row = size.ptr<std::int16_t>(y);
        for (int x = 0; x < size.cols; x += 3, ++total) ++count[std::min<std::size_t>(row[x], 1023)];
    }
    int seen = 0, value = 0;
    while (value < 1023 && (seen += count[value]) * 2 < total) ++value;
    return value;
}

/// What a change must reach in each block of 8 x 8 to stand out from what is around it.
cv::Mat thresholds(const cv::Mat& size) {
    constexpr int kBlock = 8;
    const int floor = std::clamp(median_of(size) * 3 / 2, 5, 40);
    const cv::Size blocks(size.cols / kBlock, size.rows / kBlock);
    cv::Mat around;
    cv::resize(size({{0, 0}, blocks * kBlock}), around, blocks, 0, 0, cv::INTER_AREA);
    cv::blur(around, around, {5, 5});
    cv::Mat wanted(size.rows / kBlock + 1, size.cols, CV_16S);
    for (int y = 0; y < wanted.rows; ++y) {
        const auto* mean = around.ptr<std::int16_t>(std::min(y, blocks.height - 1));
        auto* to = wanted.ptr<std::int16_t>(y);
        for (int x = 0; x < size.cols; ++x)
            to[x] = static_cast<std::int16_t>(
                std::max(floor, mean[std::min(x / kBlock, blocks.width - 1)] * 4 / 5));
    }
    return wanted;
}

/// Where the slope has its crest and stands out: the normal's angle, and the weight beside it.
std::pair<cv::Mat, cv::Mat> crests_of(const Gradient& gradient) {
    const cv::Mat wanted = thresholds(gradient.size);
    cv::Mat angle(gradient.size.size(), CV_8U, cv::Scalar(kNoEdge)),
        weight(gradient.size.size(), CV_8U, cv::Scalar(0));
    std::vector<std::int16_t> crest(static_cast<std::size_t>(angle.cols));
    for (int y = 1; y + 1 < angle.rows; ++y) {
        const auto *up = gradient.size.ptr<std::int16_t>(y - 1), *at = gradient.size.ptr<std::int16_t>(y),
                   *down = gradient.size.ptr<std::int16_t>(y + 1), *gx = gradient.x.ptr<std::int16_t>(y),
                   *gy = gradient.y.ptr<std::int16_t>(y), *least = wanted.ptr<std::int16_t>(y / 8);
        std::int16_t* is_crest = crest.data();
        for (int x = 1; x < angle.cols - 1; ++x) {
            const Short size = at[x], ax = absolute(gx[x]), ay = absolute(gy[x]);
            const Short left = at[x - 1], right = at[x + 1], over = up[x], under = down[x],
                        falling_before = up[x - 1], falling_after = down[x + 1], rising_before = up[x + 1],
                        rising_after = down[x - 1], sense = Short(gx[x] ^ gy[x]);
            Short before = sense >= 0 ? falling_before : rising_before,
                  after = sense >= 0 ? falling_after : rising_after;
            before = Short(ay * 5) > Short(ax * 12) ? over : before;
            after = Short(ay * 5) > Short(ax * 12) ? under : after;
            before = Short(ax * 5) > Short(ay * 12) ? left : before;
            after = Short(ax * 5) > Short(ay * 12) ? right : after;
            // One more than each must be passed, but `after` and the threshold only reached.
            const Short beside = before >= after ? Short(before + 1) : after;
            const Short wanted_here = least[x];
            is_crest[x] = Short(size >= (beside > wanted_here ? beside : wanted_here));
        }
        auto *out = angle.ptr<std::uint8_t>(y), *beside = weight.ptr<std::uint8_t>(y);
        for (int x = 1; x < angle.cols - 1; ++x) {
            if (is_crest[x] == 0) continue;
            out[x] = static_cast<std::uint8_t>(cvRound(cv::fastAtan2(gy[x], gx[x])) % 180);
            beside[x] = static_cast<std::uint8_t>(std::clamp(at[x] / (2 * least[x]), 1, kMostWeight));
        }
    }
    return {angle, weight};
}

/// Places beside an edge whose normal has a given angle, along the edge.
constexpr std::array kBeside = {-10, -7, -4, 4, 7, 10};
constexpr int kReach = 11;
constexpr int kApart =
    16;  // degrees; kNoEdge is that far from every angle on the one side, no angle on the other
struct Neighbours {
    struct Place {
        std::int8_t x, y;
    };
    std::array<std::array<Place, kBeside.size()>, 180> of;
    Neighbours() {
        for (std::size_t angle = 0; angle < of.size(); ++angle) {
            const double radians = static_cast<double>(angle) * std::numbers::pi / 180;
            for (std::size_t i = 0; i < kBeside.size(); ++i)
                of[angle][i] = {static_cast<std::int8_t>(std::lround(-kBeside[i] * std::sin(radians))),
                                static_cast<std::int8_t>(std::lround(kBeside[i] * std::cos(radians)))};
        }
    }
};

// Letters and grain make edges too, but short ones: a point counts when the edge goes on beside it.
std::vector<EdgePoint> lasting(const cv::Mat& angle, const cv::Mat& weight) {
    static const Neighbours neighbours;
    std::vector<EdgePoint> points;
    // No branches: which of them agree is anyone's guess.
    const auto agrees = [](int other, int normal) -> int {
        const int apart = std::abs(other - normal);
        return int(apart < kApart) | (int(apart > 180 - kApart) & int(other < 180));
    };
    const auto goes_on = [&](const std::uint8_t* place, std::ptrdiff_t aside, int normal) {
        return agrees(*place, normal) | agrees(place[aside], normal) | agrees(place[-aside], normal);
    };
    const auto stride = static_cast<std::ptrdiff_t>(angle.step);
    for (int y = 0; y < angle.rows; ++y) {
        const auto* row = angle.ptr<std::uint8_t>(y);
        for (int x = 0; x < angle.cols; ++x) {
            const int normal = row[x];
            if (normal == kNoEdge) continue;
            const bool is_upright = normal < 45 || normal > 135;
            const bool at_border =
                x < kReach || y < kReach || x + kReach >= angle.cols || y + kReach >= angle.rows;
            const int wanted = at_border ? 2 : 3;
            int agreeing = 0;
            for (const auto& [dx, dy] : neighbours.of[static_cast<std::size_t>(normal)]) {
                if (at_border &&
                    (x + dx < 1 || y + dy < 1 || x + dx + 1 >= angle.cols || y + dy + 1 >= angle.rows))
                    continue;
                agreeing += goes_on(row + x + dx + dy * stride, is_upright ? 1 : stride, normal);
            }
            if (agreeing < wanted) continue;
            points.push_back({static_cast<std::int16_t>(x), static_cast<std::int16_t>(y),
                              static_cast<std::uint8_t>(normal), weight.at<std::uint8_t>(y, x)});
        }
    }
    return points;
}

}  // namespace

Edges find_edges(const image::Planes& picture) {
    Edges edges;
    edges.step = step_for(picture);
    edges.planes = shrunk(picture, edges.step);
    for (cv::Mat& plane : edges.planes) cv::GaussianBlur(plane, plane, {5, 5}, 1.0);
    std::tie(edges.angle, edges.weight) = crests_of(gradient_of(edges.planes));
    edges.points = lasting(edges.angle, edges.weight);
    // From here on only lasting edges count.
    edges.angle.setTo(kNoEdge);
    for (const EdgePoint& point : edges.points) edges.angle.at<std::uint8_t>(point.y, point.x) = point.angle;
    return edges;
}

}  // namespace beian::document
