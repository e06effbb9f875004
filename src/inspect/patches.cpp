#include "inspect/patches.h"

#include <algorithm>
#include <array>

namespace beian::inspect {
namespace {

constexpr std::array<Spot, 4> kBeside{{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}};

}  // namespace

std::vector<std::vector<Spot>> patches_of(const Marks& marks) {
    Marks left = marks;
    std::vector<std::vector<Spot>> patches;
    for (int y = 0; y < marks.down; ++y) {
        for (int x = 0; x < marks.across; ++x) {
            if (left.at(x, y) == 0) continue;
            std::vector<Spot> patch{{x, y}};
            left.at(x, y) = 0;
            for (std::size_t i = 0; i < patch.size(); ++i) {
                for (const Spot& step : kBeside) {
                    const Spot next{patch[i].x + step.x, patch[i].y + step.y};
                    if (!left.has(next.x, next.y) || left.at(next.x, next.y) == 0) continue;
                    left.at(next.x, next.y) = 0;
                    patch.push_back(next);
                }
            }
            patches.push_back(std::move(patch));
        }
    }
    return patches;
}

std::vector<Spot> ring_around(const std::vector<Spot>& patch, const Marks& marks, int distance) {
    Marks reached(marks.across, marks.down);
    for (const Spot& spot : patch) reached.at(spot.x, spot.y) = 1;
    std::vector<Spot> ring = patch;
    for (int step = 0; step < distance; ++step) {
        std::vector<Spot> next;
        for (const Spot& spot : ring) {
            for (const Spot& way : kBeside) {
                const Spot to{spot.x + way.x, spot.y + way.y};
                if (!reached.has(to.x, to.y) || reached.at(to.x, to.y) != 0) continue;
                reached.at(to.x, to.y) = 1;
                next.push_back(to);
            }
        }
        ring = std::move(next);
    }
    ring.erase(std::remove_if(ring.begin(), ring.end(),
                              [&](const Spot& spot) { return marks.at(spot.x, spot.y) != 0; }),
               ring.end());
    return ring;
}

}  // namespace beian::inspect
