// Small limits and a narrow range, so that a fuzzer's tiny pictures go every way that a photo may.
#pragma once

#include "image/decode.h"
#include "inspect/mend/opening.h"

#include <cstdlib>
#include <string>

namespace beian::fuzz {

inline const inspect::CheckBook& small_book() {
    static const inspect::CheckBook book = [] {
        auto loaded = inspect::load_check_book(std::string(BEIAN_SOURCE_DIR) + "/rules/checks.yaml");
        if (!loaded) std::abort();
        loaded->limits[{"envelope.size", "most_openable_bytes"}] = 1 << 20;
        loaded->limits[{"envelope.dimensions", "most_openable_pixels"}] = 250'000;
        loaded->limits[{"envelope.dimensions", "min_short_side"}] = 8;
        loaded->limits[{"envelope.dimensions", "min_long_side"}] = 8;
        loaded->limits[{"mend", "page_width"}] = 160;
        return *loaded;
    }();
    return book;
}

/// `choice` picks a range of bytes and the most pixels.
inline model::PhotoProfile profile_of(std::uint8_t choice) {
    model::PhotoProfile profile;
    profile.name = "fuzz";
    profile.formats = {model::FileKind::Jpeg};
    profile.min_bytes = choice % 4 == 0 ? 0 : 600u << choice % 4;
    profile.max_bytes = choice / 4 % 4 == 0 ? 0 : profile.min_bytes + (400u << choice / 4 % 4);
    profile.max_pixels = choice / 16 % 4 == 0 ? 0 : 4'000u << choice / 16 % 4;
    return profile;
}

/// A result is a whole, upright JPEG that the profile takes and that says nothing about whose it is.
inline void hold(BytesView jpeg, const model::PhotoProfile& profile, int encodes) {
    const image::Envelope envelope = image::read_envelope(jpeg);
    const auto pixels = image::decode(jpeg, {}, image::Orientation::Apply);
    if (!pixels || envelope.kind != model::FileKind::Jpeg || envelope.orientation != 1) std::abort();
    if (envelope.captured || envelope.end != jpeg.size() || encodes > 3) std::abort();
    if (jpeg.size() < profile.min_bytes || (profile.max_bytes > 0 && jpeg.size() > profile.max_bytes))
        std::abort();
    if (profile.max_pixels > 0 && std::uint64_t{pixels->width} * pixels->height > profile.max_pixels)
        std::abort();
}

}  // namespace beian::fuzz
