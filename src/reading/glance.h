// Is a glance at a document enough, and if not, what must be looked at again?
#pragma once

#include "reading/reader.h"

#include <cstddef>
#include <span>
#include <vector>

namespace beian::reading {

/// Is there nothing that a proper look may read better?
bool is_sure(const Reading& reading, bool is_paper);

/// Which of the lines hold needed fields that were not read well.
std::vector<std::size_t> doubtful_lines(const Reading& reading, std::span<const vision::TextLine> lines,
                                        const ToPicture& place);

/// The proper look, and what only the glance saw.
Reading better_of(Reading glance, Reading look);

}  // namespace beian::reading
