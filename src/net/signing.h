// With what do we prove to another server that we ask? Digests and keyed digests, as interfaces of others
// want them.
#pragma once

#include "base/bytes.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace beian::net {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(BytesView bytes);
Sha256 sha256(std::string_view text);
/// HMAC-SHA256; keys may have any length.
Sha256 hmac_sha256(BytesView key, std::string_view text);
Sha256 hmac_sha256(std::string_view key, std::string_view text);
std::string to_hex(const Sha256& digest);
std::string to_base64(BytesView bytes);
/// RFC 3986: letters, digits, `-`, `.`, `_` and `~` stay; `/` too where a path is meant.
enum class Slash { Keep, Encode };
std::string percent_encoded(std::string_view text, Slash slash = Slash::Encode);

}  // namespace beian::net
