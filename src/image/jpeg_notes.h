// What does a JPEG carry beside its pixels, and how does it travel without?
#pragma once

#include "base/bytes.h"

#include <cstddef>
#include <optional>

namespace beian::image {

/// The same picture to the bit, without EXIF, comments, thumbnails, makers' notes and whatever follows its
/// end; its colour profile stays. Nothing where the file cannot be followed to its end.
std::optional<Bytes> without_notes(BytesView jpeg);

/// The ICC profile in one piece; empty where there is none, or none of at most `most_bytes`.
Bytes colour_profile_of(BytesView jpeg, std::size_t most_bytes);

}  // namespace beian::image
