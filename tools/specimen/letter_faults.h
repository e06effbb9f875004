// What may be wrong with a letter that comes back, and which letters can have it on which page?
#pragma once

#include "letter/layout.h"
#include "specimen/signed_letters.h"

#include <string_view>

namespace beian::specimen {

/// Can this page show the fault? One without a place for a seal cannot lack it, and a letter that holds for
/// ever is never too old. Throws std::invalid_argument where there is no such fault.
bool can_show(std::string_view fault, const letter::Page& page, const PrintedLetter& printed);

}  // namespace beian::specimen
