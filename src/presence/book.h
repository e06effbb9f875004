// From where on is something live, and in which words is it said? What rules/presence.yaml holds.
#pragma once

#include "findings/check_book.h"
#include "findings/voice.h"

#include <string>
#include <string_view>

namespace beian::presence {

using Book = findings::CheckBook;

/// `rules/presence.yaml`, complete for every check, prompt and hint.
Result<Book> load_book(const std::string& path);
/// The same from text; `name` stands for the file in errors.
Result<Book> read_book(const std::string& yaml, std::string_view name);

}  // namespace beian::presence
