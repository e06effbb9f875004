// Does something in this place repeat more evenly than nature, skin, paper or cloth do? The sharpest line of
// its spectrum: a screen's pixels, or the moiré that they fold into.
#pragma once

#include "image/planes.h"

namespace beian::image {

inline constexpr int kSpectrumSide = 128;  // pixels of the square that is looked at

struct Line {
    double u = 0, v = 0;   // cycles over the square
    double height = 0;     // natural logarithm of its power over that of its neighbours at the same pitch
    double sharpness = 0;  // the same against what lies right around it
};

/// The strongest line in the square whose upper left pixel is given, under Hann's window, lines of JPEG's
/// blocks left out. Nothing (all 0) where the picture was drawn and not photographed. The square lies inside.
Line strongest_line(const Plane& light, int left, int top);

}  // namespace beian::image
