#include "document/lines.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace beian::document {
namespace {

constexpr int kAngles = 180;
constexpr int kSpread = 3;  // degrees by which a point's own direction may be off when it votes

struct Trigonometry {
    std::array<double, kAngles> cosine, sine;
    Trigonometry() {
        for (int i = 0; i < kAngles; ++i) {
            cosine[i] = std::cos(i * std::numbers::pi / 180);
            sine[i] = std::sin(i * std::numbers::pi / 180);
        }
    }
};
const Trigonometry kTrigonometry;

/// Hough's accumulator; points vote only near their own direction.
class Votes {
public:
    explicit Votes(cv::Size size)
        : middle_(static_cast<int>(std::ceil(std::hypot(size.width, size.height))) + 2),
          width_(2 * middle_ + 1),
          count_(std::size_t(kAngles) * width_, 0),
          best_(kAngles, 0),
          stale_(kAngles, 1) {
        for (int i = -kSpread; i < kAngles + kSpread; ++i) {
            const int angle = (i + kAngles) % kAngles;
            ways_[std::size_t(i + kSpread)] = {static_cast<float>(kTrigonometry.cosine[angle]),
                                               static_cast<float>(kTrigonometry.sine[angle]), angle};
        }
    }

    void cast(const EdgePoint& point, int vote) {
        const Way* way = ways_.data() + point.angle;
        for (int i = 0; i < 2 * kSpread + 1; ++i, ++way) {
            const int offset =
                cvRound(static_cast<float>(point.x) * way->cosine + static_cast<float>(point.y) * way->sine);
            std::int16_t& count = count_[std::size_t(way->angle) * width_ + middle_ + offset];
            count = static_cast<std::int16_t>(count + vote);
            stale_[std::size_t(way->angle)] = 1;
        }
    }

    struct Peak {
        int angle, offset, votes;
    };
    Peak strongest() {
        std::size_t first = 0;
        for (std::size_t angle = 0; angle < kAngles; ++angle) {
            if (stale_[angle] != 0) {
                best_[angle] = highest(count_.data() + angle * width_);
                stale_[angle] = 0;
            }
            if (best_[angle] > best_[first]) first = angle;
        }
        const auto row = count_.begin() + std::ptrdiff_t(first) * width_;
        const auto top = std::find(row, row + width_, best_[first]);
        return {static_cast<int>(first), static_cast<int>(top - row) - middle_, best_[first]};
    }

private:
    struct Way {
        float cosine, sine;
        int angle;
    };

    /// Without its place, so that it becomes vector instructions.
    std::int16_t highest(const std::int16_t* row) const {
        std::int16_t most = 0;
        for (int i = 0; i < width_; ++i) most = row[i] > most ? row[i] : most;
        return most;
    }

