#include "adapters/keys/box.h"

#include <sodium.h>

#include <stdexcept>
#include <string>

namespace beian::keys {

namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kProof = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(kBoxed == kNonce + kProof);
static_assert(Key::kSize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(Key::kSize == crypto_kdf_KEYBYTES);
constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "beian-k1";

const std::uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

Key::~Key() {
    sodium_memzero(held_.data(), held_.size());
}

Key Key::drawn(desk::Random& random) {
    Key key;
    random.fill(key.held_);
    return key;
}

Key derived(const Key& from, Use use) {
    Key key;
    crypto_kdf_derive_from_key(key.bytes().data(), Key::kSize, static_cast<std::uint64_t>(use), kContext,
                               from.data());
    return key;
}

Bytes close_box(const Key& key, std::string_view place, BytesView plain, desk::Random& random) {
    Bytes boxed(plain.size() + kBoxed);
    const std::span nonce = std::span(boxed).first(kNonce);
    random.fill(nonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(boxed.data() + kNonce, nullptr, plain.data(), plain.size(),
                                               bytes_of(place), place.size(), nullptr, nonce.data(),
                                               key.data());
    return boxed;
}

std::optional<Bytes> open_box(const Key& key, std::string_view place, BytesView boxed) {
    if (boxed.size() < kBoxed) return std::nullopt;
    Bytes plain(boxed.size() - kBoxed);
    const BytesView closed = boxed.subspan(kNonce);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, closed.data(),
                                                   closed.size(), bytes_of(place), place.size(), boxed.data(),
                                                   key.data()) != 0)
        return std::nullopt;
    return plain;
}

std::string fingerprint(const Key& key, std::string_view kind, BytesView value, std::size_t bytes) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.data(), Key::kSize, bytes);
    // With its length, so that no two pairs of kind and value share a writing.
    const std::uint64_t length = kind.size();
    std::array<std::uint8_t, 8> written{};
    for (std::size_t n = 0; n < written.size(); ++n)
        written[n] = static_cast<std::uint8_t>(length >> (8 * n));
    crypto_generichash_update(&state, written.data(), written.size());
    crypto_generichash_update(&state, bytes_of(kind), kind.size());
    crypto_generichash_update(&state, value.data(), value.size());
    Bytes made(bytes);
    crypto_generichash_final(&state, made.data(), made.size());
    std::string hex(bytes * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), made.data(), made.size());
    hex.pop_back();
    return hex;
}

}  // namespace beian::keys
