#include "cli/annotation.h"

#include <algorithm>

#include "image/jpeg_encoder.h"
#include "image/small_picture.h"
#include "inspect/annotate.h"

namespace beian::cli {

std::optional<image::Pixels> small_picture(BytesView bytes, const inspect::CheckBook& book,
                                           image::Sandbox& sandbox) {
    return image::small_picture(bytes, inspect::limits_of(book), inspect::kLongestAnnotation, sandbox);
}

Bytes annotation_of(const std::vector<inspect::Page>& pages,
                    std::vector<std::optional<image::Pixels>> pictures) {
    std::vector<inspect::Annotated> annotated;
    for (std::size_t i = 0; i < pages.size(); ++i) annotated.push_back({&pages[i], std::move(pictures[i])});
    return image::encode_jpeg(image::view_of(inspect::annotate(annotated)), {});
}

}  // namespace beian::cli
