#include "inspect/origin/bezel.h"

#include "document/rectifier.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace beian::inspect {
namespace {

constexpr int kRays = 17;
constexpr double kNearest = 0.03, kFarthest = 1.2, kStep = 0.008;  // of the document's shorter side, outwards
constexpr std::ptrdiff_t kBefore = 5, kAfter = 4;                  // steps that are compared
constexpr double kMuchDarker = 0.6;                                // of what lies before it
constexpr double kLeastDrop = 18;                                  // shades
constexpr double kPlain = 0.18;     // of the strip's own level: how far nine in ten of its places may lie off
constexpr double kLeastRays = 0.6;  // of all
constexpr double kMostSlope = 0.026;  // one and a half degrees
constexpr double kMostApart = 0.012;  // of the edge's places from their line

/// Mean of 3x3, or nothing outside the picture.
std::optional<double> shade(const image::Plane& light, const Point& at) {
    const auto x = static_cast<std::int64_t>(std::lround(at.x)),
               y = static_cast<std::int64_t>(std::lround(at.y));
    if (x < 1 || y < 1 || x + 1 >= static_cast<std::int64_t>(light.width) ||
        y + 1 >= static_cast<std::int64_t>(light.height))
        return std::nullopt;
    int sum = 0;
    for (std::int64_t down = y - 1; down <= y + 1; ++down)
        for (std::int64_t across = x - 1; across <= x + 1; ++across)
            sum +=
                light.data[static_cast<std::size_t>(down) * light.width + static_cast<std::size_t>(across)];
    return sum / 9.0;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

template <std::ptrdiff_t count>
double middle_of(std::vector<double>::const_iterator first) {
    std::array<double, count> values;
    std::copy_n(first, count, values.begin());
    std::nth_element(values.begin(), values.begin() + count / 2, values.end());
    return values[count / 2];
}

bool is_plain(const std::vector<double>& strip) {
    const double level = median(strip);
    const auto off = std::count_if(strip.begin(), strip.end(),
                                   [&](double one) { return std::abs(one - level) > kPlain * level; });
    return static_cast<double>(off) <= 0.1 * static_cast<double>(strip.size());
}

/// Where, walking outwards, a plain strip ends at something much darker.
std::optional<double> edge_along(const image::Plane& light, const document::Projection& onto, Point from,
                                 Point step) {
    std::vector<double> seen;
    const auto steps = static_cast<std::size_t>((kFarthest - kNearest) / kStep);
    for (std::size_t n = 0; n < steps; ++n) {
        const double out = kNearest + static_cast<double>(n) * kStep;
        const auto here = shade(light, onto(from.x + step.x * out, from.y + step.y * out));
        if (!here) return std::nullopt;
        seen.push_back(*here);
        if (seen.size() < kBefore + kAfter + 1) continue;
        // The step between them lies on the edge itself.
        const double after = middle_of<kAfter>(seen.end() - kAfter);
        const double before = middle_of<kBefore>(seen.end() - kAfter - 1 - kBefore);
        if (after > kMuchDarker * before || before - after < kLeastDrop) continue;
        if (!is_plain({seen.begin(), seen.end() - kAfter - 1})) return std::nullopt;
        return out - kStep * kAfter;
    }
    return std::nullopt;
}

/// One edge, straight and parallel to the side: `along` of each place in the same unit as its distance.
bool is_parallel_edge(const std::vector<Point>& places) {
    std::vector<double> slopes;
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (std::abs(places[i].x - places[j].x) > 0.3)
                slopes.push_back((places[i].y - places[j].y) / (places[i].x - places[j].x));
    if (slopes.empty()) return false;
    const double slope = median(slopes);  // Theil and Sen's
    if (std::abs(slope) > kMostSlope) return false;
    std::vector<double> rest, apart;
    for (const Point& place : places) rest.push_back(place.y - slope * place.x);
    const double middle = median(rest);
    for (const double one : rest) apart.push_back(std::abs(one - middle));
    return median(apart) <= kMostApart;
}

}  // namespace

int bezel_sides(const image::Plane& light, const Quad& document, const PaperSize& size) {
    const document::Projection onto(document);
    const double shorter = std::min(size.width_mm, size.height_mm);
    if (shorter <= 0) return 0;
    // Shares of width and height to one of the shorter side.
    const double across = shorter / size.width_mm, down = shorter / size.height_mm;
    struct Side {
        Point from, along, out;
        double length;
    };
    const std::array<Side, 4> sides = {{{{0, 0}, {1, 0}, {0, -down}, 1 / across},
                                        {{1, 0}, {0, 1}, {across, 0}, 1 / down},
                                        {{0, 1}, {1, 0}, {0, down}, 1 / across},
                                        {{0, 0}, {0, 1}, {-across, 0}, 1 / down}}};
    int found = 0;
    for (const Side& side : sides) {
        std::vector<Point> places;
        for (int ray = 0; ray < kRays; ++ray) {
            const double at = (ray + 0.5) / kRays;
            const Point from{side.from.x + side.along.x * at, side.from.y + side.along.y * at};
            if (const auto edge = edge_along(light, onto, from, side.out))
                places.push_back({at * side.length, *edge});
        }
        if (static_cast<double>(places.size()) >= kLeastRays * kRays && is_parallel_edge(places)) ++found;
    }
    return found;
}

}  // namespace beian::inspect
