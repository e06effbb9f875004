#include "adapters/files/files.h"

#include "adapters/files/durable.h"
#include "base/text.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace beian::files {

namespace fs = std::filesystem;

namespace {

// Far above what the desk takes for a page; a larger file was not written by us.
constexpr std::size_t kMostObject = 256U * 1024 * 1024;
constexpr std::size_t kMostSecret = 64U * 1024;
constexpr const char* kDrafts = "drafts";

BytesView view(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

FileObjects::FileObjects(fs::path folder)
    : folder_(fs::absolute(std::move(folder))), drafts_(folder_ / kDrafts) {
    make_folder(drafts_);
    sweep_drafts(drafts_);
}

fs::path FileObjects::place(const std::string& name) const {
    const bool plain = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return c == '/' || c == '%' || as_file_name({&c, 1}).size() == 1;
    });
    if (!plain || name.front() == '/' || name.back() == '/' || name.find('/') == std::string::npos)
        throw std::invalid_argument("not the name of an object");
    return folder_ / name;
}

void FileObjects::put(const std::string& name, BytesView sealed) {
    const fs::path target = place(name);
    make_folder(target.parent_path());
    write_whole(drafts_, target, sealed, Taken::Replace);
}

std::optional<Bytes> FileObjects::find(const std::string& name) {
    return read_whole(place(name), kMostObject);
}

std::optional<Instant> FileObjects::written(const std::string& name) {
    struct stat about {};
    const fs::path file = place(name);
    if (::stat(file.c_str(), &about) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
        throw std::system_error(errno, std::generic_category(), "cannot look at " + file.string());
    }
    return Instant{std::chrono::seconds{about.st_mtim.tv_sec} +
                   std::chrono::milliseconds{about.st_mtim.tv_nsec / 1'000'000}};
}

void FileObjects::remove(const std::string& name) {
    remove_whole(place(name));
}

Result<std::optional<std::string>> FileSecret::read() {
    struct stat about {};
    if (::stat(file_.c_str(), &about) != 0) {
        if (errno == ENOENT) return std::optional<std::string>{};
        return Error{ErrorCode::Unreadable, name() + " cannot be looked at; check its folders' permissions"};
    }
    if (!S_ISREG(about.st_mode) || about.st_size > static_cast<off_t>(kMostSecret))
        return Error{ErrorCode::Unreadable, name() + " is no file of a secret"};
    // A group may read: that is how secrets are mounted for services.
    if ((about.st_mode & (S_IRWXO | S_IWGRP)) != 0)
        return Error{ErrorCode::Forbidden,
                     name() + " can be read or written by others; run: chmod 600 " + file_.string()};
    const auto bytes = read_whole(file_, kMostSecret);
    if (!bytes) return std::optional<std::string>{};
    return std::optional(std::string(bytes->begin(), bytes->end()));
}

Status FileSecret::make(const std::string& text) {
    const fs::path file = fs::absolute(file_);
    make_folder(file.parent_path());
    write_whole(file.parent_path(), file, view(text), Taken::Keep);
    return ok();
}

Status FileSecret::replace(const std::string& text) {
    const fs::path file = fs::absolute(file_);
    write_whole(file.parent_path(), file, view(text), Taken::Replace);
    return ok();
}

}  // namespace beian::files
