// How are texts and pages sealed by the keys of their tenant?
#pragma once

#include "adapters/keys/cipher.h"
#include "adapters/keys/key_ring.h"
#include "desk/ports.h"
#include "desk/storage.h"

namespace beian::keys {

/// What the store keeps of filings, and the fingerprints by which they are found.
class SealedVault final : public desk::Vault {
public:
    SealedVault(KeyRing& ring, desk::Random& random, Cipher cipher = Cipher::XChaCha20)
        : ring_(ring), random_(random), cipher_(cipher) {}
    Bytes seal(std::string_view tenant, std::string_view about, BytesView plain) override;
    Result<Bytes> open(std::string_view tenant, std::string_view about, BytesView sealed) override;
    std::string mark(std::string_view tenant, std::string_view kind, std::string_view value) override;

private:
    KeyRing& ring_;
    desk::Random& random_;
    Cipher cipher_;
};

/// Pages, each with a key of its own, named by a fingerprint of what they hold that only their tenant's key
/// makes.
class SealedBlobs final : public desk::BlobStore {
public:
    SealedBlobs(desk::ObjectStore& objects, KeyRing& ring, desk::Random& random,
                Cipher cipher = Cipher::XChaCha20)
        : objects_(objects), ring_(ring), random_(random), cipher_(cipher) {}
    std::string put(std::string_view tenant, BytesView bytes) override;
    Result<Bytes> get(std::string_view tenant, std::string_view id) override;
    void remove(std::string_view tenant, std::string_view id) override;
    std::optional<Instant> written(std::string_view tenant, std::string_view id) override;

private:
    desk::ObjectStore& objects_;
    KeyRing& ring_;
    desk::Random& random_;
    Cipher cipher_;
};

}  // namespace beian::keys
