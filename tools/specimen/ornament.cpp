#include "specimen/ornament.h"

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <cmath>
#include <numbers>

namespace beian::specimen {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;

/// Runs a piece of drawing in its own place, turned about it.
template <class Draw>
void turned(Canvas& canvas, double x, double y, double angle, Draw draw) {
    cairo_save(canvas.cairo());
    cairo_translate(canvas.cairo(), x, y);
    cairo_rotate(canvas.cairo(), angle);
    draw();
    cairo_restore(canvas.cairo());
}

void star(Canvas& canvas, double x, double y, double radius) {
    for (int i = 0; i < 10; ++i) {
        const double r = i % 2 == 0 ? radius : radius * 0.382;
        const double angle = kTurn * (i / 10.0 - 0.25);
        cairo_line_to(canvas.cairo(), x + r * std::cos(angle), y + r * std::sin(angle));
    }
    cairo_close_path(canvas.cairo());
    cairo_fill(canvas.cairo());
}

}  // namespace

void guilloche(Canvas& canvas, Random& random, Colour one, Colour other, double line_mm) {
    cairo_t* cairo = canvas.cairo();
    cairo_set_line_width(cairo, line_mm);
    const double step = canvas.width() > 120 ? 2.2 : 1.15;
    for (int family = 0; family < 2; ++family) {
        canvas.ink(family == 0 ? one : other);
        const double wave = random.between(16, 30), height = random.between(1.6, 3.2),
                     phase = random.between(0, kTurn);
        const double slow = random.between(60, 110);
        for (double y = -4; y < canvas.height() + 4; y += step) {
            for (double x = 0; x <= canvas.width() + 1; x += 0.8) {
                const double bend = height * std::sin(kTurn * x / wave + phase + y * 0.08) +
                                    1.5 * height * std::sin(kTurn * (x + (family == 0 ? y : -y)) / slow);
                cairo_line_to(cairo, x, y + bend);
            }
            cairo_stroke(cairo);
        }
    }
}

void rosette(Canvas& canvas, double x, double y, double radius, int petals, Colour colour, double line_mm) {
    cairo_t* cairo = canvas.cairo();
    canvas.ink(colour);
    cairo_set_line_width(cairo, line_mm);
    for (int ring = 0; ring < 9; ++ring) {
        const double middle = radius * (0.35 + 0.07 * ring);
        for (int i = 0; i <= 240; ++i) {
            const double angle = kTurn * i / 240;
            const double r = middle + radius * 0.14 * std::sin(petals * angle + ring * 0.7);
            cairo_line_to(cairo, x + r * std::cos(angle), y + r * std::sin(angle));
        }
        cairo_stroke(cairo);
    }
}

void emblem(Canvas& canvas, double x, double y, double radius, Colour field, Colour figure) {
    cairo_t* cairo = canvas.cairo();
    canvas.ink(field);
    cairo_arc(cairo, x, y, radius, 0, kTurn);
    cairo_fill(cairo);
    canvas.ink(figure);
    cairo_set_line_width(cairo, radius * 0.09);
    cairo_arc(cairo, x, y, radius * 0.93, 0, kTurn);
    cairo_stroke(cairo);
    cairo_arc(cairo, x, y, radius * 0.74, 0, kTurn);
    cairo_stroke(cairo);
    for (int i = 0; i < 24; ++i) {
        const double angle = kTurn * i / 24;
        cairo_move_to(cairo, x + radius * 0.76 * std::cos(angle), y + radius * 0.76 * std::sin(angle));
        cairo_line_to(cairo, x + radius * 0.92 * std::cos(angle + 0.1),
                      y + radius * 0.92 * std::sin(angle + 0.1));
        cairo_stroke(cairo);
    }
    for (int i = 0; i < 3; ++i) {
        cairo_rectangle(cairo, x - radius * (0.45 - 0.1 * i), y + radius * (0.3 - 0.22 * i),
                        radius * (0.9 - 0.2 * i), radius * 0.12);
        cairo_fill(cairo);
    }
    cairo_arc(cairo, x, y - radius * 0.42, radius * 0.13, 0, kTurn);
    cairo_fill(cairo);
}

void portrait(Canvas& canvas, double x, double y, double w, double h, Random& random) {
    cairo_t* cairo = canvas.cairo();
    cairo_save(cairo);
    cairo_rectangle(cairo, x, y, w, h);
    cairo_clip(cairo);
    const double tone = random.between(0.9, 0.97);
    canvas.fill(x, y, w, h, {tone, tone, tone, 0.85});
    const double skin = random.between(0.52, 0.68), coat = random.between(0.2, 0.45);
    const double middle = x + w / 2 + w * random.between(-0.02, 0.02);
    canvas.ink({coat, coat, coat + 0.03});
    cairo_save(cairo);
    cairo_translate(cairo, middle, y + h * 1.04);
    cairo_scale(cairo, w * random.between(0.46, 0.52), h * 0.34);
    cairo_arc(cairo, 0, 0, 1, 0, kTurn);
    cairo_restore(cairo);
    cairo_fill(cairo);
    canvas.fill(middle - w * 0.1, y + h * 0.55, w * 0.2, h * 0.2, {skin * 0.9, skin * 0.9, skin * 0.9});
    for (const auto& [grey, grow, lift] :
         {std::tuple{coat * 0.6, 1.13, -0.035}, std::tuple{skin, 1.0, 0.0}}) {
        canvas.ink({grey, grey, grey});
        cairo_save(cairo);
        cairo_translate(cairo, middle, y + h * (0.4 + lift));
        cairo_scale(cairo, w * 0.235 * grow, h * 0.245 * (grow > 1 ? 1.04 : 1));
        cairo_arc(cairo, 0, 0, 1, 0, kTurn);
        cairo_restore(cairo);
        cairo_fill(cairo);
    }
    cairo_restore(cairo);
}

