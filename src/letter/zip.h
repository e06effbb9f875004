// How do named parts become one ZIP file? Just what a document in OOXML needs.
#pragma once

#include <span>
#include <string>
#include <utility>

namespace beian::letter {

/// Parts by name and content, in their order, deflated (APPNOTE.TXT 6.3, sections 4.3.7 and 4.3.12). The same
/// parts give the same bytes: every part is dated 1 January 1980, the first day the format knows.
std::string zip(std::span<const std::pair<std::string, std::string>> parts);

}  // namespace beian::letter
