// How is a message written as e-mail? RFC 5322 with MIME, so that Chinese arrives as Chinese.
#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "desk/ports.h"

#include <string>
#include <string_view>

namespace beian::mail {

/// `name@host`, one address and nothing else: what is told must not become headers or more recipients.
bool is_address(std::string_view text);
/// The whole letter with its headers, lines ended by CR LF. Refused where an address is none.
Result<std::string> write_letter(const desk::Message& message, const std::string& from, Instant now);

}  // namespace beian::mail
