// Are two names the same, and if not, how do they differ?
#pragma once

#include <string>
#include <string_view>

namespace beian::reading {

enum class Likeness {
    Same,     // but for width, spaces, brackets and dots
    Variant,  // one is written in traditional characters, the other in simplified ones
    Different,
};

Likeness compare_names(std::string_view a, std::string_view b);

/// Half-width, without spaces, one kind of bracket and of middle dot, Latin letters in capitals.
std::string plain_name(std::string_view name);
/// The same in simplified characters (OpenCC's t2s).
std::string simplified(const std::string& text);

}  // namespace beian::reading
