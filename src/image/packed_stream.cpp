#include "image/packed_stream.h"

#include <algorithm>
#include <cstring>

namespace beian::image {
namespace {

constexpr std::size_t kBuffer = 64 << 10;

}  // namespace

PackedStream::PackedStream(BytesView bytes) : ahead_(bytes), buffer_(kBuffer + kAhead + 16) {
    bits_.at = end_ = buffer_.data();
    ensure();
}

void PackedStream::fill() {
    std::uint8_t* to = std::copy(bits_.at, end_, buffer_.data());
    bits_.at = buffer_.data();
    std::uint8_t* const full = buffer_.data() + kBuffer;
    while (to < full) {
        const std::size_t most = std::min(ahead_.size(), static_cast<std::size_t>(full - to));
        const void* found = most == 0 ? nullptr : std::memchr(ahead_.data(), 0xFF, most);
        const std::size_t plain =
            found ? static_cast<std::size_t>(static_cast<const std::uint8_t*>(found) - ahead_.data()) : most;
        to = std::copy_n(ahead_.data(), plain, to);
        ahead_ = ahead_.subspan(plain);
        if (!found && !ahead_.empty()) continue;
        // A lone 0xFF may be filled up with more of them before its marker; one before 0 belongs to the bits.
        while (ahead_.size() > 1 && ahead_[1] == 0xFF) ahead_ = ahead_.subspan(1);
        if (ahead_.size() > 1 && ahead_[1] == 0) {
            *to++ = 0xFF;
            ahead_ = ahead_.subspan(2);
            continue;
        }
        is_at_marker_ = true;
        marker_ = ahead_.size() > 1 ? ahead_[1] : 0;
        ahead_ = ahead_.subspan(std::min<std::size_t>(ahead_.size(), 2));
        std::fill_n(to, kAhead + 8, std::uint8_t{0});
        break;
    }
    end_ = to;
}

void PackedStream::go_on() {
    bits_ = {};
    bits_.at = end_ = buffer_.data();
    is_at_marker_ = false;
    marker_ = 0;
    ensure();
}

}  // namespace beian::image
