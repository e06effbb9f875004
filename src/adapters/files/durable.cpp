#include "adapters/files/durable.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

namespace beian::files {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fault(const std::string& what, const fs::path& where) {
    throw std::system_error(errno, std::generic_category(), what + " " + where.string());
}

class Descriptor {
public:
    Descriptor(const fs::path& path, int flags, mode_t mode = 0)
        : file_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    explicit Descriptor(int file) : file_(file) {}
    ~Descriptor() {
        if (file_ >= 0) ::close(file_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return file_; }
    int take() { return std::exchange(file_, -1); }

private:
    int file_;
};

/// A name is on the disk only when its folder is.
void flush_folder(const fs::path& folder) {
    const Descriptor opened(folder, O_RDONLY | O_DIRECTORY);
    if (opened.get() < 0 || ::fsync(opened.get()) != 0) fault("cannot flush the folder", folder);
}

/// Removes the draft unless it got its name.
class Draft {
public:
    explicit Draft(const fs::path& drafts)
        : path_((drafts / "draft-XXXXXX").string()), file_(::mkostemp(path_.data(), O_CLOEXEC)) {
        if (file_.get() < 0) fault("cannot write in", drafts);
    }
    ~Draft() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    void write(BytesView bytes) {
        while (!bytes.empty()) {
            const ssize_t put = ::write(file_.get(), bytes.data(), bytes.size());
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) fault("cannot write", path_);
            bytes = bytes.subspan(static_cast<std::size_t>(put));
        }
        if (::fsync(file_.get()) != 0) fault("cannot flush", path_);
        // Some file systems tell only here that there was no room.
        if (::close(file_.take()) != 0) fault("cannot close", path_);
    }
    bool name(const fs::path& target, Taken taken) {
        if (taken == Taken::Replace) {
            if (::rename(path_.c_str(), target.c_str()) != 0) fault("cannot name", target);
            path_.clear();
            return true;
        }
        if (::link(path_.c_str(), target.c_str()) == 0) return true;
        if (errno != EEXIST) fault("cannot name", target);
        return false;
    }

private:
    std::string path_;
    Descriptor file_;
};

}  // namespace

bool write_whole(const fs::path& drafts, const fs::path& target, BytesView bytes, Taken taken) {
    bool is_mine = false;
    {
        Draft draft(drafts);
        draft.write(bytes);
        is_mine = draft.name(target, taken);
    }
    flush_folder(target.parent_path());
    return is_mine;
}

std::optional<Bytes> read_whole(const fs::path& file, std::size_t most) {
    const Descriptor opened(file, O_RDONLY);
    if (opened.get() < 0) {
        if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
        fault("cannot open", file);
    }
    struct stat about {};
    if (::fstat(opened.get(), &about) != 0) fault("cannot look at", file);
    if (!S_ISREG(about.st_mode)) throw std::runtime_error(file.string() + " is no file");
    if (static_cast<std::uint64_t>(about.st_size) > most)
        throw std::runtime_error(file.string() + " is larger than anything we write");
    Bytes bytes(static_cast<std::size_t>(about.st_size));
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = ::read(opened.get(), bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fault("cannot read", file);
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

bool remove_whole(const fs::path& file) {
    if (::unlink(file.c_str()) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) return false;
        fault("cannot remove", file);
    }
    flush_folder(file.parent_path());
    return true;
}

void make_folder(const fs::path& folder) {
    if (folder.empty() || fs::is_directory(folder)) return;
    const fs::path parent = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
    make_folder(parent);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fault("cannot make the folder", folder);
    flush_folder(parent);
}

void sweep_drafts(const fs::path& drafts) {
    const auto before = fs::file_time_type::clock::now() - std::chrono::hours{24};
    for (const auto& entry : fs::directory_iterator(drafts)) {
        std::error_code gone;  // another process may sweep at the same time
        if (entry.path().filename().string().starts_with("draft-") && entry.last_write_time(gone) < before &&
            !gone)
            fs::remove(entry.path(), gone);
    }
}

}  // namespace beian::files
