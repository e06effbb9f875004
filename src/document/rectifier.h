// What does the document look like from straight above?
#pragma once

#include "document/finder.h"
#include "document/picture.h"
#include "image/pixels.h"

namespace beian::document {

/// The quad drawn at `size` with `dots_per_mm`, at most 4096 pixels a side (fewer dots then). What lies
/// outside the picture comes out as its nearest pixels. Empty when the picture, the quad or the size is.
image::Pixels rectify(const image::Pixels& picture, const Quad& quad, PaperSize size, double dots_per_mm);
image::Plane rectify(const image::Plane& plane, const Quad& quad, PaperSize size, double dots_per_mm);

/// Where a quad of the light plane lies on the colour planes.
Quad on_colour_planes(const Quad& quad);

/// The same quad, begun at a corner `corners` later: as seen by someone who turned the picture.
Quad begun_later(const Quad& quad, int corners);
/// Where on the picture the places of a document (shares of its width and height) are seen.
class Projection {
public:
    explicit Projection(const Quad& quad);
    Point operator()(double across, double down) const {
        const double w = g_ * across + h_ * down + 1;
        return {(a_ * across + b_ * down + x_) / w, (d_ * across + e_ * down + y_) / w};
    }

private:
    double a_, b_, d_, e_, g_, h_, x_, y_;
};
/// Of one place.
Point place_on_picture(const Quad& quad, double across, double down);

}  // namespace beian::document
