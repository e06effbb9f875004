// Is an answer worth sending packed, and does whoever asked take that?
#pragma once

#include "http/message.h"

#include <string_view>

namespace beian::http {

/// Named, and not with a weight of nothing (RFC 9110, 12.5.3).
bool takes_gzip(std::string_view accept_encoding);
/// An answer that is the same for everyone, of more than a packet. What holds secrets is never packed beside
/// what others may have put there: its length would tell of them.
void pack(const Request& request, Response& response);

}  // namespace beian::http
