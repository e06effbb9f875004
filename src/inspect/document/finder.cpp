#include "inspect/document/finder.h"

#include "inspect/document/hypotheses.h"
#include "inspect/document/sides.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace beian::inspect {
namespace {

constexpr int kLongerSide = 640;  // of the small copy
constexpr int kLines = 36;
constexpr int kLeastSide = 64;  // no document can be judged on fewer pixels
constexpr double kLeastScore = 1.0;

FoundDocument described(const Corners& corners, cv::Size size, std::span<const PaperSize> expected) {
    FoundDocument found;
    const View view = view_of(corners, size, expected);
    const Corners own = upright(corners, size, view.size);
    for (std::size_t i = 0; i < 4; ++i) found.quad[i] = {own[i].x, own[i].y};
    const cv::Point2d along = own[1] - own[0] + own[2] - own[3];
    found.size = view.size;
    found.coverage = coverage_of(own, size);
    found.tilt_deg = view.tilt_deg;
    found.rotation_deg = std::atan2(along.y, along.x) * 180 / std::numbers::pi;
    return found;
}

}  // namespace

std::optional<FoundDocument> find_document(const WorkingPicture& picture, const DocumentShape& expected) {
    if (picture.data == nullptr || picture.width < kLeastSide || picture.height < kLeastSide)
        return std::nullopt;
    const cv::Size size(picture.width, picture.height);
    const Edges edges = find_edges(picture, kLongerSide);
    const std::vector<Line> lines = find_lines(edges, kLines);
    const std::vector<Hypothesis> hypotheses = find_hypotheses(edges, lines, expected.any_of);
    if (hypotheses.empty() || hypotheses.front().score < kLeastScore) return std::nullopt;
    const Hypothesis& best = hypotheses.front();
    Corners corners;
    // Pixel middles: 0, 0 of the small copy lies inside pixel 0, 0 of the picture, not on its middle.
    for (std::size_t i = 0; i < 4; ++i)
        corners[i] = (best.corners[i] + cv::Point2d(0.5, 0.5)) / edges.scale - cv::Point2d(0.5, 0.5);
    const double reach = 3 / edges.scale;
    corners = refined(picture, corners, reach);
    corners = refined(picture, corners, reach / 2);
    FoundDocument found = described(corners, size, expected.any_of);
    found.confidence = 1 / (1 + std::exp(-6 * (best.score - kLeastScore - 0.2)));
    const double slack = 1.5 / edges.scale;
    for (const Point& p : found.quad) {
        if (p.x < slack || p.y < slack || p.x > size.width - 1 - slack || p.y > size.height - 1 - slack)
            found.leaves_picture = true;
    }
    return found;
}

}  // namespace beian::inspect
