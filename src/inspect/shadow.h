// Does a shadow with a plain edge fall across the document, and where?
#pragma once

#include "inspect/cells.h"

#include <optional>

namespace beian::inspect {

struct Shadow {
    double light = 1;                                 // in the shadow, as a share of the light beside it
    double share = 0;                                 // of the document
    double across = 0.5, down = 0.5;                  // its middle, as shares of the document
    double left = 0, top = 0, right = 1, bottom = 1;  // a box around it
};

/// Nothing where the light falls evenly, or where what is dark is printed so: a shadow darkens the table too,
/// and ends along something like a line.
std::optional<Shadow> find_shadow(const Cells& cells);

}  // namespace beian::inspect
