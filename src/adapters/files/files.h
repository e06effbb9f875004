// How do sealed pages and the master key stand in the folders of one machine?
#pragma once

#include "desk/storage.h"

#include <filesystem>
#include <string>
#include <utility>

namespace beian::files {

/// One file for each object, in the folders that its name says. Several processes may share the folder.
class FileObjects final : public desk::ObjectStore {
public:
    explicit FileObjects(std::filesystem::path folder);
    void put(const std::string& name, BytesView sealed) override;
    std::optional<Bytes> find(const std::string& name) override;
    std::optional<Instant> written(const std::string& name) override;
    void remove(const std::string& name) override;

private:
    std::filesystem::path place(const std::string& name) const;
    std::filesystem::path folder_;
    std::filesystem::path drafts_;
};

/// A secret in a file that only its owner may read.
class FileSecret final : public desk::SecretSource {
public:
    explicit FileSecret(std::filesystem::path file, std::string what = "the master key's file")
        : file_(std::move(file)), what_(std::move(what)) {}
    std::string name() const override { return what_ + " " + file_.string(); }
    bool is_ours() const override { return true; }
    Result<std::optional<std::string>> read() override;
    Status make(const std::string& text) override;
    Status replace(const std::string& text) override;

private:
    std::filesystem::path file_;
    std::string what_;
};

}  // namespace beian::files
