#include "document/hypotheses.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace beian::document {
namespace {

constexpr double kLeastArea = 0.012;    // of the picture; smaller ones are refused later anyway
constexpr double kOutside = 0.25;       // how far, in picture sizes, a corner may lie outside
constexpr double kCornerMargin = 0.05;  // rounded corners and fingers: not looked at
constexpr double kBorderSupport = 0.55;
constexpr std::size_t kDetailed = 160;
constexpr std::size_t kKept = 8;
constexpr double kNestedLoss = 0.05;
constexpr double kNestedOverrun = 0.06;
constexpr double kNestedGrowth = 1.7;

struct Pair {
    std::size_t a, b;
};

struct Side {
    double cover;    // -1: nothing of it in the picture
    double overrun;  // how much of an edge goes on beyond its ends
};

std::optional<cv::Point2d> crossing(const Line& a, const Line& b) {
    const double det = a.normal.cross(b.normal);
    if (std::abs(det) < 0.2) return std::nullopt;
    return cv::Point2d((a.offset * b.normal.y - b.offset * a.normal.y) / det,
                       (b.offset * a.normal.x - a.offset * b.normal.x) / det);
}

Side side_of(const Line& line, const cv::Point2d& from, const cv::Point2d& to) {
    if (line.is_border) return {kBorderSupport, 0};
    double a = line.place(from), b = line.place(to);
    if (a > b) std::swap(a, b);
    const double length = b - a;
    const double before = line.cover(a - 0.18 * length, a - 0.03 * length);
    const double after = line.cover(b + 0.03 * length, b + 0.18 * length);
    return {line.cover(a + kCornerMargin * length, b - kCornerMargin * length),
            (std::max(0.0, before) + std::max(0.0, after)) / 2};
}

class Scorer {
public:
    Scorer(const Edges& edges, std::span<const Line> lines, std::span<const PaperSize> expected)
        : lines_(lines), expected_(expected), size_(edges.angle.size()), planes_(edges.planes) {
        // Thousands of quads share these few.
        crossings_.resize(lines.size() * lines.size());
        for (std::size_t a = 0; a < lines.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                const auto corner = crossing(lines[a], lines[b]);
                if (corner && !is_far_outside(*corner))
                    crossings_[a * lines.size() + b] = crossings_[b * lines.size() + a] = corner;
            }
        }
    }

    /// Four lines in the order in which they bound the quad.
    std::optional<Hypothesis> quick(const std::array<std::size_t, 4>& order) const {
        Hypothesis found;
        for (std::size_t i = 0; i < 4; ++i) {
            const auto& corner = crossings_[order[(i + 3) % 4] * lines_.size() + order[i]];
            if (!corner) return std::nullopt;
            found.corners[i] = *corner;
        }
        std::array<std::size_t, 4> sides = order;
        if (area_of(found.corners) < 0) {
            std::swap(found.corners[1], found.corners[3]);
            std::reverse(sides.begin(), sides.end());
        }
        if (!is_convex_clockwise(found.corners)) return std::nullopt;
        const auto [least, most] = angles_of(found.corners);
        if (least < 40 || most > 140) return std::nullopt;
        const double area = area_of(found.corners) / (double(size_.width) * size_.height);
        if (area < kLeastArea) return std::nullopt;
        double weakest = 1, total = 0, overrun = 0, visible = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const Line& line = lines_[sides[i]];
            const Side side = side_of(line, found.corners[i], found.corners[(i + 1) % 4]);
            if (line.is_border) ++found.borders;
            if (side.cover < 0) return std::nullopt;
            weakest = std::min(weakest, side.cover);
            total += side.cover;
            overrun += side.overrun;
            visible += 1;
        }
        if (weakest < 0.2 || total / visible < 0.45 || found.borders > 2) return std::nullopt;
        found.support = total / visible;
        found.overrun = overrun / 4;
        found.score = 0.55 * found.support + 0.35 * weakest - 0.25 * found.overrun +
                      0.35 * std::sqrt(std::min(area, 1.0)) - 0.12 * found.borders * (found.borders + 1) / 2;
        return found;
    }

    void detail(Hypothesis& found) const {
        const View view = view_of(found.corners, size_, expected_);
        found.misfit = view.misfit;
        double total = 0, visible = 0;
        found.weakest = 1;
        for (std::size_t i = 0; i < 4; ++i) {
            const double step = step_along(found.corners[i], found.corners[(i + 1) % 4]);
            if (step < 0) continue;
            total += step;
            visible += 1;
            found.weakest = std::min(found.weakest, step);
        }
        found.step = visible > 0 ? total / visible : 0;
        const double misfit = std::min(1.0, found.misfit / (expected_.empty() ? 0.5 : 0.35));
        found.score += 0.45 * found.step + 0.2 * found.weakest - (found.borders > 0 ? 0.15 : 0.35) * misfit;
    }

