#include "document/search.h"

#include "document/hypotheses.h"
#include "document/page.h"
#include "document/print.h"
#include "document/sheet_across.h"
#include "document/sides.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace beian::document {
namespace {

constexpr int kLines = 26;
constexpr int kLeastSide = 64;  // no document can be judged on fewer pixels
constexpr double kLeastScore = 1.0;
constexpr double kLeastCutScore = 1.2;   // the picture's own border is a straight line everywhere
constexpr double kDoubtfulScore = 1.27;  // rocks, lapels and shadows reach it: there the print must speak
constexpr double kMuchPrint = 0.06;
constexpr double kClearlyMore = 1.25;  // rows of letters along one side than along the other
constexpr double kMostChange = 0.9;    // grain and grass change everywhere
constexpr double kMostOverlap = 0.1;   // cards laid out in a hurry touch

Corners corners_of(const Quad& quad) {
    Corners corners;
    for (std::size_t i = 0; i < 4; ++i) corners[i] = {quad[i].x, quad[i].y};
    return corners;
}

/// Where both ways round may be, lines of print run along the width. Which of two opposite corners is the
/// first they do not tell: the one nearer to upright is taken.
FoundDocument with_lines_along(const FoundDocument& found, cv::Size picture, Print& print,
                               std::span<const PaperSize> expected) {
    const PaperSize other{found.size.height_mm, found.size.width_mm};
    const bool may_turn =
        expected.empty() || std::find(expected.begin(), expected.end(), other) != expected.end();
    if (!may_turn || print.across <= kClearlyMore * print.along) return found;
    std::swap(print.along, print.across);
    const Corners corners = corners_of(found.quad);
    const Corners ahead = turned(corners, 1), back = turned(corners, 3);
    const bool takes_ahead = std::abs(rotation_of(ahead)) < std::abs(rotation_of(back));
    FoundDocument result = described(takes_ahead ? ahead : back, picture, {other, 0, found.tilt_deg});
    result.leaves_picture = found.leaves_picture;
    result.fills_picture = found.fills_picture;
    result.confidence = found.confidence;
    return result;
}

void say_turn(FoundDocument& found, const Print& print) {
    const int quarters = static_cast<int>(std::lround(found.rotation_deg / 90));
    found.quarter_turns_clockwise = std::abs(quarters) == 2 ? 0 : (quarters + 4) % 4;
    found.turn_confidence = print.along <= print.across ? 0 : 1 - print.across / print.along;
}

Corners at_full_size(const Corners& small, int step) {
    Corners corners;
    // Pixel middles: 0, 0 of the small copy lies inside pixel 0, 0 of the picture, not on its middle.
    for (std::size_t i = 0; i < 4; ++i)
        corners[i] = (small[i] + cv::Point2d(0.5, 0.5)) * step - cv::Point2d(0.5, 0.5);
    return corners;
}

bool lies_on_border(const cv::Point2d& a, const cv::Point2d& b, cv::Size size) {
    constexpr double kNear = 3;
    const auto both = [&](double from, double to, double at) {
        return std::abs(from - at) < kNear && std::abs(to - at) < kNear;
    };
    return both(a.x, b.x, 0) || both(a.x, b.x, size.width - 1) || both(a.y, b.y, 0) ||
           both(a.y, b.y, size.height - 1);
}

// A page that runs out of the picture on one side goes on as far as its ratio says.
Corners continued_outside(const Corners& corners, cv::Size size, std::span<const PaperSize> expected) {
    constexpr double kFarthest = 0.4, kStep = 0.005;
    if (expected.empty()) return corners;
    Corners best = corners;
    double least = view_of(corners, size, expected).misfit;
    int cut = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t a = i, b = (i + 1) % 4;
        if (!lies_on_border(corners[a], corners[b], size)) continue;
        ++cut;
        for (double more = kStep; more <= kFarthest; more += kStep) {
            Corners longer = corners;
            longer[a] += (corners[a] - corners[(i + 3) % 4]) * more;
            longer[b] += (corners[b] - corners[(i + 2) % 4]) * more;
            const double misfit = view_of(longer, size, expected).misfit;
            if (misfit < least) {
                least = misfit;
                best = longer;
            }
        }
    }
    return cut == 1 ? best : corners;
}

/// Upright, and near enough to the whole picture to be the frame printed on it.
bool may_be_printed_frame(const Corners& corners, cv::Size size) {
    constexpr double kMostShare = 0.12, kMostDifference = 0.03;
    std::array<double, 4> margins{1e9, 1e9, 1e9, 1e9};
    std::array<double, 4> farthest{0, 0, 0, 0};
    const Corners whole{{{0.0, 0.0},
                         {double(size.width), 0.0},
                         {double(size.width), double(size.height)},
                         {0.0, double(size.height)}}};
    for (const cv::Point2d& corner : whole) {
        cv::Point2d nearest = corners[0];
        for (const cv::Point2d& p : corners) {
            if (cv::norm(p - corner) < cv::norm(nearest - corner)) nearest = p;
        }
        const std::size_t x = corner.x > 0 ? 1 : 0, y = corner.y > 0 ? 3 : 2;
        const double dx = std::abs(nearest.x - corner.x) / size.width,
                     dy = std::abs(nearest.y - corner.y) / size.height;
        margins[x] = std::min(margins[x], dx), farthest[x] = std::max(farthest[x], dx);
        margins[y] = std::min(margins[y], dy), farthest[y] = std::max(farthest[y], dy);
    }
    for (std::size_t i = 0; i < 4; ++i) {
        if (farthest[i] > kMostShare || farthest[i] - margins[i] > kMostDifference) return false;
    }
    return true;
}

