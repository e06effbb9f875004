// How does a line of text become what the networks take? Cut out straight, at one height.
#pragma once

#include "image/pixels.h"
#include "model/geometry.h"

#include <cstdint>
#include <vector>

namespace beian::vision {

/// What the text networks were trained on: lines of this height.
inline constexpr std::uint32_t kLineHeight = 48;
/// Wider lines are squeezed: longer than any line of print.
inline constexpr std::uint32_t kWidestLine = 2400;

/// The quad laid flat, kLineHeight high and as wide as its sides say, narrowed to `squeezed` of that, at most
/// kWidestLine. Same channels as the picture (1 or 3). Empty where picture or quad is.
image::Pixels cut_line(const image::Pixels& picture, const model::Quad& quad, double squeezed = 1);

/// Rows of floats as the networks take them: (value / 255 - mean) / deviation for each of blue, green, red,
/// one channel after the other, each row `width` long, filled up with 0 beyond the picture's own width.
void lay_out(const image::Pixels& picture, std::uint32_t width, const float (&mean)[3],
             const float (&deviation)[3], float* to);

}  // namespace beian::vision
