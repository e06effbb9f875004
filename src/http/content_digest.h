// Did it arrive as it was sent? Content-Digest of RFC 9530.
#pragma once

#include "http/message.h"

#include <optional>

namespace beian::http {

/// A problem where the request says with which SHA-256 it was sent and it is another, or where that cannot be
/// read.
std::optional<Response> digest_problem(const Request& request);

}  // namespace beian::http
