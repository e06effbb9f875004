// Files that tests read: the tree's own, and sample photographs where they are at hand.
#pragma once

#include "base/bytes.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace beian::files {

inline Bytes read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return {text.begin(), text.end()};
}

/// Sample photographs stand beside the tree where developers have them; nothing depends on them.
inline std::filesystem::path samples() {
    return std::filesystem::path(BEIAN_SOURCE_DIR) / ".." / "shared" / "samples";
}

}  // namespace beian::files
