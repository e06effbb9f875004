#include "inspect/mend/layout.h"

#include "document/geometry.h"
#include "image/resample.h"
#include "inspect/check.h"
#include "inspect/mend/cut.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace beian::inspect {
namespace {

constexpr image::Tone kWhite{255, 255, 255};
/// Scales nearer than the finder's own error are one: computing every pixel anew would only soften them.
constexpr double kEqual = 0.996;

/// The side of the square that is as large as the document: what makes two photos of it equal.
double extent_of(const FoundDocument& document) {
    document::Corners corners;
    for (std::size_t i = 0; i < 4; ++i) corners[i] = {document.quad[i].x, document.quad[i].y};
    return std::sqrt(document::area_of(corners));
}

bool is_wide(const FoundDocument& document) {
    return document.size.width_mm >= document.size.height_mm;
}

struct Box {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
};

/// A document as it will lie: turned and scaled.
struct Lying {
    double turn_deg = 0;
    double scale = 1;
    Box box;  // of its corners, in the turned frame, after scaling
};

Lying lying(const FoundDocument& document, double extra_turn_deg, double scale, const CheckBook& book) {
    Lying result{turn_for(document, book) + extra_turn_deg, scale, {}};
    const double angle = result.turn_deg * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
    for (const Point& p : document.quad) {
        const double u = (c * p.x + s * p.y) * scale, v = (c * p.y - s * p.x) * scale;
        result.box = {std::min(result.box.left, u), std::min(result.box.top, v),
                      std::max(result.box.right, u), std::max(result.box.bottom, v)};
    }
    return result;
}

/// So that the middle of the document becomes the middle of a cell.
image::Placement placed(const Lying& document, std::uint32_t width, std::uint32_t height) {
    const double angle = document.turn_deg * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
    const double u = (document.box.left + document.box.right - width + 1) / 2 / document.scale,
                 v = (document.box.top + document.box.bottom - height + 1) / 2 / document.scale;
    image::Placement placement{c * u - s * v, s * u + c * v, document.turn_deg, document.scale};
    // Half a pixel aside is cheaper than every pixel anew.
    if (document.scale == 1 && std::fmod(document.turn_deg, 90) == 0)
        placement.x = std::round(placement.x), placement.y = std::round(placement.y);
    return placement;
}

image::Tone between(const std::optional<image::Tone>& a, const std::optional<image::Tone>& b) {
    if (!a || !b) return a ? *a : b.value_or(kWhite);
    image::Tone tone{};
    for (std::size_t i = 0; i < 3; ++i) tone[i] = static_cast<std::uint8_t>(((*a)[i] + (*b)[i]) / 2);
    return tone;
}

}  // namespace

image::Pixels lay_pair(const std::array<Opened, 2>& sides, const CheckBook& book) {
    const FoundDocument &first = *sides[0].document, &second = *sides[1].document;
    // The larger one is shrunk to the smaller one: nothing is enlarged, and one of them stays as it is.
    const double extent = std::min(extent_of(first), extent_of(second));
    const auto scale_of = [&](const FoundDocument& document) {
        const double scale = extent / extent_of(document);
        return scale > kEqual ? 1 : scale;
    };
    // One photographed lying, one standing: the second follows the first.
    const double quarter = is_wide(first) == is_wide(second) ? 0 : 90;
    const std::array<Lying, 2> lie{lying(first, 0, scale_of(first), book),
                                   lying(second, quarter, scale_of(second), book)};
    const double margin = Voice(book, "mend").limit("margin") *
                          std::max(longer_side(first) * lie[0].scale, longer_side(second) * lie[1].scale);
    const auto side = [&](double a, double b) {
        return static_cast<std::uint32_t>(std::ceil(std::max(a, b) + 2 * margin));
    };
    const std::uint32_t width = side(lie[0].box.width(), lie[1].box.width());
    const std::uint32_t height = side(lie[0].box.height(), lie[1].box.height());
    const image::Tone around = between(background_of(*sides[0].examination.picture, first),
                                       background_of(*sides[1].examination.picture, second));
    const std::size_t stride = std::size_t{width} * 3;
    image::Pixels result{width, 2 * height, 3, Bytes(stride * 2 * height)};
    for (std::size_t i = 0; i < 2; ++i) {
        const std::span<std::uint8_t> half =
            std::span(result.data).subspan(i * height * stride, height * stride);
        image::draw(image::view_of(*sides[i].examination.picture), placed(lie[i], width, height), around,
                    {half, width, height, stride});
    }
    return result;
}

image::Pixels lay_page(const Opened& page, std::uint32_t width, const CheckBook& book) {
    const image::Pixels& picture = *page.examination.picture;
    const Cut cut = cut_for(picture, page.document, book);
    const image::Tone around =
        page.document ? background_of(picture, *page.document).value_or(kWhite) : kWhite;
    const image::Pixels part = cut_out(picture, cut, around);
    const double height = double(width) * part.height / part.width;
    // A strip that is all height would take the other pages' room.
    constexpr double kTallest = 4;
    const double fit = std::min(1.0, kTallest * width / height);
    const auto drawn_width = std::max(1U, static_cast<std::uint32_t>(width * fit)),
               drawn_height = std::max(1U, static_cast<std::uint32_t>(height * fit));
    return image::resized(image::view_of(part), drawn_width, drawn_height);
}

image::Pixels lay_pages(std::span<const image::Pixels> pages, std::uint32_t columns) {
    std::uint32_t wide = 0, tall = 0;
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (i % columns == 0) rows.push_back(0);
        rows.back() = std::max(rows.back(), pages[i].height);
        wide = std::max(wide, pages[i].width);
    }
    for (const std::uint32_t row : rows) tall += row;
    const std::size_t stride = std::size_t{wide} * columns * 3;
    image::Pixels result{wide * columns, tall, 3, Bytes(stride * tall, kWhite[0])};
    std::size_t top = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::size_t left = (i % columns) * wide + (wide - pages[i].width) / 2;
        for (std::uint32_t y = 0; y < pages[i].height; ++y) {
            const BytesView row = pages[i].row(y);
            std::copy(row.begin(), row.end(),
                      result.data.begin() + static_cast<std::ptrdiff_t>((top + y) * stride + left * 3));
        }
        if (i % columns + 1 == columns) top += rows[i / columns];
    }
    return result;
}

}  // namespace beian::inspect
