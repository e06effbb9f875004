#include "document/closer_look.h"

#include "document/geometry.h"
#include "document/print.h"
#include "document/search.h"

#include <algorithm>

namespace beian::document {
namespace {

// Parts overlap by more than such a document is long: a card of a sixteenth of the picture reaches over 0.36
// of its width.
constexpr double kPart = 0.6;
constexpr int kParts = 3;  // along each side
constexpr double kMostShare = 0.06;
constexpr double kLeastConfidence = 0.5;
constexpr double kLeastPrint = 10 * kLeastRows;

image::Plane cut(const image::Plane& plane, std::uint32_t x, std::uint32_t y, std::uint32_t width,
                 std::uint32_t height) {
    image::Plane part{width, height, Bytes(std::size_t{width} * height)};
    for (std::uint32_t row = 0; row < height; ++row) {
        const auto from = plane.data.begin() + std::ptrdiff_t(std::size_t{y + row} * plane.width + x);
        std::copy(from, from + width, part.data.begin() + std::ptrdiff_t(std::size_t{row} * width));
    }
    return part;
}

/// In whole pixels of the colour planes.
image::Planes part_of(const image::Planes& picture, cv::Rect colours) {
    constexpr std::uint32_t kStep = image::Planes::kColourStep;
    const auto x = std::uint32_t(colours.x), y = std::uint32_t(colours.y),
               width = std::uint32_t(colours.width), height = std::uint32_t(colours.height);
    return {cut(picture.light, x * kStep, y * kStep, std::min(width * kStep, picture.light.width - x * kStep),
                std::min(height * kStep, picture.light.height - y * kStep)),
            cut(picture.blue, x, y, width, height), cut(picture.red, x, y, width, height)};
}

Corners corners_of(const Quad& quad, cv::Point2d moved) {
    Corners corners;
    for (std::size_t i = 0; i < 4; ++i) corners[i] = cv::Point2d(quad[i].x, quad[i].y) + moved;
    return corners;
}

bool is_beyond_doubt(const FoundDocument& found, const image::Planes& part) {
    return !found.leaves_picture && !found.fills_picture && found.confidence >= kLeastConfidence &&
           rows_of(print_on(part.light, corners_of(found.quad, {}), found.size)) >= kLeastPrint;
}

}  // namespace

std::optional<FoundDocument> look_closer(const image::Planes& picture, const DocumentShape& expected) {
    const cv::Size size(static_cast<int>(picture.light.width), static_cast<int>(picture.light.height));
    const cv::Size colours(static_cast<int>(picture.blue.width), static_cast<int>(picture.blue.height));
    const cv::Size part(static_cast<int>(colours.width * kPart), static_cast<int>(colours.height * kPart));
    if (part.width < 1 || part.height < 1) return std::nullopt;
    std::optional<FoundDocument> best;
    for (int i = 0; i < kParts * kParts; ++i) {
        const cv::Point at((colours.width - part.width) * (i % kParts) / (kParts - 1),
                           (colours.height - part.height) * (i / kParts) / (kParts - 1));
        const image::Planes planes = part_of(picture, {at, part});
        const auto found = search(planes, expected);
        if (!found || !is_beyond_doubt(*found, planes)) continue;
        constexpr int kStep = image::Planes::kColourStep;
        const Corners corners = corners_of(found->quad, cv::Point2d(at * kStep));
        FoundDocument moved = described(corners, size, view_of(corners, size, {&found->size, 1}));
        if (moved.coverage > kMostShare || (best && best->confidence >= found->confidence)) continue;
        moved.size = found->size;
        moved.confidence = found->confidence;
        moved.quarter_turns_clockwise = found->quarter_turns_clockwise;
        moved.turn_confidence = found->turn_confidence;
        best = moved;
    }
    return best;
}

}  // namespace beian::document
