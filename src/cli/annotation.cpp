#include "cli/annotation.h"

#include <algorithm>

#include "image/jpeg_encoder.h"
#include "image/resample.h"
#include "inspect/annotate.h"

namespace beian::cli {

std::optional<image::Pixels> small_picture(BytesView bytes, const inspect::CheckBook& book,
                                           image::Sandbox& sandbox) {
    auto found = sandbox.examine(
        bytes, {.limits = inspect::limits_of(book), .long_side = inspect::kLongestAnnotation / 2});
    std::optional<image::Pixels>& picture = found.picture;
    if (!picture) return std::nullopt;
    const std::uint32_t longer = std::max(picture->width, picture->height);
    if (longer <= inspect::kLongestAnnotation) return std::move(picture);
    const auto scaled = [&](std::uint32_t side) {
        return std::max(
            1U, static_cast<std::uint32_t>(std::uint64_t{side} * inspect::kLongestAnnotation / longer));
    };
    return image::resized(image::view_of(*picture), scaled(picture->width), scaled(picture->height));
}

Bytes annotation_of(const std::vector<inspect::Page>& pages,
                    std::vector<std::optional<image::Pixels>> pictures) {
    std::vector<inspect::Annotated> annotated;
    for (std::size_t i = 0; i < pages.size(); ++i) annotated.push_back({&pages[i], std::move(pictures[i])});
    return image::encode_jpeg(image::view_of(inspect::annotate(annotated)), {});
}

}  // namespace beian::cli
