#include "desk/opened_photo.h"

#include <algorithm>
#include <cmath>

namespace beian::desk {
namespace {

constexpr std::uint32_t kLargeSide = 2 * inspect::kWorkingSide - 400;

}  // namespace

OpenedPhoto open_photo(BytesView bytes, const model::PhotoSpec& spec, bool fine,
                       const inspect::CheckBook& book, image::Examiner& examiner) {
    OpenedPhoto opened;
    opened.found = examiner.examine(bytes, {.limits = inspect::limits_of(book),
                                            .long_side = fine ? kLargeSide : inspect::kWorkingSide,
                                            .form = image::ExamineRequest::Form::Planes});
    if (!opened.found.planes) return opened;
    unsigned denominator = opened.found.denominator;
    image::Planes planes = std::move(*opened.found.planes);
    const std::uint32_t longer = std::max(planes.light.width, planes.light.height);
    // Checks were set at the working size: what is twice as fine is halved for them.
    if (longer >= 2 * inspect::kWorkingSide) {
        opened.fine = std::move(planes);
        planes = image::halved(*opened.fine);
        denominator *= 2;
    }
    opened.look.emplace(std::move(planes), denominator, spec);
    return opened;
}

FinestPlanes finest(const OpenedPhoto& opened) {
    const inspect::Look& look = *opened.look;
    auto found = look.document();
    if (!opened.fine) return {look.planes(), look.denominator(), found};
    if (found)
        for (model::Point& corner : found->quad) corner = {corner.x * 2 + 0.5, corner.y * 2 + 0.5};
    return {*opened.fine, look.denominator() / 2, found};
}

void look_again(OpenedPhoto& opened, const model::PhotoSpec& spec) {
    const auto before = opened.look->document();
    image::Planes planes = opened.look->planes();
    const auto denominator = static_cast<unsigned>(opened.look->denominator());
    opened.look.emplace(std::move(planes), denominator, spec);
    const auto now = opened.look->document();
    if (!before || !now) return;
    const auto distance = [&](int corner) {
        const model::Point& p = now->quad[static_cast<std::size_t>(corner)];
        return std::hypot(p.x - before->quad[0].x, p.y - before->quad[0].y);
    };
    int nearest = 0;
    for (int corner = 1; corner < 4; ++corner)
        if (distance(corner) < distance(nearest)) nearest = corner;
    opened.look->turn_document(nearest);
}

std::optional<model::Quad> place_of(const inspect::Look& look) {
    if (!look.document()) return std::nullopt;
    model::Quad quad = look.document()->quad;
    const double d = look.denominator();
    for (model::Point& p : quad) p = {(p.x + 0.5) * d - 0.5, (p.y + 0.5) * d - 0.5};
    return quad;
}

}  // namespace beian::desk
