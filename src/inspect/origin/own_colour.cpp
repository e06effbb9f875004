#include "inspect/origin/own_colour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

namespace beian::inspect {
namespace {

struct Coloured {
    float x, y;  // -1 … 1 over the document
    float light, blue, red;
    bool burnt;  // one of red, green and blue is at its end, so that the light's colour shows less or not at
                 // all
};

/// Cells that are not black; the rim, which may be table, is left out.
std::vector<Coloured> coloured_of(const Cells& cells) {
    constexpr double kRim = 0.04;
    const int x0 = std::max(1, static_cast<int>(cells.across * kRim)), x1 = cells.across - x0,
              y0 = std::max(1, static_cast<int>(cells.down * kRim)), y1 = cells.down - y0;
    std::vector<Coloured> found;
    found.reserve(static_cast<std::size_t>(std::max(0, x1 - x0)) *
                  static_cast<std::size_t>(std::max(0, y1 - y0)));
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            const Cell& cell = cells.at(x, y);
            if (!cell.seen || cell.mean <= 24) continue;
            const float blue = float(cell.blue) - 128, red = float(cell.red) - 128;
            const float end =
                float(cell.lightest) + std::max({1.402F * red, 1.772F * blue, -0.714F * red - 0.344F * blue});
            found.push_back({2 * (float(x) + 0.5F) / float(cells.across) - 1,
                             2 * (float(y) + 0.5F) / float(cells.down) - 1, float(cell.mean), blue, red,
                             end >= 255});
        }
    }
    return found;
}

/// A lamp's colour adds to grey a share of its light: chroma = light × (a + b x + c y), as two lamps may
/// stand at two sides. Fitted to the cells that are near the fit before.
struct Cast {
    double a = 0, b = 0, c = 0;
    double at(const Coloured& cell) const { return cell.light * (a + b * cell.x + c * cell.y); }
};

double median(std::vector<float>& values) {
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

Cast cast_of(std::span<const Coloured> cells, float Coloured::*colour) {
    // So many tell three numbers as well as all of them.
    constexpr std::size_t kEnough = 5'000;
    const std::size_t step = 1 + cells.size() / kEnough;
    std::vector<float> ratios;
    for (std::size_t i = 0; i < cells.size(); i += step) {
        if (!cells[i].burnt && cells[i].light > 90) ratios.push_back(cells[i].*colour / cells[i].light);
    }
    // Where all paper is burnt out, print and shade still tell the lamp.
    for (const Coloured& cell : cells) {
        if (ratios.size() >= 50) break;
        if (!cell.burnt) ratios.push_back(cell.*colour / cell.light);
    }
    if (ratios.empty()) return {};
    Cast cast{median(ratios), 0, 0};
    for (const double reach : {8.0, 5.0, 4.0}) {
        // Sums of products of light, light across, light down and colour, each pair once.
        double sums[9] = {};
        for (std::size_t i = 0; i < cells.size(); i += step) {
            const Coloured& cell = cells[i];
            if (cell.burnt || std::abs(cell.*colour - cast.at(cell)) > reach) continue;
            const double light = cell.light, across = light * cell.x, down = light * cell.y,
                         value = cell.*colour;
            sums[0] += light * light, sums[1] += light * across, sums[2] += light * down;
            sums[3] += across * across, sums[4] += across * down, sums[5] += down * down;
            sums[6] += light * value, sums[7] += across * value, sums[8] += down * value;
        }
        double m[3][4] = {{sums[0], sums[1], sums[2], sums[6]},
                          {sums[1], sums[3], sums[4], sums[7]},
                          {sums[2], sums[4], sums[5], sums[8]}};
        for (int i = 0; i < 3; ++i) m[i][i] += 1e3;
        for (int i = 0; i < 3; ++i) {
            for (int k = i + 1; k < 3; ++k) {
                const double share = m[k][i] / m[i][i];
                for (int j = i; j < 4; ++j) m[k][j] -= share * m[i][j];
            }
        }
        cast.c = m[2][3] / m[2][2];
        cast.b = (m[1][3] - m[1][2] * cast.c) / m[1][1];
        cast.a = (m[0][3] - m[0][1] * cast.b - m[0][2] * cast.c) / m[0][0];
    }
    return cast;
}

}  // namespace

std::optional<OwnColour> own_colour(const Cells& document) {
    constexpr double kNoise = 6;
    const std::vector<Coloured> cells = coloured_of(document);
    if (cells.size() < 400) return std::nullopt;
    const Cast of_blue = cast_of(cells, &Coloured::blue), of_red = cast_of(cells, &Coloured::red);
    std::vector<float> left;
    left.reserve(cells.size());
    for (const Coloured& cell : cells) {
        const double b = of_blue.at(cell), r = of_red.at(cell);
        double seen = 1;
        if (cell.burnt)
            seen = std::clamp((cell.blue * b + cell.red * r) / std::max(1e-6, b * b + r * r), 0.0, 1.0);
        const double own_blue = cell.blue - seen * b, own_red = cell.red - seen * r;
        left.push_back(float(std::sqrt(own_blue * own_blue + own_red * own_red)));
    }
    const auto rank = left.begin() + std::ptrdiff_t(left.size() * 49 / 50);
    std::nth_element(left.begin(), rank, left.end());
    OwnColour found;
    found.strongest = *rank;
    found.share = double(std::count_if(left.begin(), left.end(), [](float v) { return v > kNoise; })) /
                  double(left.size());
    return found;
}

}  // namespace beian::inspect
