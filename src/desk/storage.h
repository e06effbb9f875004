// On what do vault and pages rest? Plain keepers of sealed things, by name; they can open nothing of what
// they keep.
#pragma once

#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

#include <optional>
#include <string>
#include <vector>

namespace beian::desk {

/// Sealed pages. Names are made by us: folders of letters, digits, `-`, `_`, `%`, joined by `/`.
class ObjectStore {
public:
    virtual ~ObjectStore() = default;
    /// Whole or not at all, and there to stay when it returns. What had the name is replaced.
    virtual void put(const std::string& name, BytesView sealed) = 0;
    virtual std::optional<Bytes> find(const std::string& name) = 0;
    /// When it was last put.
    virtual std::optional<Instant> written(const std::string& name) = 0;
    /// What is not there is removed already.
    virtual void remove(const std::string& name) = 0;
};

/// Since when a tenant has its key, and since when it is wrapped as it is; nothing where it was written
/// before days were kept.
struct KeyDates {
    std::optional<Instant> made;
    std::optional<Instant> wrapped;
    bool operator==(const KeyDates&) const = default;
};

/// By which keys are the things of a tenant sealed, and since when? Names of keys, never keys.
struct KeyState {
    std::string master;      // the current one
    std::size_t older = 0;   // master keys that are still kept beside it
    bool is_ours = false;    // `beian keys rotate` makes a new one; otherwise whoever keeps it does
    std::string wrapped_by;  // the master key that the tenant's is wrapped by
    KeyDates dates;
    bool operator==(const KeyState&) const = default;
};

/// The wrapped key of each tenant, shared by all processes of a desk.
class KeyStore {
public:
    virtual ~KeyStore() = default;
    virtual std::optional<Bytes> find(const std::string& tenant) = 0;
    /// Of two that add a key for the same tenant the first wins; gives the one that is kept.
    virtual Bytes add(const std::string& tenant, BytesView wrapped) = 0;
    /// Only where `before` is what is kept.
    virtual bool replace(const std::string& tenant, BytesView before, BytesView after) = 0;
    virtual std::vector<std::string> tenants() = 0;
    virtual KeyDates dates(const std::string& tenant) = 0;
};

/// Where the master key stands: a file, or what a command prints.
class SecretSource {
public:
    virtual ~SecretSource() = default;
    /// As a message names it; never what it holds.
    virtual std::string name() const = 0;
    /// Whether this program writes it, or somebody else does.
    virtual bool is_ours() const = 0;
    /// Nothing where there is none yet.
    virtual Result<std::optional<std::string>> read() = 0;
    /// Only where there is none yet; whoever else was first stays.
    virtual Status make(const std::string& text) = 0;
    virtual Status replace(const std::string& text) = 0;
};

}  // namespace beian::desk
