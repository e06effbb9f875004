#include "inspect/origin/own_colour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace beian::inspect {
namespace {

constexpr int kStep = int(image::Planes::kColourStep);

struct Cell {
    float x, y;  // -1 … 1 over the document
    float light, blue, red;
    bool burnt;  // one of red, green and blue is at its end, so that the light's colour shows less or not at
                 // all
};

/// Means over squares of colour pixels, which drown noise and the false colours along print; the rim, which
/// may be table, is left out.
std::vector<Cell> cells_of(const image::Plane& light, const image::Plane& blue, const image::Plane& red) {
    constexpr double kRim = 0.04;
    // At most about 10,000 cells: as many as tell a fiftieth surely.
    const int width = int(std::min(blue.width, light.width / kStep)),
              height = int(std::min(blue.height, light.height / kStep));
    const int side = std::max(2, int(std::sqrt(width * double(height) / 10'000)));
    const int right = int(width * (1 - kRim)) - side, bottom = int(height * (1 - kRim)) - side;
    std::vector<Cell> cells;
    for (int y = int(height * kRim); y <= bottom; y += side) {
        for (int x = int(width * kRim); x <= right; x += side) {
            int bright = 0, blues = 0, reds = 0, most = 0;
            for (int row = y; row < y + side; ++row) {
                const std::uint8_t* upper = light.data.data() + std::size_t(row * kStep + 1) * light.width +
                                            std::size_t(x * kStep + 1);
                const std::uint8_t* lower = upper + 2 * light.width + 1;
                const std::size_t at = std::size_t(row) * blue.width + std::size_t(x);
                for (int i = 0; i < side; ++i) {
                    const int two = upper[i * kStep] + lower[i * kStep];
                    most = std::max(most, two);
                    blues += blue.data[at + std::size_t(i)];
                    reds += red.data[at + std::size_t(i)];
                }
            }
            // Along print a sample or two would miss the mean by more than any lamp's colour.
            for (int row = y * kStep; row < (y + side) * kStep; ++row) {
                const std::uint8_t* at =
                    light.data.data() + std::size_t(row) * light.width + std::size_t(x * kStep);
                int line = 0;
                for (int i = 0; i < side * kStep; ++i) line += at[i];
                bright += line;
            }
            const float count = float(side * side);
            Cell cell{float(2.0 * x / width - 1),
                      float(2.0 * y / height - 1),
                      float(bright) / (count * kStep * kStep),
                      float(blues) / count - 128,
                      float(reds) / count - 128,
                      false};
            const float end = float(most) / 2 + std::max({1.402F * cell.red, 1.772F * cell.blue,
                                                          -0.714F * cell.red - 0.344F * cell.blue});
            cell.burnt = end >= 253;
            if (cell.light > 24) cells.push_back(cell);
        }
    }
    return cells;
}

/// A lamp's colour adds to grey a share of its light: chroma = light × (a + b x + c y), as two lamps may
/// stand at two sides. Fitted to the cells that are near the fit before.
struct Cast {
    double a = 0, b = 0, c = 0;
    double at(const Cell& cell) const { return cell.light * (a + b * cell.x + c * cell.y); }
};

double median(std::vector<float> values) {
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

Cast cast_of(const std::vector<Cell>& cells, float Cell::*colour) {
    std::vector<float> ratios;
    for (const Cell& cell : cells)
        if (!cell.burnt && cell.light > 90) ratios.push_back(cell.*colour / cell.light);
    // Where all paper is burnt out, print and shade still tell the lamp.
    for (const Cell& cell : cells) {
        if (ratios.size() >= 50) break;
        if (!cell.burnt) ratios.push_back(cell.*colour / cell.light);
    }
    if (ratios.empty()) return {};
    Cast cast{median(ratios), 0, 0};
    for (const double reach : {8.0, 5.0, 4.0}) {
        double m[3][4] = {};
        for (const Cell& cell : cells) {
            if (cell.burnt || std::abs(cell.*colour - cast.at(cell)) > reach) continue;
            const double row[4] = {cell.light, cell.light * cell.x, cell.light * cell.y, cell.*colour};
            for (int i = 0; i < 3; ++i)
                for (int j = 0; j < 4; ++j) m[i][j] += row[i] * row[j];
        }
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

std::optional<OwnColour> own_colour(const image::Plane& light, const image::Plane& blue,
                                    const image::Plane& red) {
    constexpr double kNoise = 6;
    const std::vector<Cell> cells = cells_of(light, blue, red);
    if (cells.size() < 400) return std::nullopt;
    const Cast of_blue = cast_of(cells, &Cell::blue), of_red = cast_of(cells, &Cell::red);
    std::vector<float> left;
    left.reserve(cells.size());
    for (const Cell& cell : cells) {
        const double b = of_blue.at(cell), r = of_red.at(cell);
        double seen = 1;
        if (cell.burnt)
            seen = std::clamp((cell.blue * b + cell.red * r) / std::max(1e-6, b * b + r * r), 0.0, 1.0);
        left.push_back(float(std::hypot(cell.blue - seen * b, cell.red - seen * r)));
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
