#include "adapters/machine/machine.h"

#include <fmt/format.h>
#include <sodium.h>
#include <stdio.h>
#include <sys/wait.h>

#include <cerrno>
#include <chrono>
#include <stdexcept>
#include <system_error>

namespace beian::machine {

namespace {

// A few keys and comments; a command that prints more is not the one that was meant.
constexpr std::size_t kMostPrinted = 64 * 1024;

}  // namespace

Instant SystemClock::now() const {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

SystemRandom::SystemRandom() {
    if (sodium_init() < 0) throw std::runtime_error("this machine has no source of randomness");
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    randombytes_buf(bytes.data(), bytes.size());
}

Result<std::optional<std::string>> CommandSecret::read() {
    FILE* out = popen(command_.c_str(), "re");
    if (out == nullptr) throw std::system_error(errno, std::generic_category(), name());
    std::string text;
    char piece[4096];
    std::size_t got = 0;
    while (text.size() <= kMostPrinted && (got = fread(piece, 1, sizeof piece, out)) > 0)
        text.append(piece, got);
    sodium_memzero(piece, sizeof piece);
    const bool too_long = text.size() > kMostPrinted;
    const int status = pclose(out);
    if (too_long) return Error{ErrorCode::TooLarge, name() + " prints more than keys"};
    if (status == -1 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return Error{ErrorCode::Unreadable,
                     fmt::format("{} failed (exit {}); run it by hand to see why", name(),
                                 status != -1 && WIFEXITED(status) ? WEXITSTATUS(status) : -1)};
    return std::optional(std::move(text));
}

Status CommandSecret::make(const std::string&) {
    return Error{ErrorCode::InvalidArgument,
                 name() + " printed no key; have it print 64 hexadecimal digits on a line"};
}

Status CommandSecret::replace(const std::string&) {
    return Error{ErrorCode::InvalidArgument, "the key is kept by whoever answers " + name() +
                                                 "; change it there: the new key on the first line, the "
                                                 "old one on the second until all is wrapped anew"};
}

}  // namespace beian::machine
