#include "adapters/keys/key_ring.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <stdexcept>

namespace beian::keys {

namespace {

// How a wrapped key is written: by which cipher, by which master key, and the box.
constexpr std::size_t kHead = 1 + std::tuple_size_v<MasterId>;
// No tenant can have this name: their names hold no `@`.
const std::string kDesk = "@desk";

std::string place_of(const std::string& tenant) {
    return "tenant key of " + tenant;
}

std::optional<MasterId> wrapped_by(BytesView wrapped) {
    const auto cipher = cipher_of(wrapped);
    if (!cipher || wrapped.size() != kHead + Key::kSize + added_by(*cipher)) return std::nullopt;
    MasterId id;
    std::copy_n(wrapped.begin() + 1, id.size(), id.begin());
    return id;
}

}  // namespace

Result<std::unique_ptr<KeyRing>> KeyRing::open(desk::SecretSource& source, desk::KeyStore& store,
                                               desk::Random& random, Cipher cipher) {
    if (sodium_init() < 0) throw std::runtime_error("this machine has no source of randomness");
    std::unique_ptr<KeyRing> ring(new KeyRing(source, store, random, cipher));
    BEIAN_TRY(ring->load_masters());
    if (ring->masters_.empty()) {
        if (!store.tenants().empty())
            return Error{ErrorCode::NotFound, source.name() +
                                                  " holds no key, but this desk has sealed things with "
                                                  "one: name the right one, or bring back its copy"};
        BEIAN_TRY(source.make(write_master_keys({Key::drawn(random)})));
        // Two first starts at once: whoever was first has made the key of both.
        BEIAN_TRY(ring->load_masters());
        if (ring->masters_.empty())
            return Error{ErrorCode::Unreadable, source.name() + " does not keep a key"};
    }
    // Said now, in words, rather than when the first page is opened.
    (void)BEIAN_TRY(ring->tenant_key(kDesk));
    return ring;
}

Status KeyRing::load_masters() {
    const std::optional<std::string> text = BEIAN_TRY(source_.read());
    if (!text) {
        masters_.clear();
        return ok();
    }
    auto keys = parse_master_keys(*text);
    if (!keys) return Error{keys.error().code, source_.name() + ": " + keys.error().message};
    masters_ = std::move(keys).value();
    return ok();
}

const Key* KeyRing::find_master(const MasterId& id) const {
    const auto found =
        std::find_if(masters_.begin(), masters_.end(), [&](const Key& key) { return id_of(key) == id; });
    return found == masters_.end() ? nullptr : &*found;
}

Bytes KeyRing::wrap(const std::string& tenant, const Key& key) {
    const MasterId id = id_of(masters_.front());
    const Bytes box =
        close_by(cipher_, masters_.front(), place_of(tenant), {key.data(), Key::kSize}, random_);
    Bytes wrapped(1 + id.size() + box.size());
    wrapped[0] = static_cast<std::uint8_t>(cipher_);
    std::copy(box.begin(), box.end(), std::copy(id.begin(), id.end(), wrapped.begin() + 1));
    return wrapped;
}

Result<Key> KeyRing::unwrap(const std::string& tenant, BytesView wrapped) {
    const auto id = wrapped_by(wrapped);
    if (!id) return Error{ErrorCode::Unreadable, "the key of a tenant is not as this desk writes it"};
    // Another process may have changed the master key since this one read it.
    if (find_master(*id) == nullptr) BEIAN_TRY(load_masters());
    const Key* master = find_master(*id);
    if (master == nullptr)
        return Error{ErrorCode::NotFound,
                     fmt::format("a tenant's key is wrapped by the master key {}, which {} does "
                                 "not hold: name the right one, or bring back its copy",
                                 to_hex(*id), source_.name())};
    auto plain = open_by(*cipher_of(wrapped), *master, place_of(tenant), wrapped.subspan(kHead));
    if (!plain)
        return Error{ErrorCode::Unreadable, "the key of a tenant was changed, or is another tenant's"};
    Key key;
    std::copy(plain->begin(), plain->end(), key.bytes().begin());
    sodium_memzero(plain->data(), plain->size());
    return key;
}

Result<Key> KeyRing::make_key(const std::string& tenant) {
    // By the master key of this moment: one read long ago may have been retired.
    BEIAN_TRY(load_masters());
    if (masters_.empty()) return Error{ErrorCode::NotFound, source_.name() + " is gone"};
    const Bytes kept = store_.add(tenant, wrap(tenant, Key::drawn(random_)));
    const Key key = BEIAN_TRY(unwrap(tenant, kept));
    // A rotation may have begun between the two: it must find nothing that it has passed over.
    BEIAN_TRY(load_masters());
    if (!masters_.empty() && wrapped_by(kept) != id_of(masters_.front()))
        store_.replace(tenant, kept, wrap(tenant, key));
    return key;
}

Result<Key> KeyRing::tenant_key(const std::string& tenant) {
    if (const auto found = open_.find(tenant); found != open_.end()) return found->second;
    const auto kept = store_.find(tenant);
    const Key key = kept ? BEIAN_TRY(unwrap(tenant, *kept)) : BEIAN_TRY(make_key(tenant));
    open_.emplace(tenant, key);
    return key;
}

Key KeyRing::key(std::string_view tenant, Use use) {
    const std::lock_guard hold(mutex_);
    const auto found = tenant_key(std::string(tenant));
    if (!found) throw std::runtime_error(found.error().message);
    return derived(*found, use);
}

Key KeyRing::desk_key(Use use) {
    return key(kDesk, use);
}

desk::KeyState KeyRing::state(std::string_view tenant) {
    const std::lock_guard hold(mutex_);
    const std::string of(tenant);
    // As things stand now: another process may have rotated since this one read them.
    if (const auto loaded = load_masters(); !loaded) throw std::runtime_error(loaded.error().message);
    if (masters_.empty()) throw std::runtime_error(source_.name() + " is gone");
    if (const auto key = tenant_key(of); !key) throw std::runtime_error(key.error().message);
    const auto kept = store_.find(of);
    const auto by = kept ? wrapped_by(*kept) : std::nullopt;
    return {to_hex(id_of(masters_.front())), masters_.size() - 1, source_.is_ours(),
            by ? to_hex(*by) : std::string{}, store_.dates(of)};
}

Status KeyRing::add_master() {
    const std::lock_guard hold(mutex_);
    BEIAN_TRY(load_masters());
    std::vector<Key> next{Key::drawn(random_)};
    next.insert(next.end(), masters_.begin(), masters_.end());
    BEIAN_TRY(source_.replace(write_master_keys(next)));
    return load_masters();
}

Rewrapped KeyRing::rewrap() {
    const std::lock_guard hold(mutex_);
    if (const auto loaded = load_masters(); !loaded) throw std::runtime_error(loaded.error().message);
    if (masters_.empty()) throw std::runtime_error(source_.name() + " is gone");
    const MasterId current = id_of(masters_.front());
    Rewrapped done{0, 0, to_hex(current)};
    for (const std::string& tenant : store_.tenants()) {
        ++done.keys;
        // Where another process was faster the key is looked at again.
        for (auto kept = store_.find(tenant); kept && wrapped_by(*kept) != current;
             kept = store_.find(tenant)) {
            const auto key = unwrap(tenant, *kept);
            if (!key) throw std::runtime_error(key.error().message);
            if (store_.replace(tenant, *kept, wrap(tenant, *key))) ++done.changed;
        }
    }
    return done;
}

Status KeyRing::retire_masters() {
    const std::lock_guard hold(mutex_);
    BEIAN_TRY(load_masters());
    if (masters_.empty()) return Error{ErrorCode::NotFound, source_.name() + " is gone"};
    const MasterId current = id_of(masters_.front());
    for (const std::string& tenant : store_.tenants()) {
        const auto kept = store_.find(tenant);
        if (kept && wrapped_by(*kept) != current)
            return Error{ErrorCode::Conflict, "keys are still wrapped by an older master key; rotate again"};
    }
    return source_.replace(write_master_keys({masters_.front()}));
}

}  // namespace beian::keys
