// What is this file really, whatever its name says?
#pragma once

#include "base/bytes.h"
#include "model/file_kind.h"

namespace beian::image {

/// From the first few kilobytes alone.
model::FileKind recognise(BytesView bytes);

}  // namespace beian::image
