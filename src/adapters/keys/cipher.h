// By which algorithms is something locked? One of the two families, told by the first byte of what was
// sealed.
#pragma once

#include "adapters/keys/box.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace beian::keys {

/// What was sealed by either opens. Never renumber.
enum class Cipher : std::uint8_t { XChaCha20 = 1, Sm4 = 2 };

/// As the first byte says; nothing where it is neither.
std::optional<Cipher> cipher_of(BytesView sealed);
/// How many bytes longer what is locked is.
std::size_t added_by(Cipher cipher);
Bytes close_by(Cipher cipher, const Key& key, std::string_view place, BytesView plain, desk::Random& random);
/// Nothing where it was locked with another key, for another place, or was changed.
std::optional<Bytes> open_by(Cipher cipher, const Key& key, std::string_view place, BytesView boxed);

}  // namespace beian::keys