FoundDocument whole_picture(cv::Size size, const PaperSize& paper) {
    const double right = size.width - 0.5, bottom = size.height - 0.5;
    const Corners whole{{{-0.5, -0.5}, {right, -0.5}, {right, bottom}, {-0.5, bottom}}};
    FoundDocument found = described(upright(whole, size, paper), size, view_of(whole, size, {&paper, 1}));
    found.coverage = 1;
    found.tilt_deg = 0;
    found.fills_picture = true;
    found.confidence = 0.7;
    return found;
}

/// Of the smaller one's area.
double overlap(const Corners& one, const Corners& other) {
    const auto points = [](const Corners& corners) {
        std::vector<cv::Point2f> all;
        for (const cv::Point2d& p : corners) all.emplace_back(p);
        return all;
    };
    std::vector<cv::Point2f> shared;
    return cv::intersectConvexConvex(points(one), points(other), shared) /
           std::max(1.0, std::min(area_of(one), area_of(other)));
}

}  // namespace

FoundDocument described(const Corners& own, cv::Size picture, const View& view) {
    FoundDocument found;
    for (std::size_t i = 0; i < 4; ++i) found.quad[i] = {own[i].x, own[i].y};
    found.size = view.size;
    found.coverage = coverage_of(own, picture);
    found.tilt_deg = view.tilt_deg;
    found.rotation_deg = rotation_of(own);
    return found;
}

std::optional<FoundDocument> search(const image::Planes& picture, const DocumentShape& expected,
                                    const Quad* beside) {
    const cv::Size size(static_cast<int>(picture.light.width), static_cast<int>(picture.light.height));
    if (std::min(size.width, size.height) < kLeastSide) return std::nullopt;
    const Edges edges = find_edges(picture);
    std::vector<Hypothesis> hypotheses = find_hypotheses(edges, find_lines(edges, kLines), expected.any_of);
    std::erase_if(hypotheses, [&](const Hypothesis& one) {
        return one.score < (one.borders > 0 ? kLeastCutScore : kLeastScore) ||
               (beside != nullptr &&
                overlap(at_full_size(one.corners, edges.step), corners_of(*beside)) > kMostOverlap);
    });
    if (const PaperSize* paper = beside != nullptr ? nullptr : size_of_whole(size, expected.any_of)) {
        const cv::Size small = edges.angle.size();
        const double right = small.width - 1, bottom = small.height - 1;
        const Corners whole{{{0, 0}, {right, 0}, {right, bottom}, {0, bottom}}};
        const bool no_edges = hypotheses.empty() || hypotheses.front().borders > 0 ||
                              (may_be_printed_frame(hypotheses.front().corners, small) &&
                               is_surrounded_by_its_paper(edges, hypotheses.front().corners));
        if (no_edges && print_in(edges, whole) <= kMostChange) {
            const FoundDocument scan = whole_picture(size, *paper);
            Print print = print_on(picture.light, corners_of(scan.quad), scan.size);
            if (rows_of(print) >= kLeastRows) {
                FoundDocument found = with_lines_along(scan, size, print, expected.any_of);
                say_turn(found, print);
                return found;
            }
        }
    }
    if (beside == nullptr) put_sheet_across_first(hypotheses, edges, expected.any_of);
    if (hypotheses.empty()) return std::nullopt;
    const Hypothesis& best = hypotheses.front();
    Corners corners = at_full_size(best.corners, edges.step);
    const double reach = 3.0 * edges.step;
    corners = refined(picture, corners, reach);
    corners = refined(picture, corners, reach / 3);
    corners = continued_outside(corners, size, expected.any_of);
    View view = view_of(corners, size, expected.any_of);
    if (expected.any_of.empty()) {
        corners = upright(corners, size, {1, 1});
        view = view_of(corners, size, {});
    } else {
        corners = upright(corners, size, view.size);
    }
    FoundDocument found = described(corners, size, view);
    // Not the next best one: what looks like a document inside or around a blank sheet is its shadow.
    Print print = print_on(picture.light, corners_of(found.quad), found.size);
    if (rows_of(print) < (best.score < kDoubtfulScore ? kMuchPrint : kLeastRows)) return std::nullopt;
    found = with_lines_along(found, size, print, expected.any_of);
    say_turn(found, print);
    found.confidence = 1 / (1 + std::exp(-6 * (best.score - kDoubtfulScore)));
    const double slack = 1.5 * edges.step;
    found.leaves_picture = std::any_of(found.quad.begin(), found.quad.end(), [&](const Point& p) {
        return p.x < slack || p.y < slack || p.x > size.width - 1 - slack || p.y > size.height - 1 - slack;
    });
    return found;
}

}  // namespace beian::document
