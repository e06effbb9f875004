// Does a sheet reach from one edge of the picture to the opposite one, as on a scanner of another shape?
#pragma once

#include "document/edges.h"
#include "document/hypotheses.h"

#include <optional>
#include <span>
#include <vector>

namespace beian::document {

/// A sheet of an expected ratio, upright, two of its sides the picture's own and beyond the others something
/// that is not its paper: then the frame printed on it is not the document. Put before the hypotheses.
void put_sheet_across_first(std::vector<Hypothesis>& hypotheses, const Edges& edges,
                            std::span<const PaperSize> expected);

}  // namespace beian::document
