// How is a refusal said in Chinese? What the desk says in English to whoever keeps it, people read in their
// own language.
#pragma once

#include <string>
#include <string_view>

namespace beian::http {

/// The whole of it in Chinese; what has no phrase here stays as it is, part by part.
std::string in_chinese(std::string_view english);
/// Whether there is a phrase for the whole.
bool has_phrase(std::string_view english);

}  // namespace beian::http
