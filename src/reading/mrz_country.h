// Which country do these three places of machine-readable lines name? No check digit tells, but the list is
// closed.
#pragma once

#include "reading/sheet.h"

#include <span>

namespace beian::reading {

/// Three cells, settled as letters and fillers. Where they name no country (ICAO Doc 9303 part 3) they become
/// the likeliest readings that do, if one is clearly likelier than the next; else they are left as they are.
void settle_country(std::span<Glyph> cells);

}  // namespace beian::reading
