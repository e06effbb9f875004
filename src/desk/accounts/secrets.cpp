#include "desk/accounts/secrets.h"

#include <sodium.h>
#include <stdexcept>

namespace beian::desk {

std::string to_hex(BytesView bytes) {
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    hex.pop_back();
    return hex;
}

std::string random_hex(Random& random, std::size_t bytes) {
    Bytes drawn(bytes);
    random.fill(drawn);
    return to_hex(drawn);
}

std::string hash_password(const std::string& password) {
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        throw std::runtime_error("no memory to hash a password");
    hash.resize(hash.find('\0'));
    return hash;
}

bool is_password(const std::string& hash, const std::string& password) {
    static const std::string nobody = hash_password("nobody logs in with this");
    const std::string& against = hash.empty() ? nobody : hash;
    const bool same = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    return same && !hash.empty();
}

std::string digest_of(std::string_view use, std::string_view secret) {
    crypto_generichash_state state;
    std::uint8_t digest[32];
    crypto_generichash_init(&state, nullptr, 0, sizeof digest);
    const auto add = [&](std::string_view part) {
        crypto_generichash_update(&state, reinterpret_cast<const std::uint8_t*>(part.data()), part.size());
    };
    add(use);
    add(std::string_view("\0", 1));
    add(secret);
    crypto_generichash_final(&state, digest, sizeof digest);
    return to_hex(digest);
}

bool is_same_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string sha256_hex(BytesView bytes) {
    std::uint8_t digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, bytes.data(), bytes.size());
    return to_hex(digest);
}

}  // namespace beian::desk
