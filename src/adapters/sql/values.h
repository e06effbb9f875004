// How do our values stand in a column? Moments as milliseconds, bytes as base64, nothing as NULL.
#pragma once

#include "base/bytes.h"
#include "base/instant.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace beian::sql {

/// A moment that is not: after all others, so that orders need no NULL.
inline constexpr long long kNever = std::numeric_limits<long long>::max();

inline long long column(const Instant& instant) {
    return instant.time_since_epoch().count();
}
inline long long column(const std::optional<Instant>& instant) {
    return instant ? column(*instant) : kNever;
}
inline Instant instant(long long value) {
    return Instant{std::chrono::milliseconds{value}};
}
inline std::optional<Instant> maybe(long long value) {
    if (value == kNever) return std::nullopt;
    return instant(value);
}

std::string to_base64(BytesView bytes);
/// Throws where the column holds none: somebody else wrote it.
Bytes from_base64(const std::string& text);

}  // namespace beian::sql
