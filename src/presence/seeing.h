// What does this frame show, in the numbers that a check is decided by?
#pragma once

#include "image/pixels.h"
#include "presence/book.h"
#include "presence/frame.h"

#include <span>

namespace beian::presence {

/// `picture` is RGB as the camera sees it, `faces` what was found in it.
Seen see(const image::Pixels& picture, std::span<const vision::Face> faces);

/// Is this frame worth the time of describing its face? Every few, and at once where the face moved or is
/// another's. `number`: of the frame; `described`: the last one that was, nullptr where none was.
bool is_to_describe(std::uint64_t number, const Seen& seen, const Seen* described, const Book& book);

}  // namespace beian::presence
