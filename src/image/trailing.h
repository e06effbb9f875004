// What else is in the file besides the picture? Used by envelope.cpp only.
#pragma once

#include "image/envelope.h"

namespace beian::image {

/// What lies after `end`.
Trailing read_trailing(BytesView bytes, std::size_t end);
/// Another kind of file that programs would take the same bytes for.
std::optional<model::FileKind> find_hidden_file(BytesView bytes, std::size_t end);

}  // namespace beian::image
