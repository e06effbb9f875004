// How do we read numbers from a stranger's bytes without ever stepping outside them?
#pragma once

#include "base/bytes.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>

namespace beian::image {

enum class ByteOrder { Big, Little };

/// Looks at bytes by offset. What lies outside is nothing, never a fault.
class Reader {
public:
    explicit Reader(BytesView bytes, ByteOrder order = ByteOrder::Big) : bytes_(bytes), order_(order) {}

    std::size_t size() const { return bytes_.size(); }
    bool holds(std::size_t at, std::size_t count) const {
        return at <= bytes_.size() && count <= bytes_.size() - at;
    }

    std::optional<std::uint8_t> u8(std::size_t at) const {
        if (!holds(at, 1)) return std::nullopt;
        return bytes_[at];
    }
    std::optional<std::uint16_t> u16(std::size_t at) const {
        if (!holds(at, 2)) return std::nullopt;
        const unsigned a = bytes_[at], b = bytes_[at + 1];
        return static_cast<std::uint16_t>(order_ == ByteOrder::Big ? a << 8 | b : b << 8 | a);
    }
    std::optional<std::uint32_t> u32(std::size_t at) const {
        if (!holds(at, 4)) return std::nullopt;
        const std::uint32_t first = *u16(at), second = *u16(at + 2);
        return order_ == ByteOrder::Big ? first << 16 | second : second << 16 | first;
    }
    /// Up to `count` bytes from `at`; fewer, or none, where the end comes first.
    BytesView part(std::size_t at, std::size_t count) const {
        if (at >= bytes_.size()) return {};
        return bytes_.subspan(at, std::min(count, bytes_.size() - at));
    }
    bool has(std::size_t at, std::string_view text) const {
        return holds(at, text.size()) && std::memcmp(bytes_.data() + at, text.data(), text.size()) == 0;
    }

private:
    BytesView bytes_;
    ByteOrder order_;
};

inline std::string_view as_text(BytesView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace beian::image
