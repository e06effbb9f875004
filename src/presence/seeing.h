// What does this frame show, in the numbers that a check is decided by?
#pragma once

#include "image/pixels.h"
#include "presence/frame.h"

#include <span>

namespace beian::presence {

/// `picture` is RGB as the camera sees it, `faces` what was found in it.
Seen see(const image::Pixels& picture, std::span<const vision::Face> faces);

}  // namespace beian::presence
