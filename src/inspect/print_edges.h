// How wide are the edges of the print? What focus and a steady hand decide.
#pragma once

#include "image/planes.h"
#include "inspect/cells.h"
#include "inspect/vocabulary.h"

#include <array>
#include <vector>

namespace beian::inspect {

/// Directions in which edges are crossed: along the rows, down the columns, and the two diagonals.
inline constexpr int kDirections = 4;

/// One place with much print. Variances are those of the blur, in squared pixels of the light plane.
struct PrintPlace {
    double across = 0, down = 0;  // its middle, as shares of the document
    std::array<double, kDirections> variance{};
    std::array<int, kDirections> edges{};  // crossed; too few tell nothing
    double contrast = 0;                   // tones between print and paper
    double pitch = 0;                      // pixels from stroke to stroke along the rows; 0: too few strokes
};
inline constexpr int kFewestEdges = 6;

/// At most one place in each field of a grid over the document, those without print left out.
std::vector<PrintPlace> find_print(const image::Plane& light, const FoundDocument& document,
                                   const Cells& cells);

/// Deviation of the tones of blank paper.
double grain_of(const Cells& cells);

}  // namespace beian::inspect
