// How are texts sealed for a filing? Bound to it, so that they open for no other.
#pragma once

#include "desk/ports.h"

#include <string>

namespace beian::desk {

inline Bytes seal_text(Vault& vault, const FilingKey& key, const std::string& text) {
    return vault.seal(key.tenant, key.filing,
                      {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

inline Result<std::string> open_text(Vault& vault, const FilingKey& key, BytesView sealed) {
    const Bytes plain = BEIAN_TRY(vault.open(key.tenant, key.filing, sealed));
    return std::string(plain.begin(), plain.end());
}

}  // namespace beian::desk
