#include "image/small_picture.h"

#include "image/resample.h"

#include <algorithm>

namespace beian::image {

std::optional<Pixels> small_picture(BytesView bytes, const Limits& limits, std::uint32_t longest,
                                    Examiner& examiner) {
    auto found = examiner.examine(bytes, {.limits = limits, .long_side = longest});
    std::optional<Pixels>& picture = found.picture;
    if (!picture) return std::nullopt;
    const std::uint32_t longer = std::max(picture->width, picture->height);
    if (longer <= longest) return std::move(picture);
    const auto scaled = [&](std::uint32_t side) {
        return std::max(1U, static_cast<std::uint32_t>(std::uint64_t{side} * longest / longer));
    };
    return resized(view_of(*picture), scaled(picture->width), scaled(picture->height));
}

}  // namespace beian::image
