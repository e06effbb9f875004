#include "image/shared_memory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace beian::image {
namespace {

/// As much as an ordinary photo, its planes or half its size in RGB take; what a rare larger one took goes
/// back to the system.
constexpr std::uint64_t kMostKept = 12ull << 20;

[[noreturn]] void fault(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

Fd shared_file(std::uint64_t size) {
    Fd file(::memfd_create("beian-picture", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!file || ::ftruncate(file.get(), static_cast<off_t>(size)) != 0)
        fault("no shared memory for a picture");
    // A size that cannot change cannot pull memory away under the reader.
    if (::fcntl(file.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
        fault("sealing shared memory");
    return file;
}

}  // namespace

SharedMemory::SharedMemory(std::uint64_t size)
    : size_(size), file_(shared_file(size)), view_(file_.get(), size, Mapping::Access::Write) {
    if (!view_.is_there()) fault("no memory for a picture");
    // Whoever is made from this process has no business with what is in it.
    if (size > 0) ::madvise(view_.data(), size, MADV_DONTFORK);
}

bool SharedMemory::wipe(std::uint64_t used) {
    const auto page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    kept_ = std::max(kept_, std::min({(used + page - 1) / page * page, kMostKept, size_}));
    if (kept_ > 0) std::memset(view_.data(), 0, kept_);
    return kept_ == size_ || ::fallocate(file_.get(), FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                                         static_cast<off_t>(kept_), static_cast<off_t>(size_ - kept_)) == 0;
}

}  // namespace beian::image
