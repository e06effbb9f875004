// Which file of the web's pages does a path name?
#pragma once

#include "http/message.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace beian::http {

/// A file below `folder`; a path without an ending that names none is a view of the one page, `index.html`.
/// Nothing where there is no such file.
std::optional<Response> page(const Request& request, std::span<const std::string> segments,
                             const std::filesystem::path& folder);

}  // namespace beian::http
