// What do the tests keep sealed things in, where nothing real is asked for?
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>

#include "adapters/machine/machine.h"
#include "desk/storage.h"

namespace beian::desk {

/// A folder of its own that is gone after the test.
class OwnFolder {
public:
    OwnFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "beian_XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path = pattern;
    }
    ~OwnFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    OwnFolder(const OwnFolder&) = delete;
    OwnFolder& operator=(const OwnFolder&) = delete;
    std::filesystem::path path;
};

class MemoryObjects : public ObjectStore {
public:
    void put(const std::string& name, BytesView sealed) override {
        held[name] = {sealed.begin(), sealed.end()};
    }
    std::optional<Bytes> find(const std::string& name) override {
        const auto found = held.find(name);
        return found == held.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<Instant> written(const std::string& name) override {
        return held.contains(name) ? std::optional(Instant{}) : std::nullopt;
    }
    void remove(const std::string& name) override { held.erase(name); }
    std::map<std::string, Bytes> held;
};

class MemoryKeys : public KeyStore {
public:
    std::optional<Bytes> find(const std::string& tenant) override {
        const auto found = held.find(tenant);
        return found == held.end() ? std::nullopt : std::optional(found->second);
    }
    Bytes add(const std::string& tenant, BytesView wrapped) override {
        const Instant now = machine::SystemClock().now();
        if (!held.contains(tenant)) dated[tenant] = {now, now};
        return held.try_emplace(tenant, wrapped.begin(), wrapped.end()).first->second;
    }
    bool replace(const std::string& tenant, BytesView before, BytesView after) override {
        const auto found = held.find(tenant);
        if (found == held.end() || found->second != Bytes(before.begin(), before.end())) return false;
        found->second = {after.begin(), after.end()};
        dated[tenant].wrapped = machine::SystemClock().now();
        return true;
    }
    std::vector<std::string> tenants() override {
        std::vector<std::string> names;
        for (const auto& [tenant, wrapped] : held) names.push_back(tenant);
        return names;
    }
    KeyDates dates(const std::string& tenant) override { return dated[tenant]; }
    std::map<std::string, Bytes> held;
    std::map<std::string, KeyDates> dated;
};

class MemorySecret : public SecretSource {
public:
    std::string name() const override { return "the secret"; }
    bool is_ours() const override { return true; }
    Result<std::optional<std::string>> read() override { return held; }
    Status make(const std::string& text) override {
        if (!held) held = text;
        return ok();
    }
    Status replace(const std::string& text) override {
        held = text;
        return ok();
    }
    std::optional<std::string> held;
};

}  // namespace beian::desk
