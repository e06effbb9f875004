// Does something in this picture repeat more evenly than nature, paper or cloth do? The sharpest line in the
// spectrum of its smoothest places.
#pragma once

#include "inspect/vocabulary.h"

#include <vector>

namespace beian::inspect {

/// A square of the light plane.
struct Patch {
    static constexpr int kSide = 128;
    int left = 0, top = 0;
    double mean = 0;       // its light
    double roughness = 0;  // how much neighbours 8 pixels apart differ, relative to the light
    bool operator==(const Patch&) const = default;
};

/// The smoothest bright patch of each ninth of the picture; fewer where a ninth has none or the picture is
/// small.
std::vector<Patch> smooth_patches(const image::Plane& light);
/// The same of each sixth of a quad, within it.
std::vector<Patch> smooth_patches(const image::Plane& light, const Quad& within);

/// The strongest line of one patch's spectrum.
struct Line {
    double u = 0, v = 0;   // cycles over the patch
    double height = 0;     // natural logarithm of its power over that of its neighbours at the same pitch
    double sharpness = 0;  // the same against what lies right around it
};

Line strongest_line(const image::Plane& light, const Patch& patch);
}  // namespace beian::inspect
