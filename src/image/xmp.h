// Which program says in its notes that it made the picture? Used by the header readers only.
#pragma once

#include "base/bytes.h"

#include <string>
#include <string_view>

namespace beian::image {

/// Longer names are cut: no program's own is.
inline constexpr std::size_t kLongestProgramName = 63;

/// Only what prints, up to the first NUL, without spaces at either end.
std::string program_name(std::string_view text);
/// `xmp:CreatorTool` of an XMP packet (ISO 16684-1), as an attribute or as an element; empty where none is
/// named.
std::string find_creator_tool(BytesView packet);

}  // namespace beian::image
