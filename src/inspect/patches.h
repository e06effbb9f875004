// Which marked cells hang together?
#pragma once

#include <cstdint>
#include <vector>

namespace beian::inspect {

struct Spot {
    int x, y;
    bool operator==(const Spot&) const = default;
};

/// A table of marks, row by row.
struct Marks {
    int across, down;
    std::vector<std::uint8_t> all;

    Marks(int width, int height)
        : across(width),
          down(height),
          all(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {}
    bool has(int x, int y) const { return x >= 0 && y >= 0 && x < across && y < down; }
    std::uint8_t& at(int x, int y) {
        return all[static_cast<std::size_t>(y) * static_cast<std::size_t>(across) +
                   static_cast<std::size_t>(x)];
    }
    std::uint8_t at(int x, int y) const {
        return all[static_cast<std::size_t>(y) * static_cast<std::size_t>(across) +
                   static_cast<std::size_t>(x)];
    }
};

/// Side by side or one above the other; of marks that are not 0.
std::vector<std::vector<Spot>> patches_of(const Marks& marks);

/// The unmarked places that are `distance` steps away from a patch: 1 are its neighbours.
std::vector<Spot> ring_around(const std::vector<Spot>& patch, const Marks& marks, int distance);

}  // namespace beian::inspect
