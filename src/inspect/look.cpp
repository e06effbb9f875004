#include "inspect/look.h"

#include "document/geometry.h"
#include "document/rectifier.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace beian::inspect {
namespace {

double area_in_pixels(const Quad& quad) {
    document::Corners corners;
    for (std::size_t i = 0; i < 4; ++i) corners[i] = {quad[i].x, quad[i].y};
    return document::area_of(corners);
}

}  // namespace

Look::Look(image::Planes planes, unsigned denominator, model::PhotoSpec spec)
    : planes_(std::move(planes)), denominator_(denominator), spec_(std::move(spec)) {}

const std::optional<FoundDocument>& Look::document() const {
    if (!document_) document_ = document::find_document(planes_, {spec_.sizes});
    return *document_;
}

void Look::turn_document(int quarters) {
    if (!document() || quarters % 4 == 0) return;
    **document_ = document::turned(std::move(**document_), quarters);
    cells_.reset();
}

void Look::place_document(const model::Quad& corners) {
    model::Quad working = corners;
    for (model::Point& p : working) p = {(p.x + 0.5) / denominator_ - 0.5, (p.y + 0.5) / denominator_ - 0.5};
    if (auto placed = document::document_at(planes_, working, {spec_.sizes}))
        choose_document(std::move(*placed));
}

double Look::pixels_per_mm() const {
    if (!document() || spec_.sizes.empty()) return 0;
    const PaperSize& size = document()->size;
    return std::sqrt(area_in_pixels(document()->quad) / (size.width_mm * size.height_mm));
}

const Cells& Look::cells() const {
    if (!cells_) cells_ = document() ? cells_of(planes_, *document()) : Cells{};
    return *cells_;
}

model::Region Look::region(double left, double top, double right, double bottom) const {
    const double width = planes_.light.width * denominator_, height = planes_.light.height * denominator_;
    const auto on_picture = [&](double at, double most) {
        return std::clamp((at + 0.5) * denominator_, 0.0, most);
    };
    const double x0 = std::floor(on_picture(left, width)), x1 = std::ceil(on_picture(right, width));
    const double y0 = std::floor(on_picture(top, height)), y1 = std::ceil(on_picture(bottom, height));
    return {static_cast<int>(x0), static_cast<int>(y0), static_cast<int>(std::max(1.0, x1 - x0)),
            static_cast<int>(std::max(1.0, y1 - y0))};
}

model::Region Look::region_on_document(double left, double top, double right, double bottom) const {
    if (!document()) return document_region();
    double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;
    for (const auto& [across, down] : {std::pair{left, top}, {right, top}, {right, bottom}, {left, bottom}}) {
        const Point p = document::place_on_picture(document()->quad, across, down);
        x0 = std::min(x0, p.x), y0 = std::min(y0, p.y), x1 = std::max(x1, p.x), y1 = std::max(y1, p.y);
    }
    return region(x0, y0, x1, y1);
}

model::Region Look::document_region() const {
    if (!document()) return region(-0.5, -0.5, planes_.light.width - 0.5, planes_.light.height - 0.5);
    return region_on_document(0, 0, 1, 1);
}

}  // namespace beian::inspect
