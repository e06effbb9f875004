// What does a hand add to a printed letter? Writing, a signature, a date, a thumb's print.
#pragma once

#include "specimen/canvas.h"
#include "specimen/random.h"

#include <string>
#include <string_view>

namespace beian::specimen {

/// One person's pen: how dark, how large, how slanting it writes.
struct Pen {
    Colour ink;
    double size_mm = 5.2;
    double slant = 0;
    double thickness_mm = 0.15;
};
Pen pen_of(Random& random);

/// Characters one by one, each a little otherwise than the next; from `x` on, on the baseline. Returns where
/// the writing ends.
double write_by_hand(Canvas& canvas, const Pen& pen, double x, double baseline, std::string_view words,
                     Random& random);
/// Millimetres that the words take.
double width_by_hand(const Pen& pen, std::string_view words);
/// A name, written or in strokes that nobody can read.
void sign(Canvas& canvas, const Pen& pen, cv::Rect2d place, const std::string& name, Random& random);
/// Ridges in red ink.
void thumbprint(Canvas& canvas, cv::Point2d middle, Random& random);

}  // namespace beian::specimen
