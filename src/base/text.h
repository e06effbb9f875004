// What is this text made of? UTF-8 as strangers send it, and the nearest right word for a wrong one.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace beian {

/// Where the first byte stands that is no well-formed UTF-8 (RFC 3629), or nothing.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);
/// Characters (code points) of well-formed UTF-8.
std::size_t count_characters(std::string_view text);
/// The candidate most like `word` (edit distance with swaps), or nothing when none is close.
std::optional<std::string> find_nearest(std::string_view word, std::span<const std::string> candidates);
/// ` (did you mean "x"?)`, or empty: the tail of an error about an unknown name.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);
/// A stranger's text made fit for one line of a terminal: control characters and broken UTF-8 become `?`,
/// long text is cut.
std::string printable(std::string_view text, std::size_t most_characters = 60);
/// A text as the name of a file: letters, digits, `-` and `_` stay, every other byte becomes `%xx`.
std::string as_file_name(std::string_view text);

}  // namespace beian
