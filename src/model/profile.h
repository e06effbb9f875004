// What does a provider accept as a photo? Its formats, byte range, pixel limits, and what must be taken live.
#pragma once

#include "base/words.h"
#include "model/file_kind.h"

#include <cstdint>
#include <string>
#include <vector>

namespace beian::model {

/// Bytes in a KB as providers' guides use the word (their upload pages compare with 1024).
inline constexpr std::uint64_t kBytesPerKb = 1024;
inline constexpr std::uint64_t kBytesPerMb = 1024 * kBytesPerKb;

/// One entry of `rules/profiles.yaml`. A limit of 0 is one the provider does not publish.
struct PhotoProfile {
    std::string name;               // `aliyun`
    Words title;                    // 阿里云 / Alibaba Cloud
    std::vector<FileKind> formats;  // what the provider takes; the first is what the desk mends a photo into
    std::uint64_t min_bytes = 0;
    std::uint64_t max_bytes = 0;
    std::uint32_t min_short_side = 0;  // pixels of the shorter side of the upright picture
    std::uint32_t min_long_side = 0;
    std::uint64_t max_pixels = 0;           // width × height
    std::vector<std::string> live_capture;  // material slugs that must be photographed on the spot
    bool operator==(const PhotoProfile&) const = default;
};

}  // namespace beian::model
