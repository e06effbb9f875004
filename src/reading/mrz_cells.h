// Which character stands in which place of machine-readable lines? Fixed pitch; a reader loses and doubles
// fillers, places do not.
#pragma once

#include "reading/mrz_layout.h"
#include "reading/sheet.h"

#include <optional>
#include <span>
#include <vector>

namespace beian::reading {

/// Rows that may be machine-readable lines: long, in capitals, digits and fillers, one below the other at the
/// foot of the document. Two or three; none where there are not so many.
std::vector<const Stretch*> find_mrz_rows(std::span<const Stretch> rows, double width);

/// One glyph to a place, `layout.width` to a line, each one that may stand there. Nothing where the lines are
/// not of that layout.
std::optional<std::vector<Stretch>> mrz_cells(std::span<const Stretch> lines, const MrzLayout& layout);

/// A letter for a digit and the other way round, where only one of them may stand; 0 where nothing alike may.
char as_class(char c, MrzClass wanted);

}  // namespace beian::reading
