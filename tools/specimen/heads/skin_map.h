// What does not change on a head from picture to picture of a film, painted once.
#pragma once

#include "specimen/heads/paint.h"

#include <array>
#include <vector>

namespace beian::specimen {

class SkinMap {
public:
    /// A head as worn; half a millimetre from place to place.
    SkinMap(const Features& f, const Surroundings& worn);

    /// As paint_skin, but for places where lids, gaze or mouth change something (`is_still` false).
    Paint at(double y, double angle) const;
    bool is_still(double x, double y) const;

private:
    using Texel = std::array<float, 6>;  // colour, gloss, narrow, open
    const Texel& texel(int row, int column) const {
        return texels_[static_cast<std::size_t>(row * columns_ + column)];
    }
    Features features_;
    double top_ = 0;
    int rows_ = 0, columns_ = 0;
    std::vector<Texel> texels_;
};

}  // namespace beian::specimen
