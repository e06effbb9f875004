#include "accuracy_figures/tally.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace beian::accuracy {
namespace {

constexpr double kZ = 1.959963984540054;  // 95 % of the normal distribution lie within so many deviations

double cross(const Corner& from, const Corner& a, const Corner& b) {
    return (a.x - from.x) * (b.y - from.y) - (a.y - from.y) * (b.x - from.x);
}

double signed_area(std::span<const Corner> polygon) {
    double twice = 0;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Corner& next = polygon[(i + 1) % polygon.size()];
        twice += polygon[i].x * next.y - polygon[i].y * next.x;
    }
    return twice / 2;
}

std::vector<Corner> clockwise(const Corners& corners) {
    std::vector<Corner> polygon(corners.begin(), corners.end());
    if (signed_area(polygon) < 0) std::reverse(polygon.begin(), polygon.end());
    return polygon;
}

bool is_convex(const std::vector<Corner>& polygon) {
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Corner &next = polygon[(i + 1) % polygon.size()], &after = polygon[(i + 2) % polygon.size()];
        if (cross(polygon[i], next, after) <= 0) return false;
    }
    return true;
}

/// Sutherland and Hodgman 1974: what lies right of one side after the other.
std::vector<Corner> clipped(std::vector<Corner> polygon, const std::vector<Corner>& by) {
    for (std::size_t side = 0; side < by.size() && !polygon.empty(); ++side) {
        const Corner &from = by[side], &to = by[(side + 1) % by.size()];
        std::vector<Corner> kept;
        for (std::size_t i = 0; i < polygon.size(); ++i) {
            const Corner &here = polygon[i], &next = polygon[(i + 1) % polygon.size()];
            const double a = cross(from, to, here), b = cross(from, to, next);
            if (a >= 0) kept.push_back(here);
            if ((a > 0 && b < 0) || (a < 0 && b > 0)) {
                const double t = a / (a - b);
                kept.push_back({here.x + t * (next.x - here.x), here.y + t * (next.y - here.y)});
            }
        }
        polygon = std::move(kept);
    }
    return polygon;
}

}  // namespace

Interval wilson(double right, double of) {
    if (of <= 0) return {};
    const double p = right / of, z2 = kZ * kZ;
    const double middle = (p + z2 / (2 * of)) / (1 + z2 / of);
    const double reach = kZ / (1 + z2 / of) * std::sqrt(p * (1 - p) / of + z2 / (4 * of * of));
    return {std::max(0.0, middle - reach), std::min(1.0, middle + reach)};
}

Tally share(int right, int of) {
    return {double(right), of, of > 0 ? double(right) / of : 0, wilson(right, of)};
}

Tally mean(std::span<const double> values) {
    const int of = static_cast<int>(values.size());
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    if (of < 2) return {sum, of, sum, {}};
    const double rate = sum / of;
    double squares = 0;
    for (const double value : values) squares += (value - rate) * (value - rate);
    const double reach = kZ * std::sqrt(squares / (of - 1) / of);
    return {sum, of, rate, {std::max(0.0, rate - reach), std::min(1.0, rate + reach)}};
}

Tally balanced(int hits, int positives, int passes, int negatives) {
    if (positives == 0 || negatives == 0) return {double(hits + passes), positives + negatives, 0, {}};
    const double a = double(hits) / positives, b = double(passes) / negatives;
    const Interval of_a = wilson(hits, positives), of_b = wilson(passes, negatives);
    const double rate = (a + b) / 2;
    return {double(hits + passes),
            positives + negatives,
            rate,
            {rate - std::hypot(a - of_a.low, b - of_b.low) / 2,
             rate + std::hypot(of_a.high - a, of_b.high - b) / 2}};
}

double overlap(const Corners& a, const Corners& b) {
    const std::vector<Corner> one = clockwise(a), other = clockwise(b);
    if (!is_convex(one) || !is_convex(other)) return 0;
    const double both = signed_area(clipped(one, other));
    return both / (signed_area(one) + signed_area(other) - both);
}

}  // namespace beian::accuracy
