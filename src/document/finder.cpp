#include "document/finder.h"

#include "document/closer_look.h"
#include "document/rectifier.h"
#include "document/search.h"

#include <cmath>
#include <utility>

namespace beian::document {

std::optional<FoundDocument> find_document(const image::Planes& picture, const DocumentShape& expected) {
    if (auto found = search(picture, expected)) return found;
    return look_closer(picture, expected);
}

std::optional<FoundDocument> find_another(const image::Planes& picture, const FoundDocument& found,
                                          const DocumentShape& expected) {
    // Both lie on one table: seen from one place they are not of very different sizes.
    constexpr double kMostDifference = 2;
    auto another = search(picture, expected, &found.quad);
    if (!another || another->coverage > found.coverage * kMostDifference ||
        another->coverage * kMostDifference < found.coverage)
        return std::nullopt;
    return another;
}

bool lies_in(const Point& point, const Quad& quad) {
    for (std::size_t i = 0; i < 4; ++i) {
        const Point &from = quad[i], &to = quad[(i + 1) % 4];
        if ((to.x - from.x) * (point.y - from.y) < (to.y - from.y) * (point.x - from.x)) return false;
    }
    return true;
}

FoundDocument turned(FoundDocument found, int quarters) {
    if (quarters % 4 == 0) return found;
    found.quad = begun_later(found.quad, quarters);
    if (quarters % 2 != 0) std::swap(found.size.width_mm, found.size.height_mm);
    found.quarter_turns_clockwise = (found.quarter_turns_clockwise + quarters) % 4;
    found.rotation_deg = std::remainder(found.rotation_deg + 90.0 * quarters, 360.0);
    found.turn_confidence = 1;
    return found;
}

FoundDocument begun_at(const FoundDocument& found, const Point& upper_left) {
    const auto distance = [&](int corner) {
        const Point& p = found.quad[static_cast<std::size_t>(corner)];
        return std::hypot(p.x - upper_left.x, p.y - upper_left.y);
    };
    int nearest = 0;
    for (int corner = 1; corner < 4; ++corner)
        if (distance(corner) < distance(nearest)) nearest = corner;
    return turned(found, nearest);
}

}  // namespace beian::document
