#include "inspect/mend/cut.h"

#include "inspect/check.h"
#include "inspect/mend/opening.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace beian::inspect {
namespace {

struct Box {
    double left, top, right, bottom;  // edges, between pixels
};

/// In the frame whose first axis runs `turn_deg` clockwise.
Box bounds_of(const Quad& quad, double turn_deg) {
    const double angle = turn_deg * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
    Box box{1e9, 1e9, -1e9, -1e9};
    for (const Point& p : quad) {
        const double u = c * p.x + s * p.y, v = c * p.y - s * p.x;
        box = {std::min(box.left, u), std::min(box.top, v), std::max(box.right, u), std::max(box.bottom, v)};
    }
    return box;
}

Quad outline_of(const image::Pixels& picture) {
    const double right = picture.width - 0.5, bottom = picture.height - 0.5;
    return {{{-0.5, -0.5}, {right, -0.5}, {right, bottom}, {-0.5, bottom}}};
}

}  // namespace

Cut whole_of(const image::Pixels& picture) {
    return {0, 0, picture.width, picture.height, 0};
}

Cut whole_upright(const image::Pixels& picture, const std::optional<FoundDocument>& document) {
    const Cut whole = whole_of(picture);
    if (!document) return whole;
    const double right = whole.width - 1.0, bottom = whole.height - 1.0;
    switch (static_cast<int>(std::lround(document->rotation_deg / 90))) {
        case 1:
            return {right, 0, whole.height, whole.width, 90};
        case -1:
            return {0, bottom, whole.height, whole.width, -90};
        case 2:
        case -2:
            return {right, bottom, whole.width, whole.height, 180};
        default:
            return whole;
    }
}

double turn_for(const FoundDocument& document, const CheckBook& book) {
    const double quarters = std::round(document.rotation_deg / 90) * 90;
    const double rest = document.rotation_deg - quarters;
    return std::abs(rest) < Voice(book, "mend").limit("least_turn_deg") ? quarters : document.rotation_deg;
}

Cut cut_for(const image::Pixels& picture, const std::optional<FoundDocument>& document,
            const CheckBook& book) {
    if (!document || document->fills_picture) return whole_upright(picture, document);
    const Voice mend(book, "mend");
    const double turn = turn_for(*document, book);
    const double margin = mend.limit("margin") * longer_side(*document);
    const Box inner = bounds_of(document->quad, turn), outer = bounds_of(outline_of(picture), turn);
    // Half a pixel: the box runs along pixels' edges from here on.
    const double left = std::floor(std::max(inner.left - margin, outer.left) + 0.5),
                 top = std::floor(std::max(inner.top - margin, outer.top) + 0.5),
                 right = std::ceil(std::min(inner.right + margin, outer.right) + 0.5),
                 bottom = std::ceil(std::min(inner.bottom + margin, outer.bottom) + 0.5);
    if (!(right - left >= 1 && bottom - top >= 1)) return whole_upright(picture, document);
    const double share = (right - left) * (bottom - top) / (double(picture.width) * picture.height);
    if (std::fmod(turn, 90) == 0 && share > mend.limit("most_kept_share"))
        return whole_upright(picture, document);
    const double angle = turn * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
    Cut cut{c * left - s * top, s * left + c * top, static_cast<std::uint32_t>(right - left),
            static_cast<std::uint32_t>(bottom - top), turn};
    if (std::fmod(turn, 90) == 0) cut.x = std::round(cut.x), cut.y = std::round(cut.y);
    return cut;
}

std::optional<image::Tone> background_of(const image::Pixels& picture, const FoundDocument& document) {
    constexpr int kPlaces = 24;        // along each side
    constexpr double kOutside = 0.03;  // of the longer side: off the shadow at the edge, within the margin
    if (document.fills_picture) return std::nullopt;
    Point middle{};
    for (const Point& p : document.quad) middle = {middle.x + p.x / 4, middle.y + p.y / 4};
    const double distance = kOutside * longer_side(document);
    std::array<std::vector<std::uint8_t>, 3> seen;
    for (std::size_t side = 0; side < 4; ++side) {
        const Point &a = document.quad[side], &b = document.quad[(side + 1) % 4];
        const double length = std::max(1.0, std::hypot(b.x - a.x, b.y - a.y));
        const Point out{(b.y - a.y) / length * distance, (a.x - b.x) / length * distance};
        for (int i = 0; i < kPlaces; ++i) {
            const double along = (i + 0.5) / kPlaces;
            const long x = std::lround(a.x + (b.x - a.x) * along + out.x),
                       y = std::lround(a.y + (b.y - a.y) * along + out.y);
            if (x < 0 || y < 0 || x >= long(picture.width) || y >= long(picture.height)) continue;
            const std::uint8_t* at = picture.row(static_cast<std::uint32_t>(y)).data() + x * picture.channels;
            for (std::size_t channel = 0; channel < 3; ++channel)
                seen[channel].push_back(at[picture.channels == 3 ? channel : 0]);
        }
    }
    if (seen[0].size() < kPlaces) return std::nullopt;
    image::Tone tone{};
    for (std::size_t channel = 0; channel < 3; ++channel) {
        std::vector<std::uint8_t>& values = seen[channel];
        const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), half, values.end());
        tone[channel] = *half;
    }
    return tone;
}

image::Pixels cut_out(const image::Pixels& picture, const Cut& cut, image::Tone around) {
    image::Pixels result{cut.width, cut.height, 3, Bytes(std::size_t{cut.width} * cut.height * 3)};
    image::draw(image::view_of(picture), {cut.x, cut.y, cut.turn_deg, 1}, around,
                {result.data, cut.width, cut.height, std::size_t{cut.width} * 3});
    return result;
}

}  // namespace beian::inspect
