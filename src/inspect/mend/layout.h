// How do opened photos lie in one picture? Used by compose.cpp only.
#pragma once

#include "inspect/mend/opening.h"

#include <array>
#include <span>

namespace beian::inspect {

/// Both documents equally large, middle above middle, in cells of one size and one tone. Both have a
/// document.
image::Pixels lay_pair(const std::array<Opened, 2>& sides, const CheckBook& book);

/// A photo cut to its document, `width` pixels wide.
image::Pixels lay_page(const Opened& page, std::uint32_t width, const CheckBook& book);
/// Pages of one width on white, `columns` in a row.
image::Pixels lay_pages(std::span<const image::Pixels> pages, std::uint32_t columns);

}  // namespace beian::inspect
