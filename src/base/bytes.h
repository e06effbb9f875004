// What do we hold when we hold a stranger's file? Bytes, owned or looked at.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace beian {

using Bytes = std::vector<std::uint8_t>;
using BytesView = std::span<const std::uint8_t>;

}  // namespace beian
