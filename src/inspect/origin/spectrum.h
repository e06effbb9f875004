// Does something in this picture repeat more evenly than nature, paper or cloth do? The sharpest line in the
// spectrum of its smoothest places.
#pragma once

#include "image/spectrum.h"
#include "inspect/vocabulary.h"

#include <vector>

namespace beian::inspect {

/// A square of the light plane.
struct Patch {
    static constexpr int kSide = image::kSpectrumSide;
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

using image::Line;

/// Of one patch.
Line strongest_line(const image::Plane& light, const Patch& patch);

}  // namespace beian::inspect
