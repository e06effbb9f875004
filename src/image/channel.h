// How do two of our processes hand each other fixed words and open files? Used by the sandbox only.
#pragma once

#include "base/bytes.h"

#include <chrono>
#include <cstddef>
#include <span>
#include <utility>

namespace beian::image {

/// An open file that closes itself.
class Fd {
public:
    Fd() = default;
    explicit Fd(int number) : number_(number) {}
    Fd(Fd&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Fd& operator=(Fd&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Fd() { reset(); }
    int get() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }
    void reset();

private:
    int number_ = -1;
};

/// A pair of connected sockets that keep messages apart. Throws where the machine has none left.
std::pair<Fd, Fd> make_channel();

/// Sends one message and copies of `files` with it; false when the other side is gone.
bool send_message(int channel, std::span<const std::byte> message, std::span<const int> files = {});

/// One message of exactly that size, with up to as many files as there is room for; -1 where none came.
/// False when the other side is gone or sent something else. Takes no memory.
bool receive_message(int channel, std::span<std::byte> message, std::span<int> files = {});

enum class Waiting { Ready, TimedOut };
/// Until there is something to receive, also the other side's end.
Waiting wait_until(int channel, std::chrono::steady_clock::time_point deadline);

template <class T>
std::span<const std::byte> bytes_of(const T& value) {
    return std::as_bytes(std::span(&value, 1));
}
template <class T>
std::span<std::byte> bytes_of(T& value) {
    return std::as_writable_bytes(std::span(&value, 1));
}

/// A view of shared memory; nothing where it cannot be mapped.
class Mapping {
public:
    enum class Access { Read, Write };
    Mapping(int file, std::uint64_t size, Access access);
    Mapping(Mapping&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    Mapping& operator=(Mapping&& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~Mapping();
    bool is_there() const { return size_ == 0 || data_ != nullptr; }
    std::uint8_t* data() const { return data_; }
    BytesView bytes() const { return {data_, static_cast<std::size_t>(size_)}; }

private:
    std::uint8_t* data_ = nullptr;
    std::uint64_t size_ = 0;
};

}  // namespace beian::image
