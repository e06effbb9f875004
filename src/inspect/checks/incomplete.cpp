// frame.incomplete: is the whole document in the picture, all four corners of it?
#include "document/geometry.h"
#include "inspect/check.h"
#include "inspect/words.h"

#include <algorithm>
#include <cmath>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"cut", "edge percent"}, {"touching", "edge"}};
constexpr std::string_view kLimits[] = {"most_outside", "most_off_ratio"};

constexpr double kOnTheEdge = 1.5;  // working pixels
constexpr double kSeenFlatDeg = 2;  // a scan: perspective bends no side

/// How far each side of the picture is overrun, in working pixels; below 0 where there is room.
struct Overrun {
    Words name;
    double by = 0;
};

std::array<Overrun, 4> overruns(const Quad& quad, const image::Plane& light) {
    const auto [left, right] =
        std::minmax_element(quad.begin(), quad.end(), [](auto& a, auto& b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(quad.begin(), quad.end(), [](auto& a, auto& b) { return a.y < b.y; });
    return {{{{"左边", "left"}, -left->x},
             {{"右边", "right"}, right->x - (light.width - 1.0)},
             {{"上边", "top"}, -top->y},
             {{"下边", "bottom"}, bottom->y - (light.height - 1.0)}}};
}

double share_outside(const Quad& quad, const image::Plane& light) {
    document::Corners corners;
    for (std::size_t i = 0; i < 4; ++i) corners[i] = {quad[i].x, quad[i].y};
    const cv::Size size(static_cast<int>(light.width), static_cast<int>(light.height));
    const double whole = document::area_of(corners),
                 inside = document::coverage_of(corners, size) * size.area();
    return whole > 0 ? std::clamp(1 - inside / whole, 0.0, 1.0) : 0;
}

/// A flat document that has just the ratio of its kind is whole, wherever its sides lie: one that was cut has
/// another.
bool has_its_ratio(const Look& look, double most_off) {
    const FoundDocument& found = *look.document();
    if (found.tilt_deg > kSeenFlatDeg || look.spec().sizes.empty()) return false;
    const auto side = [&](std::size_t i) {
        const Point &a = found.quad[i], &b = found.quad[(i + 1) % 4];
        return std::hypot(a.x - b.x, a.y - b.y);
    };
    const double seen = (side(0) + side(2)) / std::max(1.0, side(1) + side(3));
    const double own = found.size.width_mm / std::max(1e-9, found.size.height_mm);
    return std::abs(seen / own - 1) <= most_off;
}

CheckResult check(const Photo& photo, const Voice& voice) {
    const Look* look = photo.document_look();
    if (!look || !look->document()) return {};
    const FoundDocument& found = *look->document();
    if (found.fills_picture) return {{}, 1};
    const image::Plane& light = look->planes().light;
    const double outside = share_outside(found.quad, light);
    if (!found.leaves_picture) return {{}, 1 - outside};
    const auto all = overruns(found.quad, light);
    const Overrun& worst =
        *std::max_element(all.begin(), all.end(), [](auto& a, auto& b) { return a.by < b.by; });
    // A side that lies on the picture's edge is not the document's own: nobody can tell how much is missing.
    const bool is_whole = has_its_ratio(*look, voice.limit("most_off_ratio"));
    const bool is_cut = outside > voice.limit("most_outside") || (worst.by > -kOnTheEdge && !is_whole);
    const auto percent = std::to_string(std::max(1, static_cast<int>(outside * 100 + 0.5)));
    model::Finding finding = is_cut ? voice.say("cut", {{"edge", worst.name}, {"percent", plain(percent)}})
                                    : voice.say("touching", {{"edge", worst.name}});
    finding.measured = 1 - outside;
    finding.needed = 1 - voice.limit("most_outside");
    finding.region = look->document_region();
    return {{finding}, 1 - outside};
}

}  // namespace

extern const Check kIncomplete;
const Check kIncomplete{"frame.incomplete", check, kAnswers, kLimits};

}  // namespace beian::inspect
