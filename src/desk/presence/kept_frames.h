// How is what was measured in frames kept until the verdict? As plain numbers, in our own order, to be
// sealed.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "presence/frame.h"

#include <span>
#include <vector>

namespace beian::desk {

Bytes pack_frames(std::span<const presence::Frame> frames);
Result<std::vector<presence::Frame>> unpack_frames(BytesView packed);

}  // namespace beian::desk
