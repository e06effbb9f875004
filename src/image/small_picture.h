// What of a picture is worth looking at on a screen?
#pragma once

#include "image/examine.h"

#include <cstdint>
#include <optional>

namespace beian::image {

/// Upright, its longer side at most `longest` pixels; nothing where the file cannot be opened. `examiner`: a
/// Sandbox wherever it comes from a stranger.
std::optional<Pixels> small_picture(BytesView bytes, const Limits& limits, std::uint32_t longest,
                                    Examiner& examiner);

}  // namespace beian::image
