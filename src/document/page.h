// Is there something printed, and does paper reach to the picture's edges?
#pragma once

#include "document/edges.h"
#include "document/geometry.h"

#include <span>

namespace beian::document {

/// Share of the quad's inside (small pixels) where light changes from one place to the next: 0 on a blank
/// sheet.
double print_in(const Edges& edges, const Corners& corners);
/// What surrounds the quad has the tone of the page in it: a printed frame, not the page's edge.
bool is_surrounded_by_its_paper(const Edges& edges, const Corners& corners);
/// The expected size that the whole picture has, or nullptr.
const PaperSize* size_of_whole(cv::Size picture, std::span<const PaperSize> expected);

}  // namespace beian::document
