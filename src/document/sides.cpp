#include "document/sides.h"

#include "document/edges.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace beian::document {
namespace {

constexpr int kPlaces = 48;
constexpr double kCornerMargin = 0.06;

/// Light and the two differences of colour, at one place beside a side.
struct Colour {
    float light = 0, red = 0, blue = 0;
};

/// Between pixels; `x`, `y` lie at least a pixel away from the last column and row.
float value_at(const image::Plane& plane, float x, float y) {
    const auto x0 = static_cast<std::size_t>(x), y0 = static_cast<std::size_t>(y);
    const float fx = x - static_cast<float>(x0), fy = y - static_cast<float>(y0);
    const std::uint8_t* p = plane.data.data() + y0 * plane.width + x0;
    const std::uint8_t* q = p + plane.width;
    const float up = static_cast<float>(p[0]) + fx * static_cast<float>(p[1] - p[0]);
    const float down = static_cast<float>(q[0]) + fx * static_cast<float>(q[1] - q[0]);
    return up + fy * (down - up);
}

/// The colours' pixels are larger: what lies beyond their middles at the border is as on it.
float colour_at(const image::Plane& plane, cv::Point2d at) {
    constexpr double kStep = image::Planes::kColourStep;
    const auto place = [](double light, std::uint32_t size) {
        return static_cast<float>(std::clamp((light + 0.5) / kStep - 0.5, 0.0, std::max(0.0, size - 1.001)));
    };
    return value_at(plane, place(at.x, plane.width), place(at.y, plane.height));
}

/// Of a step found beside a side: where along it (-0.5 … 0.5), how far out, how strong.
struct Step {
    double along, away, weight;
};

std::optional<Step> steepest(const image::Planes& picture, cv::Point2d at, cv::Point2d tangent,
                             cv::Point2d normal, int reach) {
    constexpr double kBeside =
        1.5;  // five neighbours along the side, so that grain does not look like an edge
    constexpr double kColourWeight = 1.4 * 5;  // as differences of red and green, of yellow and blue would be
    for (const int end : {-1, 1}) {
        for (const int edge : {-2, 2}) {
            const cv::Point2d p = at + normal * (end * (reach + 2)) + tangent * (kBeside * edge);
            if (p.x < 0 || p.y < 0 || p.x > picture.light.width - 1.01 || p.y > picture.light.height - 1.01)
                return std::nullopt;
        }
    }
    std::vector<Colour> profile(static_cast<std::size_t>(2 * reach) + 5);
    for (std::size_t i = 0; i < profile.size(); ++i) {
        const cv::Point2d p = at + normal * (static_cast<double>(i) - reach - 2);
        for (int k = -2; k <= 2; ++k) {
            const cv::Point2d q = p + tangent * (kBeside * k);
            profile[i].light += value_at(picture.light, static_cast<float>(q.x), static_cast<float>(q.y));
        }
        profile[i].red = static_cast<float>(kColourWeight) * colour_at(picture.red, p);
        profile[i].blue = static_cast<float>(kColourWeight) * colour_at(picture.blue, p);
    }
    const auto slope = [&](int away) {
        const auto i = static_cast<std::size_t>(away + reach + 2);
        const Colour &a = profile[i - 1], &b = profile[i + 1], &c = profile[i - 2], &d = profile[i + 2];
        return std::abs(b.light - a.light + d.light - c.light) + std::abs(b.red - a.red + d.red - c.red) +
               std::abs(b.blue - a.blue + d.blue - c.blue);
    };
    int best = 0;
    float most = -1;
    for (int away = -reach; away <= reach; ++away) {
        // Of equals the nearest: the line that led here was found over its whole length.
        const float value =
            slope(away) * (1.0F - 0.3F * static_cast<float>(std::abs(away)) / static_cast<float>(reach + 1));
        if (value > most) {
            most = value;
            best = away;
        }
    }
    if (most < 12) return std::nullopt;
    double offset = best;
    if (best > -reach && best < reach) {
        const double before = slope(best - 1), here = slope(best), after = slope(best + 1);
        const double bend = before - 2 * here + after;
        if (bend < -1e-6) offset += std::clamp(0.5 * (before - after) / bend, -0.5, 0.5);
    }
    return Step{0, offset, std::min(1.0, most / 60.0)};
}

struct Fit {
    double at_from = 0, at_to = 0;  // how far out the side lies at its two ends
};

/// Weighted line through the steps; far ones lose their weight step by step (Tukey's biweight).
Fit line_through(const std::vector<Step>& steps, int reach) {
    double level = 0, slope = 0;
    for (double scale = reach; scale > 0.8; scale *= 0.7) {
        double w = 0, x = 0, y = 0, xx = 0, xy = 0;
        for (const Step& step : steps) {
            const double u = (step.away - level - slope * step.along) / (1.5 * scale);
            if (std::abs(u) >= 1) continue;
            const double weight = step.weight * (1 - u * u) * (1 - u * u);
            w += weight, x += weight * step.along, y += weight * step.away;
            xx += weight * step.along * step.along, xy += weight * step.along * step.away;
        }
        if (w < 3) return {};
        const double spread = xx - x * x / w;
        slope = spread > 1e-3 ? (xy - x * y / w) / spread : 0;
        level = (y - slope * x) / w;
    }
    return {level - slope / 2, level + slope / 2};
}

}  // namespace

Corners refined(const image::Planes& picture, const Corners& corners, double reach) {
    std::array<std::pair<cv::Point2d, cv::Point2d>, 4> sides;
    const int pixels = std::max(2, static_cast<int>(std::ceil(reach)));
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2d from = corners[i], to = corners[(i + 1) % 4];
        sides[i] = {from, to};
        const double length = cv::norm(to - from);
        if (length < 20) continue;
        const cv::Point2d tangent = (to - from) / length, normal(tangent.y, -tangent.x);
        std::vector<Step> steps;
        for (int k = 0; k < kPlaces; ++k) {
            const double share = kCornerMargin + (1 - 2 * kCornerMargin) * (k + 0.5) / kPlaces;
            if (auto step = steepest(picture, from + (to - from) * share, tangent, normal, pixels)) {
                step->along = share - 0.5;
                steps.push_back(*step);
            }
        }
        if (steps.size() < 8) continue;
        const Fit fit = line_through(steps, pixels);
        sides[i] = {from + normal * fit.at_from, to + normal * fit.at_to};
    }
    Corners result = corners;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto& [a, b] = sides[(i + 3) % 4];
        const auto& [c, d] = sides[i];
        const double det = (b - a).cross(d - c);
        if (std::abs(det) < 1e-6) continue;
        const cv::Point2d corner = a + (b - a) * ((c - a).cross(d - c) / det);
        if (cv::norm(corner - corners[i]) < 4 * reach + 4) result[i] = corner;
    }
    return is_convex_clockwise(result) ? result : corners;
}

}  // namespace beian::document
