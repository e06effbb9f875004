// How is something locked with the national algorithms? SM4 (GB/T 32907) and SM3 (GB/T 32905), through
// OpenSSL.
#pragma once

#include "adapters/keys/box.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>

namespace beian::keys {

using Sm4Key = std::array<std::uint8_t, 16>;
using Sm4Block = std::array<std::uint8_t, 16>;
using Sm3Digest = std::array<std::uint8_t, 32>;

/// Counter mode; closes and opens alike.
Bytes sm4_counter(const Sm4Key& key, const Sm4Block& first, BytesView bytes);
Sm3Digest sm3(BytesView bytes);
Sm3Digest hmac_sm3(BytesView key, std::initializer_list<BytesView> parts);

/// How much longer what is locked is: the first counter, drawn at random, and the proof.
inline constexpr std::size_t kNationalBoxed = 16 + 32;
/// SM4 in counter mode, then HMAC-SM3 over all of it (encrypt, then prove): OpenSSL 3.0 has no SM4-GCM. Each
/// of the two has a key of its own, derived from the one that is given.
Bytes close_national_box(const Key& key, std::string_view place, BytesView plain, desk::Random& random);
/// Nothing where it was locked with another key, for another place, or was changed.
std::optional<Bytes> open_national_box(const Key& key, std::string_view place, BytesView boxed);

}  // namespace beian::keys
