#include "desk/audit.h"

#include <sodium.h>
#include <algorithm>

namespace beian::desk {

namespace {

/// Each part with its length, so that no two records share a writing.
class Writing {
public:
    Writing(const Digest& key) { crypto_generichash_init(&state_, key.data(), key.size(), kSize); }
    void number(std::uint64_t value) {
        std::uint8_t bytes[8];
        for (int n = 0; n < 8; ++n) bytes[n] = static_cast<std::uint8_t>(value >> (8 * n));
        crypto_generichash_update(&state_, bytes, sizeof bytes);
    }
    void text(std::string_view value) {
        number(value.size());
        crypto_generichash_update(&state_, reinterpret_cast<const std::uint8_t*>(value.data()), value.size());
    }
    Digest end() {
        Digest digest;
        crypto_generichash_final(&state_, digest.data(), kSize);
        return digest;
    }

private:
    static constexpr std::size_t kSize = std::tuple_size_v<Digest>;
    crypto_generichash_state state_;
};

}  // namespace

Digest AuditChain::digest(std::string_view tenant, std::uint64_t number, const Digest& before,
                          const AuditEntry& entry) const {
    Writing writing(key_);
    writing.text(tenant);
    writing.number(number);
    writing.text({reinterpret_cast<const char*>(before.data()), before.size()});
    writing.text(to_string(entry.at));
    for (const std::string* part :
         {&entry.actor, &entry.role, &entry.action, &entry.filing, &entry.purpose, &entry.detail})
        writing.text(*part);
    return writing.end();
}

AuditRecord AuditChain::next(std::string_view tenant, const std::optional<Anchor>& before,
                             AuditEntry entry) const {
    const std::uint64_t number = before ? before->number + 1 : 1;
    const Digest made = digest(tenant, number, before ? before->digest : Digest{}, entry);
    return {number, std::move(entry), made};
}

std::vector<AuditFault> AuditChain::verify(std::string_view tenant, std::span<const AuditRecord> records,
                                           std::span<const Anchor> anchors) const {
    AuditVerifier verifier(*this, tenant, anchors);
    verifier.look_at(records);
    return verifier.faults();
}

std::string to_hex(const Digest& digest) {
    std::string hex(digest.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    hex.pop_back();
    return hex;
}

std::optional<Digest> parse_digest(std::string_view hex) {
    Digest digest;
    std::size_t length = 0;
    if (hex.size() != digest.size() * 2 ||
        sodium_hex2bin(digest.data(), digest.size(), hex.data(), hex.size(), nullptr, &length, nullptr) !=
            0 ||
        length != digest.size())
        return std::nullopt;
    return digest;
}

}  // namespace beian::desk
