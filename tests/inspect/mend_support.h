// Cards on a table as JPEG files, with what a test of mending needs to know about them.
#pragma once

#include "image/jpeg_encoder.h"
#include "inspect/mend/opening.h"
#include "inspect/support.h"
#include "inspect/table.h"

#include <cmath>
#include <numbers>

namespace beian::inspect::test {

inline constexpr Colour kWood{120, 84, 60}, kPaper{222, 226, 228};

struct CardOn {
    double width = 900;  // pixels of the card
    double turn_deg = 0;
    Colour table = kWood;
    Colour paper = kPaper;
    int picture_width = 1600;
    int picture_height = 1200;
    double ratio = 85.6 / 54.0;
};

inline Quad quad_of(const CardOn& card) {
    const double angle = card.turn_deg * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
    const double w = card.width / 2, h = w / card.ratio;
    Quad quad{{{-w, -h}, {w, -h}, {w, h}, {-w, h}}};
    for (Point& p : quad)
        p = {card.picture_width / 2.0 + c * p.x - s * p.y, card.picture_height / 2.0 + s * p.x + c * p.y};
    return quad;
}

inline Bytes jpeg_of(const image::Pixels& pixels, int quality = 92) {
    return image::encode_jpeg(image::view_of(pixels), {.quality = quality});
}

/// Print all over: a front.
inline image::Pixels front(const CardOn& card = {}) {
    return Table(card.picture_width, card.picture_height, card.table)
        .lay(quad_of(card), card.paper, true)
        .pixels();
}

/// A dark emblem at the left, a band at the foot, print between: a back.
inline image::Pixels back(const CardOn& card = {}) {
    const Quad q = quad_of(card);
    const auto place = [&](double across, double down) {
        return Point{q[0].x + (q[1].x - q[0].x) * across + (q[3].x - q[0].x) * down,
                     q[0].y + (q[1].y - q[0].y) * across + (q[3].y - q[0].y) * down};
    };
    Table table(card.picture_width, card.picture_height, card.table);
    table.lay(q, card.paper, false);
    table.lay({place(0.05, 0.35), place(0.95, 0.35), place(0.95, 0.98), place(0.05, 0.98)}, card.paper, true);
    table.lay({place(0.08, 0.1), place(0.3, 0.1), place(0.3, 0.45), place(0.08, 0.45)}, {150, 40, 40}, false);
    table.lay({place(0.3, 0.7), place(0.9, 0.7), place(0.9, 0.8), place(0.3, 0.8)}, {50, 50, 60}, false);
    table.lay({place(0.45, 0.2), place(0.9, 0.2), place(0.9, 0.32), place(0.45, 0.32)}, {60, 60, 60}, false);
    return table.pixels();
}

/// What the finder sees in a result.
inline std::optional<FoundDocument> found_in(BytesView jpeg) {
    image::BareExaminer examiner;
    const model::PhotoProfile profile = any_size();
    return Opening(profile, book(), examiner, Judging::Envelope).open({"a.jpg", jpeg, "", "", {}}).document;
}

}  // namespace beian::inspect::test
