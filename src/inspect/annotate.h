// Where on the photo is what was said? The photo with the document's outline and the findings' regions drawn
// in.
#pragma once

#include "inspect/inspect.h"

#include <optional>
#include <span>

namespace beian::inspect {

/// A page and its picture at any scale; without a picture an empty sheet stands for it.
struct Annotated {
    const Page* page = nullptr;
    std::optional<image::Pixels> picture;
};

inline constexpr std::uint32_t kLongestAnnotation = 1600;

/// How many findings of a page have a region: these are numbered, in the order of the page.
int count_numbered(const Page& page);
/// One picture of all pages, at most kLongestAnnotation a side. Numbers run on from page to page and begin at
/// 1; colours tell how bad it is: red block, orange fix, yellow warn, blue info. The document is green, the
/// fields that were read are outlined in blue.
image::Pixels annotate(std::span<const Annotated> pages);

}  // namespace beian::inspect
