#include "desk/corners.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace beian::desk {

Status check_corners(const model::Quad& corners) {
    constexpr double kFarthest = 100'000, kNearest = 8;  // pixels
    for (std::size_t i = 0; i < 4; ++i) {
        const model::Point& one = corners[i];
        if (!(std::abs(one.x) <= kFarthest && std::abs(one.y) <= kFarthest))
            return Error{ErrorCode::InvalidArgument, "a corner lies far outside of any picture"};
        for (std::size_t j = 0; j < i; ++j)
            if (std::hypot(one.x - corners[j].x, one.y - corners[j].y) < kNearest)
                return Error{ErrorCode::InvalidArgument, "two corners lie on one place"};
    }
    return ok();
}

std::string write_corners(const model::Quad& corners) {
    std::string written;
    for (const model::Point& p : corners)
        written += fmt::format("{}{:.2f},{:.2f}", written.empty() ? "" : ",", p.x, p.y);
    return written;
}

std::optional<model::Quad> parse_corners(std::string_view written) {
    model::Quad corners;
    const char *at = written.data(), *const end = at + written.size();
    for (std::size_t i = 0; i < 8; ++i) {
        double& number = i % 2 == 0 ? corners[i / 2].x : corners[i / 2].y;
        const auto [after, trouble] = std::from_chars(at, end, number);
        if (trouble != std::errc{} || !std::isfinite(number)) return std::nullopt;
        const bool last = i == 7;
        if (last ? after != end : after == end || *after != ',') return std::nullopt;
        at = last ? after : after + 1;
    }
    return corners;
}

}  // namespace beian::desk
