// What does rules/checks.yaml hold for the photo checks?
#pragma once

#include "inspect/vocabulary.h"

namespace beian::inspect {

/// Reads `rules/checks.yaml`, complete for every check of one photo and of two, and for mending.
Result<CheckBook> load_check_book(const std::string& path);
/// The same from text; `name` stands for the file in errors.
Result<CheckBook> read_check_book(const std::string& yaml, std::string_view name);

}  // namespace beian::inspect