    int middle_, width_;
    std::vector<std::int16_t> count_, best_;
    std::vector<char> stale_;
    std::array<Way, kAngles + 2 * kSpread> ways_;
};

/// The stretch of a line that lies in the picture.
std::pair<double, double> stretch_inside(const Line& line, cv::Size size) {
    double from = -1e9, to = 1e9;
    const cv::Point2d foot = line.normal * line.offset;
    const auto clip = [&](double at, double step, double most) {
        if (std::abs(step) < 1e-9) return;
        const double a = -at / step, b = (most - at) / step;
        from = std::max(from, std::min(a, b));
        to = std::min(to, std::max(a, b));
    };
    clip(foot.x, line.along.x, size.width - 1);
    clip(foot.y, line.along.y, size.height - 1);
    return {from, to};
}

/// Calls `found(t, point)` for the edge points within `reach` of the line and in its direction.
template <class Found>
void walk(const Line& line, const cv::Mat& angle, int reach, int tolerance, const Found& found) {
    const auto [from, to] = stretch_inside(line, angle.size());
    const int degrees =
        ((cvRound(std::atan2(line.normal.y, line.normal.x) * 180 / std::numbers::pi)) + 360) % 180;
    const bool upright = std::abs(line.along.y) > std::abs(line.along.x);
    for (double t = std::ceil(from); t <= to; ++t) {
        const cv::Point2d p = line.normal * line.offset + line.along * t;
        const int x = (cvRound(p.x)), y = (cvRound(p.y));
        for (int side = -reach; side <= reach; ++side) {
            const int px = upright ? x + side : x, py = upright ? y : y + side;
            if (px < 0 || py < 0 || px >= angle.cols || py >= angle.rows) continue;
            const int other = angle.at<std::uint8_t>(py, px);
            if (other == kNoEdge || angle_between(other, degrees) > tolerance) continue;
            found(t, EdgePoint{static_cast<std::int16_t>(px), static_cast<std::int16_t>(py),
                               static_cast<std::uint8_t>(other), 1});
        }
    }
}

// Least squares over the points beside it, so that the line is better than the accumulator's bins.
void settle(Line& line, const cv::Mat& angle) {
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0, syy = 0;
    walk(line, angle, 2, 12, [&](double, const EdgePoint& p) {
        n += 1, sx += p.x, sy += p.y;
        sxx += double(p.x) * p.x, sxy += double(p.x) * p.y, syy += double(p.y) * p.y;
    });
    if (n < 10) return;
    const double cxx = sxx - sx * sx / n, cxy = sxy - sx * sy / n, cyy = syy - sy * sy / n;
    const double direction = 0.5 * std::atan2(2 * cxy, cxx - cyy);
    const cv::Point2d along(std::cos(direction), std::sin(direction));
    if (std::abs(along.dot(line.along)) < 0.99) return;
    line.along = along;
    line.normal = {along.y, -along.x};
    line.offset = line.normal.dot(cv::Point2d(sx / n, sy / n));
}

void look_along(Line& line, const cv::Mat& angle) {
    const auto [from, to] = stretch_inside(line, angle.size());
    line.first = std::ceil(from);
    const int length = to < line.first ? 0 : static_cast<int>(to - line.first) + 1;
    std::vector<int> hit(static_cast<std::size_t>(length) + 1, 0);
    walk(line, angle, 2, 12,
         [&](double t, const EdgePoint&) { hit[static_cast<std::size_t>(t - line.first) + 1] = 1; });
    for (std::size_t i = 1; i < hit.size(); ++i) hit[i] += hit[i - 1];
    line.seen = std::move(hit);
}

Line border(cv::Point2d normal, double offset, cv::Size size) {
    Line line;
    line.normal = normal;
    line.along = {-normal.y, normal.x};
    line.offset = offset;
    line.is_border = true;
    line.first = stretch_inside(line, size).first;
    return line;
}

}  // namespace

double Line::cover(double from, double to) const {
    if (from > to) std::swap(from, to);
    const double last = static_cast<double>(seen.size()) - 1;
    const double a = std::clamp(from - first, 0.0, last), b = std::clamp(to - first, 0.0, last);
    if (b - a < 1) return -1;
    return (seen[static_cast<std::size_t>(b)] - seen[static_cast<std::size_t>(a)]) /
           (std::floor(b) - std::floor(a));
}

std::vector<Line> find_lines(const Edges& edges, int most) {
    const cv::Size size = edges.angle.size();
    Votes votes(size);
    for (const EdgePoint& point : edges.points) votes.cast(point, point.weight);
    cv::Mat left = edges.angle.clone();
    std::vector<Line> lines;
    const int least = std::max(12, std::max(size.width, size.height) / 20);
    for (int tries = 0; tries < 2 * most && static_cast<int>(lines.size()) < most; ++tries) {
        const auto peak = votes.strongest();
        if (peak.votes < least) break;
        Line line;
        line.normal = {kTrigonometry.cosine[peak.angle], kTrigonometry.sine[peak.angle]};
        line.along = {-line.normal.y, line.normal.x};
        line.offset = peak.offset;
        const Line voted = line;
        settle(line, left);
        int used = 0;
        const auto use = [&](double, const EdgePoint& p) {
            votes.cast(p, -edges.weight.at<std::uint8_t>(p.y, p.x));
            left.at<std::uint8_t>(p.y, p.x) = kNoEdge;
            ++used;
        };
        walk(line, left, 2, 14, use);
        walk(voted, left, 1, 14, use);
        if (used == 0) break;
        look_along(line, edges.angle);
        lines.push_back(std::move(line));
    }
    lines.push_back(border({0, 1}, 0, size));
    lines.push_back(border({1, 0}, size.width - 1, size));
    lines.push_back(border({0, 1}, size.height - 1, size));
    lines.push_back(border({1, 0}, 0, size));
    return lines;
}

}  // namespace beian::document
