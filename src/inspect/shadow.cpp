#include "inspect/shadow.h"

#include "inspect/rank.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace beian::inspect {
namespace {

// Of the document; smaller dark places are pictures and seals.
constexpr double kLeastShare = 0.1;
// Of the cells on their side of a straight line: the hand, the phone and the head throw rounder shadows than
// a wall, print stands anywhere.
constexpr double kLeastStraight = 0.85;
// Outside the document the light must change too, by at least this.
constexpr double kMostOutside = 0.75;
constexpr int kFewestOutside = 12;

constexpr int kTones = 64;

struct PaperCell {
    float x, y;         // shares of the document
    std::uint8_t tone;  // of the paper there: the lightest nearby, so that print does not count
    bool is_outside;
};

std::vector<PaperCell> paper_of(const Cells& cells) {
    std::vector<PaperCell> paper;
    paper.reserve(cells.all.size());
    for (int y = -cells.margin; y < cells.down + cells.margin; ++y) {
        for (int x = -cells.margin; x < cells.across + cells.margin; ++x) {
            if (!cells.at(x, y).seen) continue;
            const bool on = x >= 1 && y >= 1 && x < cells.across - 1 && y < cells.down - 1;
            const bool off = x < -1 || y < -1 || x > cells.across || y > cells.down;
            if (!on && !off) continue;
            std::uint8_t lightest = on ? 0 : cells.at(x, y).mean;
            for (int dy = -1; on && dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx)
                    lightest = std::max(lightest, cells.at(x + dx, y + dy).lightest);
            }
            paper.push_back({(static_cast<float>(x) + 0.5F) / static_cast<float>(cells.across),
                             (static_cast<float>(y) + 0.5F) / static_cast<float>(cells.down), lightest, off});
        }
    }
    return paper;
}

/// The tone that parts dark from light best (Otsu 1979).
int threshold_of(const std::vector<PaperCell>& paper) {
    std::array<double, kTones> counts{};
    double all = 0, sum = 0;
    for (const PaperCell& cell : paper) {
        if (cell.is_outside) continue;
        counts[cell.tone * kTones / 256] += 1, all += 1, sum += cell.tone * kTones / 256;
    }
    double best = -1, below = 0, sum_below = 0;
    int threshold = 0;
    for (int i = 0; i + 1 < kTones; ++i) {
        below += counts[static_cast<std::size_t>(i)], sum_below += i * counts[static_cast<std::size_t>(i)];
        if (below == 0 || below == all) continue;
        const double difference = sum_below / below - (sum - sum_below) / (all - below);
        const double between = below * (all - below) * difference * difference;
        if (between > best) best = between, threshold = i;
    }
    return (threshold + 1) * 256 / kTones;
}

struct Halves {
    std::vector<std::uint8_t> dark, light;
};

/// Of darkest and lightest half: how much of the light is left.
double left_in(Halves& halves) {
    const auto median = [](std::vector<std::uint8_t>& tones) {
        return light_of(static_cast<int>(at_share(tones, 0.5)));
    };
    return median(halves.dark) / std::max(1e-4, median(halves.light));
}

}  // namespace

std::optional<Shadow> find_shadow(const Cells& cells) {
    const std::vector<PaperCell> paper = paper_of(cells);
    const int threshold = threshold_of(paper);
    Halves on;
    double dark_x = 0, dark_y = 0, light_x = 0, light_y = 0;
    for (const PaperCell& cell : paper) {
        if (cell.is_outside) continue;
        const bool is_dark = cell.tone < threshold;
        (is_dark ? on.dark : on.light).push_back(cell.tone);
        (is_dark ? dark_x : light_x) += cell.x, (is_dark ? dark_y : light_y) += cell.y;
    }
    const double darks = static_cast<double>(on.dark.size()), lights = static_cast<double>(on.light.size());
    const double share = darks / std::max(1.0, darks + lights);
    if (share < kLeastShare || share > 1 - kLeastShare) return std::nullopt;
    dark_x /= darks, dark_y /= darks, light_x /= lights, light_y /= lights;

    // The line at right angles to the way from one middle to the other, with as many cells behind it as
    // are dark.
    const double ahead_x = light_x - dark_x, ahead_y = light_y - dark_y;
    const auto place = [&](const PaperCell& cell) { return cell.x * ahead_x + cell.y * ahead_y; };
    std::vector<double> places;
    for (const PaperCell& cell : paper) {
        if (!cell.is_outside) places.push_back(place(cell));
    }
    const auto line_at = places.begin() + static_cast<std::ptrdiff_t>(on.dark.size());
    std::nth_element(places.begin(), line_at, places.end());
    const double line = *line_at;

    Shadow shadow;
    shadow.share = share, shadow.across = dark_x, shadow.down = dark_y;
    shadow.left = shadow.top = 1, shadow.right = shadow.bottom = 0;
    double straight = 0;
    Halves off;
    for (const PaperCell& cell : paper) {
        const bool is_behind = place(cell) < line;
        if (cell.is_outside) {
            (is_behind ? off.dark : off.light).push_back(cell.tone);
            continue;
        }
        const bool is_dark = cell.tone < threshold;
        straight += is_dark == is_behind ? 1 : 0;
        if (!is_dark || !is_behind) continue;
        shadow.left = std::min<double>(shadow.left, cell.x),
        shadow.right = std::max<double>(shadow.right, cell.x);
        shadow.top = std::min<double>(shadow.top, cell.y),
        shadow.bottom = std::max<double>(shadow.bottom, cell.y);
    }
    if (straight < kLeastStraight * (darks + lights)) return std::nullopt;
    if (std::min(off.dark.size(), off.light.size()) >= kFewestOutside && left_in(off) > kMostOutside)
        return std::nullopt;
    shadow.light = left_in(on);
    return shadow;
}

}  // namespace beian::inspect
