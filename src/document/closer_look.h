// Is there a document after all, small and among much else?
#pragma once

#include "document/finder.h"

#include <optional>

namespace beian::document {

/// Looks at one part of the picture after the other, for where the whole shows nothing: only at what covers
/// so little of it that it will be refused as too small, and only takes what is beyond doubt.
std::optional<FoundDocument> look_closer(const image::Planes& picture, const DocumentShape& expected);

}  // namespace beian::document
