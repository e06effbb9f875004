// What does the document look like from straight above, in colour?
#pragma once

#include "document/picture.h"
#include "image/pixels.h"
#include "image/planes.h"

namespace beian::reading {

/// RGB, `width` x `height` pixels. Empty where picture or quad is.
image::Pixels flat_colours(const image::Planes& planes, const model::Quad& quad, std::uint32_t width,
                           std::uint32_t height);

/// Turned clockwise by quarters.
image::Pixels turned(const image::Pixels& picture, int quarters);

}  // namespace beian::reading
