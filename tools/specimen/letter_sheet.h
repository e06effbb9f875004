// A page that somebody else printed: how does it get under our pens?
#pragma once

#include "letter/layout.h"
#include "letter/raster.h"

#include <filesystem>

namespace beian::specimen {

/// The PNG that a desk gives to look at a page, in grey. Throws std::invalid_argument where it is none, or
/// where it is not this page, its code aside: then nobody knows where to sign it.
letter::Raster read_sheet(const std::filesystem::path& png, const letter::Page& page);

}  // namespace beian::specimen
