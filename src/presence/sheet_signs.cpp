#include "presence/sheet_signs.h"

#include "image/spectrum.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace beian::presence {

namespace {

// Hair and ears reach out of the box; a sheet's edge goes on over the head, where hair is round.
constexpr double kBeside = 0.12, kAbove = 0.45, kDown = 0.9;
constexpr int kRowStep = 4;        // an edge that is there is there in every row
constexpr double kSteepest = 0.3;  // as far as people hold a sheet upright
constexpr double kLeastStep = 10;  // levels of light that an edge is stronger than shade
constexpr double kEveryRow = 0.9;  // share of rows in which it is seen
constexpr int kLeastRows = 16;

int light_at(const image::Pixels& picture, std::uint32_t x, std::uint32_t y) {
    // Green is most of light, and what cameras have most of.
    return picture.row(y)[std::size_t{x} * picture.channels + (picture.channels < 3 ? 0 : 1)];
}

double grid_of(const image::Pixels& picture, const vision::Face& face) {
    constexpr int kSide = image::kSpectrumSide;
    const int left = static_cast<int>(std::lround(face.landmarks[29].x)) - kSide / 2,
              top = static_cast<int>(std::lround(face.landmarks[29].y)) - kSide / 2;
    if (left < 0 || top < 0 || left + kSide > static_cast<int>(picture.width) ||
        top + kSide > static_cast<int>(picture.height) || face.width < 0.9 * kSide)
        return 0;
    image::Plane square{kSide, kSide, Bytes(std::size_t{kSide} * kSide)};
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x)
            square.data[static_cast<std::size_t>(y * kSide + x)] = static_cast<std::uint8_t>(
                light_at(picture, static_cast<std::uint32_t>(left + x), static_cast<std::uint32_t>(top + y)));
    return image::strongest_line(square, 0, 0).sharpness;
}

/// How much lighter it is three pixels on than three pixels back: row by row, every kRowStep.
struct Steps {
    int from = 0, width = 0;      // columns
    std::vector<double> rows_at;  // heights
    std::vector<float> values;    // width to a row
};

Steps steps_of(const image::Pixels& picture, double top, double bottom, double left, double right) {
    Steps steps;
    steps.from = std::max(3, static_cast<int>(std::ceil(left)));
    steps.width = std::min(static_cast<int>(picture.width) - 4, static_cast<int>(right)) - steps.from + 1;
    if (steps.width < 8) return steps;
    for (int y = std::max(0, static_cast<int>(top)); y < std::min(bottom, double(picture.height));
         y += kRowStep) {
        steps.rows_at.push_back(y);
        for (int x = steps.from; x < steps.from + steps.width; ++x) {
            int step = 0;
            for (int n = 1; n <= 3; ++n)
                step += light_at(picture, static_cast<std::uint32_t>(x + n), static_cast<std::uint32_t>(y)) -
                        light_at(picture, static_cast<std::uint32_t>(x - n), static_cast<std::uint32_t>(y));
            steps.values.push_back(static_cast<float>(step) / 3);
        }
    }
    return steps;
}

/// The strongest line through nearly every row, by where it crosses `level`.
std::optional<double> edge_in(const Steps& steps, double level) {
    const int rows = static_cast<int>(steps.rows_at.size());
    if (steps.width < 8 || rows < kLeastRows) return std::nullopt;
    std::optional<double> best;
    double strongest = kLeastStep;
    for (double slope = -kSteepest; slope <= kSteepest; slope += 0.02) {
        for (int x = 0; x < steps.width; ++x) {
            double sum = 0;
            int rising = 0, falling = 0, within = 0;
            for (int row = 0; row < rows; ++row) {
                const int at = x + static_cast<int>(std::lround(
                                       slope * (steps.rows_at[static_cast<std::size_t>(row)] - level)));
                if (at < 0 || at >= steps.width) continue;
                ++within;
                const double step =
                    static_cast<double>(steps.values[static_cast<std::size_t>(row * steps.width + at)]);
                sum += step;
                rising += step > kLeastStep / 2;
                falling += step < -kLeastStep / 2;
            }
            if (within < kLeastRows || within < 0.7 * rows) continue;
            const double strength = std::abs(sum) / within;
            if (strength > strongest && std::max(rising, falling) >= kEveryRow * within) {
                strongest = strength;
                best = steps.from + x;
            }
        }
    }
    return best;
}

}  // namespace

SheetSigns sheet_signs(const image::Pixels& picture, const vision::Face& face) {
    SheetSigns signs;
    signs.grid = grid_of(picture, face);
    const double level = (face.landmarks[36].y + face.landmarks[45].y) / 2;
    const double top = face.corner.y - kAbove * face.height, bottom = face.corner.y + kDown * face.height;
    const double right = face.corner.x + (1 + kBeside) * face.width;
    signs.left = edge_in(steps_of(picture, top, bottom, 0, face.corner.x - kBeside * face.width), level);
    signs.right = edge_in(steps_of(picture, top, bottom, right, picture.width), level);
    return signs;
}

}  // namespace beian::presence
