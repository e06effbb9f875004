// How do frames come over the wire? One after the other, each with a head of its own, as api/openapi.yaml
// says.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace beian::desk {

struct SentFrame {
    std::uint32_t at_ms = 0;
    std::uint8_t step = 0;
    std::optional<std::uint8_t> flash{};
    BytesView jpeg;  // into what was parsed
};

struct BatchLimits {
    std::size_t frames = 6;
    std::size_t bytes = 131'072;  // of one
};

inline constexpr std::size_t kFrameHead = 10;
Result<std::vector<SentFrame>> parse_batch(BytesView body, const BatchLimits& limits);
/// The same back, for tests and for programs that film.
Bytes write_batch(const std::vector<SentFrame>& frames);

}  // namespace beian::desk
