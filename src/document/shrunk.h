// At what size are edges looked for, and what do the planes look like at it?
#pragma once

#include "document/edges.h"

namespace beian::document {

/// Edges are looked for at the resolution of the colours; in a small picture that would leave too few pixels.
int step_for(const image::Planes& picture);
/// Light averaged over blocks of `step` x `step`, the colours beside it at the same size. `step` is 1, 2
/// or 4.
Planes shrunk(const image::Planes& picture, int step);

}  // namespace beian::document
