// Which file of the web's pages does a path name?
#pragma once

#include "http/message.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace beian::http {

/// A file below `folder`. A path without an ending is a view of a page: `/desk/…` of `desk.html` where there
/// is one, else of `index.html`. Nothing where there is no such file.
std::optional<Response> page(const Request& request, std::span<const std::string> segments,
                             const std::filesystem::path& folder);

}  // namespace beian::http
