#include "specimen/heads/skin_map.h"

#include <algorithm>
#include <cmath>

namespace beian::specimen {
namespace {

constexpr double kPi = 3.141592653589793;
constexpr double kTop = -124, kStep = 0.5;  // millimetres
constexpr double kTurn = kStep / 75;        // radians: as far at the widest of the head

}  // namespace

SkinMap::SkinMap(const Features& f, const Surroundings& worn)
    : features_(f),
      top_(kTop),
      rows_(static_cast<int>((115 * f.length - kTop) / kStep) + 2),
      columns_(static_cast<int>(2 * kPi / kTurn) + 2) {
    texels_.reserve(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_));
    const HeadPose rest;
    for (int row = 0; row < rows_; ++row) {
        for (int column = 0; column < columns_; ++column) {
            const double y = top_ + row * kStep, angle = -kPi + column * kTurn;
            const Paint p = paint_skin(f, rest, worn, across(f, angle, y), y, angle);
            texels_.push_back({static_cast<float>(p.colour[0]), static_cast<float>(p.colour[1]),
                               static_cast<float>(p.colour[2]), static_cast<float>(p.gloss),
                               static_cast<float>(p.narrow), static_cast<float>(p.open)});
        }
    }
}

bool SkinMap::is_still(double x, double y) const {
    const Features& f = features_;
    const double a = std::abs(x);
    const bool eye = std::abs(a - f.eye_x) < 1.6 * f.eye_half && std::abs(y) < 17;
    const bool mouth = a < f.mouth_half + 6 && std::abs(y - f.mouth_y) < 15;
    return !eye && !mouth;
}

Paint SkinMap::at(double y, double angle) const {
    const double v = std::clamp((y - top_) / kStep, 0.0, rows_ - 1.001),
                 u = std::clamp((angle + kPi) / kTurn, 0.0, columns_ - 1.001);
    const int row = static_cast<int>(v), column = static_cast<int>(u);
    const auto down = static_cast<float>(v - row), right = static_cast<float>(u - column);
    const Texel &a = texel(row, column), &b = texel(row, column + 1), &c = texel(row + 1, column),
                &d = texel(row + 1, column + 1);
    std::array<double, 6> mixed{};
    for (std::size_t n = 0; n < mixed.size(); ++n)
        mixed[n] = static_cast<double>((a[n] * (1 - right) + b[n] * right) * (1 - down) +
                                       (c[n] * (1 - right) + d[n] * right) * down);
    return {{mixed[0], mixed[1], mixed[2]}, mixed[3], mixed[4], mixed[5], false};
}

}  // namespace beian::specimen
