// How is something locked with a key, so that it opens with that key, in that place and unchanged, or not at
// all?
#pragma once

#include "base/bytes.h"
#include "desk/ports.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace beian::keys {

/// 32 bytes that are wiped when they are no longer needed.
class Key {
public:
    static constexpr std::size_t kSize = 32;
    Key() = default;
    Key(const Key&) = default;
    Key& operator=(const Key&) = default;
    ~Key();
    static Key drawn(desk::Random& random);
    std::span<std::uint8_t, kSize> bytes() { return held_; }
    const std::uint8_t* data() const { return held_.data(); }

private:
    std::array<std::uint8_t, kSize> held_{};
};

/// What a tenant's key is used for: each use has a key of its own, derived from it. Never renumber.
enum class Use : std::uint64_t { Vault = 1, Marks = 2, PageIds = 3, PageKeys = 4, Trail = 5, Links = 6 };
Key derived(const Key& from, Use use);

/// How much longer what is locked is than what it holds: a random nonce and the proof.
inline constexpr std::size_t kBoxed = 24 + 16;
/// XChaCha20-Poly1305: its nonces are long enough to be drawn at random. `place` is proved, not kept.
Bytes close_box(const Key& key, std::string_view place, BytesView plain, desk::Random& random);
/// Nothing where it was locked with another key, for another place, or was changed.
std::optional<Bytes> open_box(const Key& key, std::string_view place, BytesView boxed);

/// A keyed fingerprint of `bytes` hexadecimal digits' worth: from it nothing can be found out without the
/// key.
std::string fingerprint(const Key& key, std::string_view kind, BytesView value, std::size_t bytes);

}  // namespace beian::keys
