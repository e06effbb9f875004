// How far apart are two tones to the eye? Used by the checks of light and background.
#pragma once

#include "image/pixels.h"
#include "image/resample.h"

#include <optional>

namespace beian::inspect {

struct Lab {
    double light = 0;  // CIE L*, 0 … 100
    double a = 0;
    double b = 0;
};
Lab lab_of(image::Tone tone);

/// The paper's tone: the median of its brightest tenth, burnt out spots left aside. Nothing without a
/// document.
std::optional<image::Tone> paper_of(const image::Pixels& flat);

}  // namespace beian::inspect
