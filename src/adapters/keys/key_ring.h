// Which key seals this tenant's things? A key for each tenant, wrapped by a master key that only the owner of
// the machine holds.
#pragma once

#include "adapters/keys/box.h"
#include "adapters/keys/cipher.h"
#include "adapters/keys/master_keys.h"
#include "base/result.h"
#include "desk/storage.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace beian::keys {

struct Rewrapped {
    std::size_t keys = 0;     // in all
    std::size_t changed = 0;  // now wrapped by the current master key
    std::string current;      // its id
    bool operator==(const Rewrapped&) const = default;
};

/// May be used by many threads at once.
class KeyRing {
public:
    /// The first start of a desk makes a master key; one that has wrapped keys already wants its own back.
    /// Keys are wrapped by `cipher` from now on; those that were wrapped by the other still open.
    static Result<std::unique_ptr<KeyRing>> open(desk::SecretSource& source, desk::KeyStore& store,
                                                 desk::Random& random, Cipher cipher = Cipher::XChaCha20);

    /// Made when it is first asked for.
    Key key(std::string_view tenant, Use use);
    /// Of the desk itself, no tenant's: for the chain of the audit trail.
    Key desk_key(Use use);
    /// Made when it is first asked for, like the key itself.
    desk::KeyState state(std::string_view tenant);
    /// A new master key, where the source can be written: the old one stays beside it until `retire_masters`.
    Status add_master();
    /// Wraps every tenant's key by the current master key. What the keys sealed is not touched.
    Rewrapped rewrap();
    /// Forgets all master keys but the current one; refused while something is wrapped by them.
    Status retire_masters();

private:
    KeyRing(desk::SecretSource& source, desk::KeyStore& store, desk::Random& random, Cipher cipher)
        : source_(source), store_(store), random_(random), cipher_(cipher) {}
    Status load_masters();
    const Key* find_master(const MasterId& id) const;
    Bytes wrap(const std::string& tenant, const Key& key);
    Result<Key> unwrap(const std::string& tenant, BytesView wrapped);
    Result<Key> tenant_key(const std::string& tenant);
    Result<Key> make_key(const std::string& tenant);

    desk::SecretSource& source_;
    desk::KeyStore& store_;
    desk::Random& random_;
    Cipher cipher_;
    std::mutex mutex_;
    std::vector<Key> masters_;  // the current one first
    std::map<std::string, Key> open_;
};

}  // namespace beian::keys
