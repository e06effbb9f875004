// How alike are two documents seen from above: the same printed form, or two different sides?
#pragma once

#include "image/pixels.h"

namespace beian::inspect {

/// Correlation of where ink and pictures lie, -1 … 1; the other way up is tried as well. Names and numbers
/// differ from holder to holder, the form around them does not. 0 where either is empty.
double likeness(const image::Pixels& first, const image::Pixels& second);

}  // namespace beian::inspect