void seal(Canvas& canvas, double x, double y, double radius, std::string_view owner, Random& random) {
    const Colour red{0.85, 0.1, 0.12, random.between(0.7, 0.85)};
    turned(canvas, x, y, random.between(-0.25, 0.25), [&] {
        canvas.ink(red);
        cairo_set_line_width(canvas.cairo(), radius * 0.06);
        cairo_arc(canvas.cairo(), 0, 0, radius, 0, kTurn);
        cairo_stroke(canvas.cairo());
        star(canvas, 0, 0, radius * 0.32);
        std::vector<std::string_view> letters;
        for (std::size_t i = 0; i < owner.size();) {
            const auto lead = static_cast<unsigned char>(owner[i]);
            const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            letters.push_back(owner.substr(i, length));
            i += length;
        }
        const double spread = std::min(0.72, 0.065 * static_cast<double>(letters.size()));
        for (std::size_t i = 0; i < letters.size(); ++i) {
            const double share =
                letters.size() == 1 ? 0.5 : static_cast<double>(i) / static_cast<double>(letters.size() - 1);
            turned(canvas, 0, 0, kTurn * spread * (share - 0.5), [&] {
                canvas.text(0, -radius * 0.66, letters[i],
                            {kSerif, radius * 0.27, red, true, 0, 0, Type::Align::Centre});
            });
        }
        canvas.text(0, radius * 0.62, "样本专用",
                    {kSans, radius * 0.2, red, false, 0, 0, Type::Align::Centre});
        // A rubber stamp never prints evenly.
        for (int i = 0; i < 140; ++i) {
            const double angle = random.between(0, kTurn), r = radius * std::sqrt(random.unit()) * 1.03;
            canvas.ink({1, 1, 1, random.between(0.1, 0.5)});
            cairo_arc(canvas.cairo(), r * std::cos(angle), r * std::sin(angle),
                      radius * random.between(0.004, 0.02), 0, kTurn);
            cairo_fill(canvas.cairo());
        }
    });
}

void signature(Canvas& canvas, double x, double y, double w, double h, Random& random) {
    cairo_t* cairo = canvas.cairo();
    canvas.ink({0.06, 0.07, random.between(0.1, 0.4)});
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    const int strokes = random.whole(6, 10);
    for (int i = 0; i < strokes; ++i) {
        const double left = x + w * i / (strokes + 1.0), top = y + h * random.between(0, 0.5);
        cairo_set_line_width(cairo, random.between(0.35, 0.75));
        cairo_move_to(cairo, left, top);
        cairo_curve_to(cairo, left + w * random.between(0, 0.2), top + h * random.between(-0.3, 0.4),
                       left + w * random.between(-0.1, 0.15), top + h * random.between(0.2, 0.8),
                       left + w * random.between(0.05, 0.3), top + h * random.between(0, 0.6));
        cairo_stroke(cairo);
    }
}

void qr(Canvas& canvas, double x, double y, double side, std::string_view content) {
    ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
    writer.setMargin(0);
    const ZXing::BitMatrix matrix = writer.encode(std::string(content), 0, 0);
    const double module = side / matrix.width();
    canvas.fill(x - 1.5, y - 1.5, side + 3, side + 3, {1, 1, 1});
    canvas.ink({0.05, 0.05, 0.05});
    for (int row = 0; row < matrix.height(); ++row) {
        for (int column = 0; column < matrix.width(); ++column) {
            if (matrix.get(column, row)) {
                cairo_rectangle(canvas.cairo(), x + column * module, y + row * module, module, module);
            }
        }
    }
    cairo_fill(canvas.cairo());
    canvas.field("qr", content, cv::Rect2d(x, y, side, side));
}

void mark(Canvas& canvas, double x, double y, double size_mm, double angle_deg, double alpha) {
    turned(canvas, x, y, angle_deg * kTurn / 360, [&] {
        canvas.text(0, 0, "样本 SPECIMEN",
                    {kSans, size_mm, {0.8, 0.1, 0.15, alpha}, true, 0, 0, Type::Align::Centre});
    });
}

void border(Canvas& canvas, double inset, double width, Colour colour) {
    const double w = canvas.width() - 2 * inset, h = canvas.height() - 2 * inset;
    canvas.box(inset, inset, w, h, 0.5, colour);
    canvas.box(inset + width, inset + width, w - 2 * width, h - 2 * width, 0.35, colour);
    canvas.ink(colour);
    cairo_t* cairo = canvas.cairo();
    cairo_set_line_width(cairo, 0.25);
    for (int strand = 0; strand < 3; ++strand) {
        const double phase = strand * kTurn / 3, middle = inset + width / 2, swing = width * 0.42;
        const auto wave = [&](double along) {
            return swing * std::sin(kTurn * along / (width * 1.6) + phase);
        };
        for (double along = width; along < w - width; along += 0.7)
            cairo_line_to(cairo, inset + along, middle + wave(along));
        cairo_stroke(cairo);
        for (double along = width; along < w - width; along += 0.7) {
            cairo_line_to(cairo, inset + along, canvas.height() - middle + wave(along));
        }
        cairo_stroke(cairo);
        for (double along = width; along < h - width; along += 0.7)
            cairo_line_to(cairo, middle + wave(along), inset + along);
        cairo_stroke(cairo);
        for (double along = width; along < h - width; along += 0.7) {
            cairo_line_to(cairo, canvas.width() - middle + wave(along), inset + along);
        }
        cairo_stroke(cairo);
    }
}

}  // namespace beian::specimen
