// Which master keys are there? One is current and wraps; older ones still open what they wrapped.
#pragma once

#include "adapters/keys/box.h"
#include "base/result.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace beian::keys {

/// Tells which master key wrapped something, and nothing about the key.
using MasterId = std::array<std::uint8_t, 8>;
MasterId id_of(const Key& master);
std::string to_hex(const MasterId& id);

/// As file and command hold them: 64 hexadecimal digits a line, the current one first; lines that begin with
/// `#` and empty ones are passed over.
Result<std::vector<Key>> parse_master_keys(std::string_view text);
std::string write_master_keys(const std::vector<Key>& keys);

}  // namespace beian::keys
