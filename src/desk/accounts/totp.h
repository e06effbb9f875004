// Does this code come from the authenticator that has this secret? RFC 6238 with what every authenticator
// speaks: SHA-1, six digits, thirty seconds.
#pragma once

#include "base/bytes.h"
#include "base/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace beian::desk {

std::string totp_code(BytesView secret, std::int64_t step);
std::int64_t totp_step(Instant now);
/// The step whose code it is: the present one or one beside it, and later than `after`.
std::optional<std::int64_t> find_totp_step(BytesView secret, std::string_view code, Instant now,
                                           std::int64_t after);
/// RFC 4648 base32 without padding, as authenticators take secrets.
std::string to_base32(BytesView bytes);

}  // namespace beian::desk