private:
    bool is_far_outside(const cv::Point2d& p) const {
        return p.x < -kOutside * size_.width || p.y < -kOutside * size_.height ||
               p.x > (1 + kOutside) * size_.width || p.y > (1 + kOutside) * size_.height;
    }

    /// Share of the side where inside and outside differ: a line drawn on paper has paper on both sides.
    double step_along(const cv::Point2d& from, const cv::Point2d& to) const {
        const cv::Point2d way = to - from;
        const double length = cv::norm(way);
        if (length < 8) return -1;
        const cv::Point2d inward(-way.y / length, way.x / length);
        constexpr int kPlaces = 40;
        constexpr double kAway = 5;
        int looked = 0, differing = 0;
        for (int i = 0; i < kPlaces; ++i) {
            const cv::Point2d at =
                from + way * (kCornerMargin + (1 - 2 * kCornerMargin) * (i + 0.5) / kPlaces);
            const cv::Point inside(at + inward * kAway), outside(at - inward * kAway);
            const cv::Rect frame({0, 0}, size_);
            if (!frame.contains(inside) || !frame.contains(outside)) continue;
            ++looked;
            int difference = 0;
            for (std::size_t c = 0; c < planes_.size(); ++c) {
                difference += kPlaneWeight[c] * std::abs(planes_[c].at<std::uint8_t>(inside) -
                                                         planes_[c].at<std::uint8_t>(outside));
            }
            if (difference >= 6) ++differing;
        }
        return looked < kPlaces / 4 ? -1 : double(differing) / looked;
    }

    std::span<const Line> lines_;
    std::span<const PaperSize> expected_;
    cv::Size size_;
    const Planes& planes_;
    std::vector<std::optional<cv::Point2d>> crossings_;  // of lines that meet near the picture
};

/// Lines that could be opposite sides.
std::vector<Pair> opposite(std::span<const Line> lines, cv::Size size) {
    std::vector<Pair> pairs;
    const double least_apart = 0.08 * std::min(size.width, size.height);
    const cv::Point2d middle(size.width / 2.0, size.height / 2.0);
    for (std::size_t a = 0; a < lines.size(); ++a) {
        for (std::size_t b = a + 1; b < lines.size(); ++b) {
            const double cosine = lines[a].normal.dot(lines[b].normal);
            if (std::abs(cosine) < 0.6) continue;  // seen from near by at 45 degrees
            const double da = lines[a].offset - lines[a].normal.dot(middle);
            const double db = (lines[b].offset - lines[b].normal.dot(middle)) * (cosine < 0 ? -1 : 1);
            if (std::abs(da - db) < least_apart) continue;
            pairs.push_back({a, b});
        }
    }
    return pairs;
}

void sort_best_first(std::vector<Hypothesis>& all, std::size_t keep) {
    const auto better = [](const Hypothesis& a, const Hypothesis& b) { return a.score > b.score; };
    if (all.size() > keep) {
        std::nth_element(all.begin(), all.begin() + std::ptrdiff_t(keep), all.end(), better);
        all.resize(keep);
    }
    std::sort(all.begin(), all.end(), better);
}

bool lies_in(const Corners& inner, const Corners& outer) {
    constexpr double kSlack = 2.5;
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2d way = outer[(i + 1) % 4] - outer[i];
        const double length = std::max(1.0, cv::norm(way));
        for (const cv::Point2d& corner : inner) {
            if (way.cross(corner - outer[i]) / length < -kSlack) return false;
        }
    }
    return true;
}

// The frame printed on a licence is as good a rectangle as its paper, and darker: of two nearly equal ones,
// one around the other, the outer is the document.
void put_outermost_first(std::vector<Hypothesis>& all) {
    if (all.empty()) return;
    std::size_t chosen = 0;
    const Hypothesis best = all.front();
    for (std::size_t i = 1; i < all.size(); ++i) {
        const Hypothesis& other = all[i];
        if (other.score < best.score - kNestedLoss || other.borders > best.borders) continue;
        // Planks and table edges run on, and make no page of the right shape.
        const double overrun = other.misfit <= best.misfit ? 2 * kNestedOverrun : kNestedOverrun;
        if (other.overrun > best.overrun + overrun) continue;
        const double growth = area_of(other.corners) / area_of(all[chosen].corners);
        if (growth > 1.005 && area_of(other.corners) < kNestedGrowth * area_of(best.corners) &&
            lies_in(all[chosen].corners, other.corners))
            chosen = i;
    }
    std::rotate(all.begin(), all.begin() + std::ptrdiff_t(chosen), all.begin() + std::ptrdiff_t(chosen) + 1);
}

}  // namespace

std::vector<Hypothesis> find_hypotheses(const Edges& edges, std::span<const Line> lines,
                                        std::span<const PaperSize> expected) {
    const Scorer scorer(edges, lines, expected);
    const std::vector<Pair> pairs = opposite(lines, edges.angle.size());
    std::vector<Hypothesis> all;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const cv::Point2d normal = lines[pairs[i].a].normal;
        for (std::size_t j = i + 1; j < pairs.size(); ++j) {
            if (pairs[i].a == pairs[j].a || pairs[i].b == pairs[j].b || pairs[i].a == pairs[j].b ||
                pairs[i].b == pairs[j].a)
                continue;
            if (std::abs(normal.dot(lines[pairs[j].a].normal)) > 0.8) continue;
            if (auto found = scorer.quick({pairs[i].a, pairs[j].a, pairs[i].b, pairs[j].b}))
                all.push_back(*found);
        }
    }
    sort_best_first(all, kDetailed);
    for (Hypothesis& one : all) scorer.detail(one);
    sort_best_first(all, kDetailed);
    put_outermost_first(all);
    std::vector<Hypothesis> kept;
    for (const Hypothesis& one : all) {
        const bool is_new = std::none_of(kept.begin(), kept.end(), [&](const Hypothesis& other) {
            double most = 0;
            for (std::size_t i = 0; i < 4; ++i) {
                double nearest = 1e9;
                for (const auto& corner : other.corners)
                    nearest = std::min(nearest, cv::norm(corner - one.corners[i]));
                most = std::max(most, nearest);
            }
            return most < 4;
        });
        if (is_new) kept.push_back(one);
        if (kept.size() == kKept) break;
    }
    return kept;
}

}  // namespace beian::document
