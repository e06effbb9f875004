// How light, how dark and of what colour is each small place of the document and of what lies around it?
#pragma once

#include "image/planes.h"
#include "inspect/vocabulary.h"

#include <cstdint>
#include <vector>

namespace beian::inspect {

/// What a square of kCellSide pixels of the light plane shows.
struct Cell {
    std::uint8_t darkest = 0;
    std::uint8_t lightest = 0;
    std::uint8_t mean = 0;
    std::uint8_t blue = 128;  // Cb, the mean as well: false colours run along print
    std::uint8_t red = 128;   // Cr
    bool seen = false;        // lies in the picture
    bool operator==(const Cell&) const = default;
};
inline constexpr int kCellSide = 8;

/// The document from straight above in cells about as large as they were photographed, and a margin of
/// what surrounds it. Far coarser than its letters, so that all of it is read in a fraction of a millisecond.
struct Cells {
    int across = 0;  // of the document; none where there is no document
    int down = 0;
    int margin = 0;  // cells beyond each of its edges
    std::vector<Cell> all;

    /// x from -margin to across + margin - 1.
    const Cell& at(int x, int y) const {
        return all[static_cast<std::size_t>(y + margin) * static_cast<std::size_t>(across + 2 * margin) +
                   static_cast<std::size_t>(x + margin)];
    }
    bool empty() const { return all.empty(); }
};

Cells cells_of(const image::Planes& picture, const FoundDocument& document);

/// The amount of light that a tone of an sRGB picture stands for, 0 … 1.
double light_of(int tone);

}  // namespace beian::inspect
