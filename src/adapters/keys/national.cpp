#include "adapters/keys/national.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <sodium.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace beian::keys {

namespace {

constexpr std::size_t kCounter = std::tuple_size_v<Sm4Block>;
constexpr std::size_t kProof = std::tuple_size_v<Sm3Digest>;
static_assert(kNationalBoxed == kCounter + kProof);

struct FreeContext {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
    void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
    void operator()(EVP_MAC* mac) const { EVP_MAC_free(mac); }
};

void must(int done) {
    if (done != 1) throw std::runtime_error("OpenSSL does not do SM4 or SM3 here");
}

BytesView view(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Of one key two that know nothing of each other; wiped at the end.
struct Keys {
    explicit Keys(const Key& from) {
        Sm3Digest made = hmac_sm3({from.data(), Key::kSize}, {view("beian sm4")});
        std::copy_n(made.begin(), cipher.size(), cipher.begin());
        proof = hmac_sm3({from.data(), Key::kSize}, {view("beian hmac-sm3")});
        sodium_memzero(made.data(), made.size());
    }
    Keys(const Keys&) = delete;
    Keys& operator=(const Keys&) = delete;
    ~Keys() {
        sodium_memzero(cipher.data(), cipher.size());
        sodium_memzero(proof.data(), proof.size());
    }
    Sm4Key cipher{};
    Sm3Digest proof{};
};

/// With the place's length, so that no two pairs of place and content share a writing.
Sm3Digest prove(const Keys& keys, std::string_view place, BytesView counter_and_closed) {
    std::array<std::uint8_t, 8> length{};
    for (std::size_t n = 0; n < length.size(); ++n)
        length[n] = static_cast<std::uint8_t>(std::uint64_t{place.size()} >> (8 * n));
    return hmac_sm3(keys.proof, {length, view(place), counter_and_closed});
}

}  // namespace

Bytes sm4_counter(const Sm4Key& key, const Sm4Block& first, BytesView bytes) {
    const std::unique_ptr<EVP_CIPHER_CTX, FreeContext> context(EVP_CIPHER_CTX_new());
    must(context != nullptr ? 1 : 0);
    must(EVP_EncryptInit_ex(context.get(), EVP_sm4_ctr(), nullptr, key.data(), first.data()));
    Bytes made(bytes.size());
    // OpenSSL counts in int.
    constexpr std::size_t kAtOnce = std::size_t{1} << 30;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t size = std::min(kAtOnce, bytes.size() - at);
        int written = 0;
        must(EVP_EncryptUpdate(context.get(), made.data() + at, &written, bytes.data() + at,
                               static_cast<int>(size)));
        at += size;
    }
    return made;
}

Sm3Digest sm3(BytesView bytes) {
    Sm3Digest made{};
    must(EVP_Digest(bytes.data(), bytes.size(), made.data(), nullptr, EVP_sm3(), nullptr));
    return made;
}

Sm3Digest hmac_sm3(BytesView key, std::initializer_list<BytesView> parts) {
    const std::unique_ptr<EVP_MAC, FreeContext> mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
    must(mac != nullptr ? 1 : 0);
    const std::unique_ptr<EVP_MAC_CTX, FreeContext> context(EVP_MAC_CTX_new(mac.get()));
    must(context != nullptr ? 1 : 0);
    char digest[] = "SM3";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                     OSSL_PARAM_construct_end()};
    must(EVP_MAC_init(context.get(), key.data(), key.size(), parameters));
    for (const BytesView part : parts) must(EVP_MAC_update(context.get(), part.data(), part.size()));
    Sm3Digest made{};
    std::size_t size = 0;
    must(EVP_MAC_final(context.get(), made.data(), &size, made.size()));
    return made;
}

Bytes close_national_box(const Key& key, std::string_view place, BytesView plain, desk::Random& random) {
    const Keys keys(key);
    Sm4Block counter{};
    random.fill(counter);
    const Bytes closed = sm4_counter(keys.cipher, counter, plain);
    Bytes boxed(counter.begin(), counter.end());
    boxed.reserve(closed.size() + kNationalBoxed);
    boxed.insert(boxed.end(), closed.begin(), closed.end());
    const Sm3Digest proof = prove(keys, place, boxed);
    boxed.insert(boxed.end(), proof.begin(), proof.end());
    return boxed;
}

std::optional<Bytes> open_national_box(const Key& key, std::string_view place, BytesView boxed) {
    if (boxed.size() < kNationalBoxed) return std::nullopt;
    const Keys keys(key);
    const BytesView proved = boxed.first(boxed.size() - kProof);
    const Sm3Digest proof = prove(keys, place, proved);
    if (sodium_memcmp(proof.data(), boxed.data() + proved.size(), kProof) != 0) return std::nullopt;
    Sm4Block counter{};
    std::copy_n(boxed.begin(), kCounter, counter.begin());
    return sm4_counter(keys.cipher, counter, proved.subspan(kCounter));
}

}  // namespace beian::keys
