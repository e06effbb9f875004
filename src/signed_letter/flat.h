// What does the page look like from straight above, each of its points where the drawing has it?
#pragma once

#include "document/picture.h"
#include "image/pixels.h"
#include "image/planes.h"
#include "letter/layout.h"
#include "model/finding.h"

#include <array>
#include <span>
#include <vector>

namespace beian::signed_letter {

/// Pixels of the flat page to a point: a letter's characters are then about as high as the networks' lines.
inline constexpr double kDots = 2.75;

/// Where a place of the drawn page (points) is seen on the flat page (points of it): nearly the same. A
/// polynomial of second degree follows what a bent sheet and a corner found a little beside it do.
struct Warp {
    std::array<double, 6> x{0, 1, 0, 0, 0, 0};  // of 1, u, v, u², uv, v²; u and v in page heights
    std::array<double, 6> y{0, 0, 1, 0, 0, 0};
    model::Point operator()(const model::Point& page) const;
    /// The place of the drawn page that is seen there.
    model::Point back(const model::Point& seen) const;
    bool operator==(const Warp&) const = default;
};

/// A place of the drawn page and where it was seen, points both.
struct Pair {
    model::Point page, seen;
    double weight = 1;
};
/// The warp that fits most pairs; those that lie far off are left out. Few pairs give a simpler one.
Warp fit(std::vector<Pair> pairs);

/// One page of a photo.
class Flat {
public:
    /// `quad`: the page in pixels of the planes; `denominator`: pixels of the upright picture to one of them.
    Flat(const image::Planes& planes, const model::Quad& quad, double denominator);

    bool is_there() const { return print_.width > 0; }
    /// Grey, without the red of seals: what is printed and written.
    const image::Pixels& print() const { return print_; }
    /// How much redder than green and blue, more than the paper itself is.
    const image::Pixels& redness() const { return redness_; }
    /// Lays everything anew so that each point lies where the drawing has it.
    void straighten(const Warp& warp);

    /// The upright picture's pixels about a part of the page.
    model::Region region(const letter::Area& part) const;

private:
    image::Pixels print_, redness_;
    model::Quad quad_;
    double denominator_;
    Warp warp_;
};

/// In pixels of the flat page.
model::Quad quad_on_flat(const letter::Area& part);

}  // namespace beian::signed_letter
