// How does a command draw what it found on small pictures of the photos?
#pragma once

#include <optional>
#include <vector>

#include "desk/judging.h"
#include "image/sandbox.h"

namespace beian::cli {

/// To draw on: no larger than it will be shown, so that many files need little memory.
std::optional<image::Pixels> small_picture(BytesView bytes, const inspect::CheckBook& book,
                                           image::Sandbox& sandbox);

/// A JPEG of all pages with their findings, numbered from 1, and the places of their fields.
Bytes annotation_of(const std::vector<inspect::Page>& pages,
                    std::vector<std::optional<image::Pixels>> pictures);

}  // namespace beian::cli
