#include "document/sheet_across.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace beian::document {
namespace {

constexpr double kLeastShare = 0.75;  // of the picture: what leaves more room round it is found by its sides
constexpr double kMostOff = 0.012;    // from the ratio of its kind: a coincidence if it were none
constexpr double kLeastCover = 0.8;   // of a side along which paper ends
constexpr int kLeastStrip = 3;        // small pixels
constexpr int kBeside = 3;            // from a side to where it is looked at: a scan is sharp
constexpr int kPlaces = 48;
constexpr int kLeastDifference = 6;
constexpr double kClearScore = 1.3;  // a coincidence of four: the ratio, two sides, paper all round

/// The planes as if the sheet reached from top to bottom.
struct Lying {
    const Planes& planes;
    bool is_turned;

    int width() const { return is_turned ? planes[0].rows : planes[0].cols; }
    int height() const { return is_turned ? planes[0].cols : planes[0].rows; }
    int at(std::size_t plane, int x, int y) const {
        return is_turned ? planes[plane].at<std::uint8_t>(x, y) : planes[plane].at<std::uint8_t>(y, x);
    }
    int difference(int x0, int y0, int x1, int y1) const {
        int sum = 0;
        for (std::size_t c = 0; c < planes.size(); ++c)
            sum += kPlaneWeight[c] * std::abs(at(c, x0, y0) - at(c, x1, y1));
        return sum;
    }
};

/// Share of the column where one plane changes, and everywhere the same way: paper ends there.
double cover_of(const Lying& picture, int x) {
    if (x < kBeside || x + kBeside >= picture.width()) return 0;
    std::array<int, 6> rising_and_falling{};
    for (int i = 0; i < kPlaces; ++i) {
        const int y = (2 * i + 1) * picture.height() / (2 * kPlaces);
        for (std::size_t c = 0; c < picture.planes.size(); ++c) {
            const int by = kPlaneWeight[c] * (picture.at(c, x + kBeside, y) - picture.at(c, x - kBeside, y));
            if (by >= kLeastDifference) ++rising_and_falling[2 * c];
            if (by <= -kLeastDifference) ++rising_and_falling[2 * c + 1];
        }
    }
    return double(*std::max_element(rising_and_falling.begin(), rising_and_falling.end())) / kPlaces;
}

/// From one column to another there is one tone: a scanner's lid, not boards or cloth.
bool is_plain(const Lying& picture, int from, int to) {
    constexpr int kTolerance = 10;
    const int middle = picture.height() / 2;
    int alike = 0;
    for (int i = 0; i < kPlaces; ++i) {
        const int x = from + (i * 7) % std::max(1, to - from),
                  y = (2 * i + 1) * picture.height() / (2 * kPlaces);
        if (picture.difference(x, y, (from + to) / 2, middle) < kTolerance) ++alike;
    }
    return alike >= kPlaces * 9 / 10;
}

/// Along both of the picture's edges it looks like just inside its other sides: paper all round.
bool is_paper_round(const Lying& picture, int left, int right) {
    constexpr int kTolerance = 20, kInside = 2 * kBeside, kEdge = 2;
    int alike = 0, looked = 0;
    for (int i = 0; i < kPlaces; ++i) {
        const int x = left + kInside + (right - left - 2 * kInside) * i / (kPlaces - 1);
        for (const int y : {kEdge, picture.height() - 1 - kEdge})
            for (const int beside : {left + kInside, right - kInside}) {
                ++looked;
                if (picture.difference(x, y, beside, y) < kTolerance) ++alike;
            }
    }
    return alike >= looked * 9 / 10;
}

std::optional<Corners> sheet_across(const Lying& picture, double ratio) {
    const double width = picture.height() * ratio;
    // Written so that a size of nothing, whose ratio is no number, is none.
    const double least = kLeastShare * picture.width(), most = picture.width() - 2.0 * kLeastStrip;
    if (!(width >= least && width <= most)) return std::nullopt;
    const int most_off = std::max(1, static_cast<int>(kMostOff * width));
    std::vector<double> cover(static_cast<std::size_t>(picture.width()));
    for (int x = 0; x < picture.width(); ++x) cover[std::size_t(x)] = cover_of(picture, x);
    double best = kLeastCover;
    std::optional<Corners> found;
    for (int left = kLeastStrip; left + width < picture.width(); ++left) {
        for (int off = -most_off; off <= most_off; ++off) {
            const int right = left + static_cast<int>(std::lround(width)) + off;
            if (right + kLeastStrip > picture.width()) continue;
            const double both = std::min(cover[std::size_t(left)], cover[std::size_t(right)]);
            if (both <= best || !is_paper_round(picture, left, right) ||
                !is_plain(picture, 0, left - kBeside) ||
                !is_plain(picture, right + kBeside, picture.width() - 1))
                continue;
            best = both;
            const double bottom = picture.height() - 1;
            found = Corners{
                {{double(left), 0}, {double(right), 0}, {double(right), bottom}, {double(left), bottom}}};
        }
    }
    if (found && picture.is_turned)
        for (cv::Point2d& corner : *found) std::swap(corner.x, corner.y);
    if (found && picture.is_turned) std::swap((*found)[1], (*found)[3]);
    return found;
}

/// A frame's margins are no wider than an eighth of the sheet.
bool may_be_frame_on(const Corners& inner, const Corners& outer) {
    constexpr double kSlack = 4, kLeastOfSheet = 0.56;
    if (area_of(inner) < kLeastOfSheet * area_of(outer)) return false;
    return std::all_of(inner.begin(), inner.end(), [&](const cv::Point2d& p) {
        return p.x > outer[0].x - kSlack && p.y > outer[0].y - kSlack && p.x < outer[2].x + kSlack &&
               p.y < outer[2].y + kSlack;
    });
}

}  // namespace

void put_sheet_across_first(std::vector<Hypothesis>& hypotheses, const Edges& edges,
                            std::span<const PaperSize> expected) {
    for (const PaperSize& size : expected) {
        for (const bool is_turned : {false, true}) {
            const double ratio = size.width_mm / size.height_mm;
            const auto sheet = sheet_across({edges.planes, is_turned}, is_turned ? 1 / ratio : ratio);
            if (!sheet || (!hypotheses.empty() && !may_be_frame_on(hypotheses.front().corners, *sheet)))
                continue;
            Hypothesis found;
            found.corners = *sheet;
            found.score = hypotheses.empty() ? kClearScore : std::max(kClearScore, hypotheses.front().score);
            found.borders = 2;
            hypotheses.insert(hypotheses.begin(), found);
            return;
        }
    }
}

}  // namespace beian::document
