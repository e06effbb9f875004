#include "inspect/cells.h"

#include "document/rectifier.h"

#include "inspect/look.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace beian::inspect {
namespace {

// Beyond the edges as far as an object that comes in must be seen to continue, as a share of the shorter
// side.
constexpr double kMargin = 0.12;
constexpr int kFewest = 12, kMost = 320;

struct Blocks {
    int across = 0, down = 0;
    std::vector<std::array<std::uint8_t, 3>> all;  // darkest, lightest, mean
};

/// Only whole blocks: what is left over at the right and lower edges is not looked at.
Blocks blocks_of(const image::Plane& light, int first_row, int last_row) {
    Blocks blocks{static_cast<int>(light.width) / kCellSide, static_cast<int>(light.height) / kCellSide, {}};
    blocks.all.resize(static_cast<std::size_t>(blocks.across) * static_cast<std::size_t>(blocks.down));
    const std::size_t used = static_cast<std::size_t>(blocks.across) * kCellSide;
    std::vector<std::uint8_t> low(used), high(used);
    std::vector<std::uint16_t> sum(used);
    for (int row = std::max(0, first_row); row < std::min(blocks.down, last_row); ++row) {
        const std::uint8_t* from =
            light.data.data() + static_cast<std::size_t>(row) * kCellSide * std::size_t{light.width};
        // First down the columns, which a compiler does for sixteen of them at once.
        for (std::size_t x = 0; x < used; ++x) low[x] = high[x] = from[x], sum[x] = from[x];
        for (int y = 1; y < kCellSide; ++y) {
            const std::uint8_t* line = from + static_cast<std::size_t>(y) * light.width;
            for (std::size_t x = 0; x < used; ++x) low[x] = std::min(low[x], line[x]);
            for (std::size_t x = 0; x < used; ++x) high[x] = std::max(high[x], line[x]);
            for (std::size_t x = 0; x < used; ++x) sum[x] = static_cast<std::uint16_t>(sum[x] + line[x]);
        }
        for (int column = 0; column < blocks.across; ++column) {
            const std::size_t at = static_cast<std::size_t>(column) * kCellSide;
            std::uint8_t darkest = 255, lightest = 0;
            unsigned total = 0;
            for (std::size_t i = at; i < at + kCellSide; ++i) {
                darkest = std::min(darkest, low[i]), lightest = std::max(lightest, high[i]);
                total += sum[i];
            }
            blocks.all[static_cast<std::size_t>(row) * static_cast<std::size_t>(blocks.across) +
                       static_cast<std::size_t>(column)] = {
                darkest, lightest, static_cast<std::uint8_t>(total / (kCellSide * kCellSide))};
        }
    }
    return blocks;
}

/// A whole block has four pixels of colour.
std::uint8_t mean_of_four(const image::Plane& colour, std::size_t at) {
    static_assert(kCellSide == 2 * image::Planes::kColourStep);
    const std::uint8_t *upper = colour.data.data() + at, *lower = upper + colour.width;
    return static_cast<std::uint8_t>((upper[0] + upper[1] + lower[0] + lower[1] + 2) / 4);
}

double length(const Point& a, const Point& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

int cells_along(double pixels) {
    return std::clamp(static_cast<int>(std::lround(pixels / kCellSide)), kFewest, kMost);
}

}  // namespace

Cells cells_of(const image::Planes& picture, const FoundDocument& found) {
    const Quad& quad = found.quad;
    Cells cells;
    cells.across = cells_along((length(quad[0], quad[1]) + length(quad[3], quad[2])) / 2);
    cells.down = cells_along((length(quad[1], quad[2]) + length(quad[0], quad[3])) / 2);
    cells.margin = std::max(2, static_cast<int>(kMargin * std::min(cells.across, cells.down)));
    const int across = cells.across + 2 * cells.margin, down = cells.down + 2 * cells.margin;
    std::vector<Point> places;
    places.reserve(static_cast<std::size_t>(across) * static_cast<std::size_t>(down));
    const document::Projection seen(found.quad);
    double top = 1e9, bottom = -1e9;
    for (int y = -cells.margin; y < cells.down + cells.margin; ++y) {
        for (int x = -cells.margin; x < cells.across + cells.margin; ++x) {
            places.push_back(seen((x + 0.5) / cells.across, (y + 0.5) / cells.down));
            top = std::min(top, places.back().y), bottom = std::max(bottom, places.back().y);
        }
    }
    const double height = picture.light.height;
    const Blocks blocks = blocks_of(picture.light, static_cast<int>(std::clamp(top, 0.0, height)) / kCellSide,
                                    static_cast<int>(std::clamp(bottom, 0.0, height)) / kCellSide + 1);
    const auto colour_at = [&](int column, int row) {
        return static_cast<std::size_t>(2 * row) * picture.blue.width + static_cast<std::size_t>(2 * column);
    };
    cells.all.resize(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Point& p = places[i];
        if (!(p.x >= -0.5 && p.y >= -0.5 && p.x < blocks.across * kCellSide - 0.5 &&
              p.y < blocks.down * kCellSide - 0.5))
            continue;
        const int column = static_cast<int>((p.x + 0.5) / kCellSide),
                  row = static_cast<int>((p.y + 0.5) / kCellSide);
        const auto& block =
            blocks.all[static_cast<std::size_t>(row) * static_cast<std::size_t>(blocks.across) +
                       static_cast<std::size_t>(column)];
        const std::size_t colour = colour_at(column, row);
        cells.all[i] = {block[0],
                        block[1],
                        block[2],
                        mean_of_four(picture.blue, colour),
                        mean_of_four(picture.red, colour),
                        true};
    }
    return cells;
}

double light_of(int tone) {
    static const std::array<double, 256> kLight = [] {
        std::array<double, 256> table{};
        for (std::size_t i = 0; i < table.size(); ++i) {
            const double value = static_cast<double>(i) / 255;
            table[i] =
                value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);  // IEC 61966-2-1
        }
        return table;
    }();
    return kLight[static_cast<std::size_t>(std::clamp(tone, 0, 255))];
}

}  // namespace beian::inspect
