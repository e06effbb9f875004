// Was something written or stamped here? Ink of a pen, and the red of a seal.
#pragma once

#include "image/pixels.h"
#include "reading/sheet.h"

#include <optional>

namespace beian::reading {

/// The share of the box that is clearly darker than its paper; red ink does not count.
double dark_share(const image::Pixels& flat, const Box& box);

/// The largest red mark between `smallest` and `largest` pixels across whose sides are about equal: a seal.
/// A thumbprint is one of a smaller size.
std::optional<Box> find_red_mark(const image::Pixels& flat, double smallest, double largest);

/// Red made as light as the paper below it, so that what is printed under a seal can be read.
image::Pixels without_red(const image::Pixels& flat);

}  // namespace beian::reading
