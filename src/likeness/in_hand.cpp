#include "likeness/in_hand.h"

#include "image/planes.h"

#include <algorithm>
#include <cmath>

namespace beian::likeness {

namespace {

// In widths of the face: to both sides of its middle, above the chin and below it. Arms are no longer, and
// the nearer the look the surer a light card is told from a light shirt.
constexpr double kAside = 1.2, kAbove = 0.25, kBelow = 1.5;
constexpr std::uint32_t kLeastSide = 64;  // pixels

struct Part {
    std::uint32_t left = 0, top = 0, right = 0, bottom = 0;
};

Part below_the_chin(const image::Pixels& photo, const vision::Face& holder) {
    const auto& l = holder.landmarks;
    const double wide = l[16].x - l[0].x, middle = (l[0].x + l[16].x) / 2, chin = l[8].y;
    const auto within = [](double at, std::uint32_t side) {
        return static_cast<std::uint32_t>(std::clamp(at, 0.0, static_cast<double>(side)));
    };
    return {within(middle - kAside * wide, photo.width), within(chin - kAbove * wide, photo.height),
            within(middle + kAside * wide, photo.width), within(chin + kBelow * wide, photo.height)};
}

image::Pixels cut(const image::Pixels& photo, const Part& part) {
    image::Pixels made{part.right - part.left, part.bottom - part.top, photo.channels, {}};
    made.data.reserve(std::size_t{made.width} * made.height * made.channels);
    for (std::uint32_t y = part.top; y < part.bottom; ++y) {
        const BytesView row = photo.row(y).subspan(std::size_t{part.left} * photo.channels,
                                                   std::size_t{made.width} * photo.channels);
        made.data.insert(made.data.end(), row.begin(), row.end());
    }
    return made;
}

}  // namespace

std::optional<document::FoundDocument> find_in_hand(const image::Pixels& photo, const vision::Face& holder) {
    const Part part = below_the_chin(photo, holder);
    if (part.right < part.left + kLeastSide || part.bottom < part.top + kLeastSide) return std::nullopt;
    const image::Pixels closer = cut(photo, part);
    auto found = document::find_document(
        image::planes_of(closer), {{document::kCard, document::kPassportPage, document::kOpenPassport}});
    if (!found || found->leaves_picture || found->fills_picture) return std::nullopt;
    for (model::Point& corner : found->quad) corner = {corner.x + part.left, corner.y + part.top};
    found->coverage *=
        static_cast<double>(closer.width) * closer.height / (static_cast<double>(photo.width) * photo.height);
    return found;
}

}  // namespace beian::likeness
