#include "adapters/keys/cipher.h"

#include "adapters/keys/national.h"

namespace beian::keys {

std::optional<Cipher> cipher_of(BytesView sealed) {
    if (sealed.empty()) return std::nullopt;
    for (const Cipher cipher : {Cipher::XChaCha20, Cipher::Sm4})
        if (sealed.front() == static_cast<std::uint8_t>(cipher)) return cipher;
    return std::nullopt;
}

std::size_t added_by(Cipher cipher) {
    return cipher == Cipher::Sm4 ? kNationalBoxed : kBoxed;
}

Bytes close_by(Cipher cipher, const Key& key, std::string_view place, BytesView plain, desk::Random& random) {
    return cipher == Cipher::Sm4 ? close_national_box(key, place, plain, random)
                                 : close_box(key, place, plain, random);
}

std::optional<Bytes> open_by(Cipher cipher, const Key& key, std::string_view place, BytesView boxed) {
    return cipher == Cipher::Sm4 ? open_national_box(key, place, boxed) : open_box(key, place, boxed);
}

}  // namespace beian::keys
