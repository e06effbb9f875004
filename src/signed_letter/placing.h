// Where in the picture lies the page, and where on it is a place of the picture?
#pragma once

#include "document/finder.h"
#include "letter/layout.h"
#include "signed_letter/code.h"

#include <optional>
#include <vector>

namespace beian::signed_letter {

/// Every page of every letter has its code in the same place, points.
letter::Area code_area();

/// The page from its own upper left corner on, in pixels of the planes; by its code where the document that
/// was found cannot be its page. Nothing without either.
std::optional<model::Quad> page_quad(const std::optional<document::FoundDocument>& found,
                                     const std::vector<SeenCode>& codes);

/// The place of the page (points) that is seen at a pixel of the picture.
model::Point on_page(const model::Quad& page, const model::Point& seen);

}  // namespace beian::signed_letter
