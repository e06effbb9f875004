#include "net/signing.h"

#include <sodium.h>

namespace beian::net {

namespace {

BytesView view(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

Sha256 sha256(BytesView bytes) {
    Sha256 made;
    crypto_hash_sha256(made.data(), bytes.data(), bytes.size());
    return made;
}

Sha256 sha256(std::string_view text) {
    return sha256(view(text));
}

Sha256 hmac_sha256(BytesView key, std::string_view text) {
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), key.size());
    crypto_auth_hmacsha256_update(&state, view(text).data(), text.size());
    Sha256 made;
    crypto_auth_hmacsha256_final(&state, made.data());
    return made;
}

Sha256 hmac_sha256(std::string_view key, std::string_view text) {
    return hmac_sha256(view(key), text);
}

std::string to_hex(const Sha256& digest) {
    std::string hex(digest.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    hex.pop_back();
    return hex;
}

std::string to_base64(BytesView bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

std::string percent_encoded(std::string_view text, Slash slash) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string made;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '.' || c == '_' || c == '~' || (c == '/' && slash == Slash::Keep);
        if (plain) {
            made += c;
            continue;
        }
        const auto byte = static_cast<std::uint8_t>(c);
        made += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
    return made;
}

}  // namespace beian::net
