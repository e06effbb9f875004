#include "image/channel.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace beian::image {
namespace {

constexpr std::size_t kMostFiles = 2;

[[noreturn]] void fault(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

/// A message's parts as the kernel takes them. Room for the files lies inside: no memory is taken.
struct Packet {
    iovec part{};
    msghdr head{};
    alignas(cmsghdr) char control[CMSG_SPACE(kMostFiles * sizeof(int))] = {};
};

}  // namespace

void Fd::reset() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
}

std::pair<Fd, Fd> make_channel() {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        fault("no channel to a decoder process");
    return {Fd(ends[0]), Fd(ends[1])};
}

bool send_message(int channel, std::span<const std::byte> message, std::span<const int> files) {
    Packet out;
    out.part = {const_cast<std::byte*>(message.data()), message.size()};
    out.head.msg_iov = &out.part;
    out.head.msg_iovlen = 1;
    if (!files.empty()) {
        out.head.msg_control = out.control;
        out.head.msg_controllen = CMSG_SPACE(files.size_bytes());
        cmsghdr* rights = CMSG_FIRSTHDR(&out.head);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(files.size_bytes());
        std::memcpy(CMSG_DATA(rights), files.data(), files.size_bytes());
    }
    ssize_t sent = 0;
    do sent = ::sendmsg(channel, &out.head, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == static_cast<ssize_t>(message.size());
}

bool receive_message(int channel, std::span<std::byte> message, std::span<int> files) {
    std::fill(files.begin(), files.end(), -1);
    Packet in;
    in.part = {message.data(), message.size()};
    in.head.msg_iov = &in.part;
    in.head.msg_iovlen = 1;
    if (!files.empty()) {
        in.head.msg_control = in.control;
        in.head.msg_controllen = CMSG_SPACE(files.size_bytes());
    }
    ssize_t got = 0;
    do got = ::recvmsg(channel, &in.head, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    if (got < 0) return false;
    const cmsghdr* rights = files.empty() ? nullptr : CMSG_FIRSTHDR(&in.head);
    if (rights && rights->cmsg_level == SOL_SOCKET && rights->cmsg_type == SCM_RIGHTS)
        std::memcpy(files.data(), CMSG_DATA(rights),
                    std::min<std::size_t>(rights->cmsg_len - CMSG_LEN(0), files.size_bytes()));
    // A longer message is cut, not refused, by the kernel.
    return got == static_cast<ssize_t>(message.size()) && (in.head.msg_flags & MSG_TRUNC) == 0;
}

Waiting wait_until(int channel, std::chrono::steady_clock::time_point deadline) {
    pollfd waited{channel, POLLIN, 0};
    while (true) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        const int ready = ::poll(&waited, 1, static_cast<int>(std::clamp<long>(left.count(), 0, 1 << 30)));
        if (ready > 0) return Waiting::Ready;
        if (ready == 0 && left.count() <= 0) return Waiting::TimedOut;
        if (ready < 0 && errno != EINTR) fault("waiting for a decoder process");
    }
}

Mapping::Mapping(int file, std::uint64_t size, Access access) : size_(size) {
    if (size == 0) return;
    const int rights = access == Access::Write ? PROT_READ | PROT_WRITE : PROT_READ;
    // A read-only view is private: shared mappings of sealed memory are refused by older kernels.
    // What is read is read whole: its pages come at once instead of one fault each.
    const int kind = access == Access::Write ? MAP_SHARED : MAP_PRIVATE | MAP_POPULATE;
    void* at = ::mmap(nullptr, size, rights, kind, file, 0);
    if (at != MAP_FAILED) data_ = static_cast<std::uint8_t*>(at);
}

Mapping::~Mapping() {
    if (data_) ::munmap(data_, size_);
}

}  // namespace beian::image
