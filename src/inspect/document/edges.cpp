#include "inspect/document/edges.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace beian::inspect {
namespace {

/// Each block of light becomes its average: the size of the colour planes.
cv::Mat averaged(const image::Plane& light) {
    const int width = static_cast<int>(light.width), height = static_cast<int>(light.height);
    cv::Mat small((height + kSmallStep - 1) / kSmallStep, (width + kSmallStep - 1) / kSmallStep, CV_8U);
    std::vector<std::uint16_t> sums(static_cast<std::size_t>(small.cols) * kSmallStep);
    for (int y = 0; y < small.rows; ++y) {
        std::fill(sums.begin(), sums.end(), std::uint16_t{0});
        for (int i = 0; i < kSmallStep; ++i) {
            const std::uint8_t* row =
                light.data.data() + std::size_t(std::min(y * kSmallStep + i, height - 1)) * light.width;
            for (int x = 0; x < width; ++x) sums[x] = static_cast<std::uint16_t>(sums[x] + row[x]);
        }
        for (auto x = static_cast<std::size_t>(width); x < sums.size(); ++x)
            sums[x] = sums[static_cast<std::size_t>(width) - 1];
        auto* to = small.ptr<std::uint8_t>(y);
        for (int x = 0; x < small.cols; ++x) {
            const std::uint16_t* at = sums.data() + std::size_t(x) * kSmallStep;
            to[x] = static_cast<std::uint8_t>((at[0] + at[1] + at[2] + at[3] + 8) / 16);
        }
    }
    return small;
}

cv::Mat copy_of(const image::Plane& plane) {
    return cv::Mat(static_cast<int>(plane.height), static_cast<int>(plane.width), CV_8U,
                   const_cast<std::uint8_t*>(plane.data.data()))
        .clone();
}

struct Gradient {
    cv::Mat x, y, size;  // 16-bit signed; of the plane that changes most
};

Gradient gradient_of(const Planes& planes) {
    Gradient best;
    for (std::size_t i = 0; i < planes.size(); ++i) {
        cv::Mat gx, gy;
        cv::Sobel(planes[i], gx, CV_16S, 1, 0, 3, kPlaneWeight[i]);
        cv::Sobel(planes[i], gy, CV_16S, 0, 1, 3, kPlaneWeight[i]);
        if (i == 0) {
            best = {gx, gy, cv::Mat(gx.size(), CV_16S)};
        }
        for (int y = 0; y < gx.rows; ++y) {
            const auto* px = gx.ptr<std::int16_t>(y);
            const auto* py = gy.ptr<std::int16_t>(y);
            auto* bx = best.x.ptr<std::int16_t>(y);
            auto* by = best.y.ptr<std::int16_t>(y);
            auto* size = best.size.ptr<std::int16_t>(y);
            for (int x = 0; x < gx.cols; ++x) {
                // Octagonal length: 4 % from the true one, and all of it in integers.
                const int ax = std::abs(int{px[x]}), ay = std::abs(int{py[x]});
                const int length = std::max(std::max(ax, ay), (ax + ay) * 181 / 256);
                if (i == 0 || length > size[x]) {
                    bx[x] = px[x];
                    by[x] = py[x];
                    size[x] = static_cast<std::int16_t>(std::min(length, 32767));
                }
            }
        }
    }
    return best;
}

int median_of(const cv::Mat& size) {
    std::vector<int> count(1024, 0);
    int total = 0;
    for (int y = 0; y < size.rows; y += 3) {
        const auto* row = size.ptr<std::int16_t>(y);
        for (int x = 0; x < size.cols; x += 2, ++total) ++count[std::min<std::size_t>(row[x], 1023)];
    }
    int seen = 0, value = 0;
    while (value < 1023 && (seen += count[value]) * 2 < total) ++value;
    return value;
}

// What is left once the crest of each slope is taken, and only crests that stand out from what is around
// them.
cv::Mat crests_of(const Gradient& gradient) {
    cv::Mat around;
    cv::boxFilter(gradient.size, around, CV_32F, {41, 41});
    const int floor = std::clamp(median_of(gradient.size) * 3 / 2, 5, 40);
    cv::Mat angle(gradient.size.size(), CV_8U, cv::Scalar(kNoEdge));
    for (int y = 1; y + 1 < angle.rows; ++y) {
        const auto* up = gradient.size.ptr<std::int16_t>(y - 1);
        const auto* at = gradient.size.ptr<std::int16_t>(y);
        const auto* down = gradient.size.ptr<std::int16_t>(y + 1);
        const auto* gx = gradient.x.ptr<std::int16_t>(y);
        const auto* gy = gradient.y.ptr<std::int16_t>(y);
        const auto* mean = around.ptr<float>(y);
        auto* out = angle.ptr<std::uint8_t>(y);
        for (int x = 1; x + 1 < angle.cols; ++x) {
            const int size = at[x];
            if (size < floor || static_cast<float>(size) < 0.8F * mean[x]) continue;
            const int ax = std::abs(int{gx[x]}), ay = std::abs(int{gy[x]});
            int before, after;
            if (ax * 5 > ay * 12) {
                before = at[x - 1], after = at[x + 1];
            } else if (ay * 5 > ax * 12) {
                before = up[x], after = down[x];
            } else if ((gx[x] > 0) == (gy[x] > 0)) {
                before = up[x - 1], after = down[x + 1];
            } else {
                before = up[x + 1], after = down[x - 1];
            }
            if (size <= before || size < after) continue;
            const float degrees = cv::fastAtan2(gy[x], gx[x]);
            out[x] = static_cast<std::uint8_t>(cvRound(degrees) % 180);
        }
    }
    return angle;
}

/// Unit steps along an edge whose normal has this angle.
struct Directions {
    std::array<float, 180> cosine, sine;
    Directions() {
        for (int i = 0; i < 180; ++i) {
            cosine[i] = std::cos(static_cast<float>(i) * std::numbers::pi_v<float> / 180);
            sine[i] = std::sin(static_cast<float>(i) * std::numbers::pi_v<float> / 180);
        }
    }
};

// Letters and grain make edges too, but short ones: a point counts when the edge goes on beside it.
std::vector<EdgePoint> lasting(const cv::Mat& angle) {
    static const Directions directions;
    std::vector<EdgePoint> points;
    constexpr int kReach = 11;
    for (int y = 0; y < angle.rows; ++y) {
        const auto* row = angle.ptr<std::uint8_t>(y);
        for (int x = 0; x < angle.cols; ++x) {
            const int normal = row[x];
            if (normal == kNoEdge) continue;
            const float tx = -directions.sine[normal], ty = directions.cosine[normal];
            const bool upright = std::abs(tx) < std::abs(ty);
            int agreeing = 0;
            for (const int step : {-10, -7, -4, 4, 7, 10}) {
                const int px = x + cvRound(static_cast<float>(step) * tx);
                const int py = y + cvRound(static_cast<float>(step) * ty);
                if (px < 1 || py < 1 || px + 1 >= angle.cols || py + 1 >= angle.rows) continue;
                for (int side = -1; side <= 1; ++side) {
                    const int other = upright ? angle.at<std::uint8_t>(py, px + side)
                                              : angle.at<std::uint8_t>(py + side, px);
                    if (other != kNoEdge && angle_between(other, normal) < 16) {
                        ++agreeing;
                        break;
                    }
                }
            }
            const bool at_border =
                x < kReach || y < kReach || x + kReach >= angle.cols || y + kReach >= angle.rows;
            if (agreeing >= (at_border ? 2 : 3)) {
                points.push_back({static_cast<std::int16_t>(x), static_cast<std::int16_t>(y),
                                  static_cast<std::uint8_t>(normal)});
            }
        }
    }
    return points;
}

}  // namespace

Edges find_edges(const image::Planes& picture) {
    Edges edges;
    edges.planes = {averaged(picture.light), copy_of(picture.red), copy_of(picture.blue)};
    for (cv::Mat& plane : edges.planes) cv::GaussianBlur(plane, plane, {5, 5}, 1.0);
    edges.angle = crests_of(gradient_of(edges.planes));
    edges.points = lasting(edges.angle);
    // From here on only lasting edges count.
    edges.angle.setTo(kNoEdge);
    for (const EdgePoint& point : edges.points) edges.angle.at<std::uint8_t>(point.y, point.x) = point.angle;
    return edges;
}

}  // namespace beian::inspect
