#include "specimen/pen.h"

#include "specimen/ornament.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace beian::specimen {
namespace {

std::vector<std::string_view> characters_of(std::string_view words) {
    std::vector<std::string_view> all;
    for (std::size_t i = 0; i < words.size();) {
        const auto lead = static_cast<unsigned char>(words[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        all.push_back(words.substr(i, length));
        i += length;
    }
    return all;
}

double advance_of(const Pen& pen, std::string_view character) {
    return pen.size_mm * (character.size() == 1 ? 0.55 : 0.98);
}

}  // namespace

Pen pen_of(Random& random) {
    Pen pen;
    const bool blue = random.chance(0.25);
    pen.ink =
        blue ? Colour{0.1, 0.14, random.between(0.4, 0.6)} : Colour{0.06, 0.06, random.between(0.07, 0.14)};
    pen.size_mm = random.between(4.6, 6.2);
    pen.slant = random.between(-0.12, 0.05);
    pen.thickness_mm = random.between(0.08, 0.28);
    return pen;
}

double width_by_hand(const Pen& pen, std::string_view words) {
    double width = 0;
    for (const auto one : characters_of(words)) width += advance_of(pen, one);
    return width;
}

double write_by_hand(Canvas& canvas, const Pen& pen, double x, double baseline, std::string_view words,
                     Random& random) {
    cairo_t* cairo = canvas.cairo();
    for (const auto one : characters_of(words)) {
        cairo_save(cairo);
        cairo_translate(cairo, x, baseline + random.between(-0.3, 0.3));
        const cairo_matrix_t slanted{1, random.between(-0.05, 0.05), pen.slant, random.between(0.92, 1.08), 0,
                                     0};
        cairo_transform(cairo, &slanted);
        const Type type{kBrush, pen.size_mm * random.between(0.94, 1.06), pen.ink};
        // Drawn more than once a little aside: a pen is as thick everywhere, a brush is not.
        for (const double aside : {-0.5, 0.0, 0.5})
            canvas.text(aside * pen.thickness_mm, -0.3 * aside * pen.thickness_mm, one, type);
        cairo_restore(cairo);
        x += advance_of(pen, one) + random.between(-0.15, 0.25);
    }
    return x;
}

void sign(Canvas& canvas, const Pen& pen, cv::Rect2d place, const std::string& name, Random& random) {
    const bool strokes = random.chance(0.4);
    const double width = random.between(16, 26), height = random.between(7, 10);
    const double x = place.x + random.between(4, std::max(4.5, place.width - width - 14)),
                 y = place.y + (place.height - height) / 2 + random.between(-0.5, 0.5);
    if (strokes) return signature(canvas, x, y, width, height, random);
    Pen larger = pen;
    larger.size_mm *= 1.25;
    write_by_hand(canvas, larger, x, y + height * 0.8, name, random);
}

void thumbprint(Canvas& canvas, cv::Point2d middle, Random& random) {
    cairo_t* cairo = canvas.cairo();
    const double rx = random.between(6, 7.5), ry = rx * random.between(1.15, 1.4);
    const double bend = random.between(0.2, 0.9), turn = random.between(-0.4, 0.4);
    cairo_save(cairo);
    cairo_translate(cairo, middle.x, middle.y);
    cairo_rotate(cairo, turn);
    canvas.ink({0.8, 0.12, 0.12, random.between(0.55, 0.8)});
    cairo_set_line_width(cairo, 0.3);
    for (double share = 0.06; share <= 1; share += 0.52 / rx) {
        for (int i = 0; i <= 60; ++i) {
            const double angle = 2 * std::numbers::pi * i / 60;
            // Broken here and there, as skin is.
            if (random.chance(0.06)) cairo_new_sub_path(cairo);
            cairo_line_to(cairo, rx * share * std::cos(angle),
                          ry * share * std::sin(angle) + bend * share * std::sin(3 * angle));
        }
        cairo_stroke(cairo);
    }
    cairo_restore(cairo);
}

}  // namespace beian::specimen
