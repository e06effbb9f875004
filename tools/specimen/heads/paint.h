// Which colour has each place of a drawn head?
#pragma once

#include "specimen/heads/shape.h"

namespace beian::specimen {

struct Paint {
    cv::Vec3d colour;    // linear reflectance, red green blue
    double gloss = 0.1;  // share of mirrored light
    double narrow = 18;  // exponent of the gleam
    double open = 1;     // share of the sky that the place sees
    bool wet = false;    // an eye: mirrors the lamp as a point
};

/// `x` and `y` as on the face with shut mouth, millimetres.
Paint paint_skin(const Features& f, const HeadPose& pose, const Surroundings& worn, double x, double y,
                 double angle);

}  // namespace beian::specimen
