// What people send that is no document: an empty sheet, a table, a keyboard, things lying about.
#include "specimen/ornament.h"
#include "specimen/painters.h"

#include <array>
#include <cmath>

namespace beian::specimen {

void paint_blank(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "blank");
    const double white = random.between(0.93, 0.99);
    canvas.fill(0, 0, canvas.width(), canvas.height(), {white, white, white - random.between(0, 0.03)});
}

void paint_wood(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "wood");
    canvas.fill(0, 0, canvas.width(), canvas.height(), {0.62, 0.45, 0.28});
    for (int i = 0; i < 260; ++i) {
        const double y = random.between(-5, canvas.height() + 5), dark = random.between(-0.14, 0.1);
        canvas.ink({0.62 + dark, 0.45 + dark * 0.8, 0.28 + dark * 0.6, 0.5});
        cairo_set_line_width(canvas.cairo(), random.between(0.1, 1.1));
        const double bend = random.between(-4, 4), phase = random.between(0, 6);
        for (double x = 0; x < canvas.width() + 3; x += 3)
            cairo_line_to(canvas.cairo(), x, y + bend * std::sin(x / 60 + phase));
        cairo_stroke(canvas.cairo());
    }
}

void paint_keyboard(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "keyboard");
    const bool dark = random.chance(0.6);
    const double body = dark ? 0.12 : 0.82, key = dark ? 0.2 : 0.95, letter = dark ? 0.9 : 0.2;
    canvas.fill(0, 0, canvas.width(), canvas.height(), {body, body, body});
    constexpr std::string_view kLetters = "QWERTYUIOPASDFGHJKLZXCVBNM1234567890";
    for (int row = 0; row < 8; ++row) {
        for (int column = 0; column < 12; ++column) {
            const double x = column * 18 - (row % 3) * 5.0, y = row * 18.5 + 2;
            canvas.fill(x + 1, y + 1, 16, 16, {key, key, key + 0.01});
            const char cap = kLetters[random.next() % kLetters.size()];
            canvas.text(x + 4, y + 8, {&cap, 1}, {kSans, 4.5, {letter, letter, letter}});
        }
    }
}

void paint_clutter(Canvas& canvas, std::uint64_t seed) {
    Random random(seed, "clutter");
    canvas.fill(0, 0, canvas.width(), canvas.height(),
                {random.between(0.4, 0.9), random.between(0.4, 0.9), random.between(0.4, 0.9)});
    for (int i = 0; i < 26; ++i) {
        cairo_save(canvas.cairo());
        cairo_translate(canvas.cairo(), random.between(0, canvas.width()),
                        random.between(0, canvas.height()));
        cairo_rotate(canvas.cairo(), random.between(0, 6.3));
        canvas.ink({random.unit(), random.unit(), random.unit()});
        if (random.chance(0.5)) {
            cairo_arc(canvas.cairo(), 0, 0, random.between(3, 26), 0, 6.2832);
        } else if (random.chance(0.5)) {
            cairo_rectangle(canvas.cairo(), 0, 0, random.between(60, 160), random.between(2, 9));
        } else {
            const double side = random.between(10, 40);
            cairo_move_to(canvas.cairo(), 0, 0);
            cairo_curve_to(canvas.cairo(), side, -side, 2 * side, side, side, 1.5 * side);
            cairo_curve_to(canvas.cairo(), 0, 2 * side, -side, side, 0, 0);
        }
        cairo_fill(canvas.cairo());
        cairo_restore(canvas.cairo());
    }
}

}  // namespace beian::specimen
