// Pictures for the checks of origin: a card on a table, under any lamp, and what screens and editors do to
// it.
#pragma once

#include "inspect/check.h"
#include "inspect/support.h"
#include "inspect/table.h"

#include <cmath>
#include <numbers>

namespace beian::inspect::origin_test {

using namespace test;

inline constexpr Quad kOnTable{{{150, 130}, {850, 150}, {840, 590}, {140, 570}}};

/// An identity card as far as colours go: pale blue paper, print, and where `coloured` a red emblem.
inline image::Pixels card(bool coloured) {
    Table table(1000, 720, {95, 90, 88}, 4);
    table.lay(kOnTable, coloured ? Colour{222, 228, 236} : Colour{228, 228, 228}, true);
    if (coloured) table.lay({{{600, 200}, {760, 204}, {757, 320}, {597, 316}}}, {205, 40, 35}, false);
    image::Pixels pixels = table.pixels();
    for (std::size_t i = 0; !coloured && i < pixels.data.size(); ++i) pixels.data[i] = pixels.data[i / 3 * 3];
    return pixels;
}

/// Every pixel's red, green and blue times these.
inline image::Pixels under(image::Pixels pixels, double red, double green, double blue) {
    const double gains[] = {red, green, blue};
    for (std::size_t i = 0; i < pixels.data.size(); ++i)
        pixels.data[i] = static_cast<std::uint8_t>(std::min(255.0, pixels.data[i] * gains[i % 3]));
    return pixels;
}

/// Light that goes up and down by `depth` as a grid `period` pixels apart does, turned by a few degrees.
inline image::Pixels through_grid(image::Pixels pixels, double period, double depth) {
    for (std::uint32_t y = 0; y < pixels.height; ++y) {
        for (std::uint32_t x = 0; x < pixels.width; ++x) {
            const double wave = std::cos(2 * std::numbers::pi * (x + 0.07 * y) / period);
            std::uint8_t* at = pixels.data.data() + (std::size_t{y} * pixels.width + x) * 3;
            for (int c = 0; c < 3; ++c)
                at[c] =
                    static_cast<std::uint8_t>(std::clamp(at[c] * (1 - depth / 2 * (1 + wave)), 0.0, 255.0));
        }
    }
    return pixels;
}

inline model::PhotoSpec card_spec() {
    model::PhotoSpec spec;
    spec.sizes = {document::kCard};
    spec.must_be_in_colour = true;
    return spec;
}

struct Asked {
    std::string file = "a.jpg";
    image::Envelope envelope = {};
    model::PhotoSpec spec = card_spec();
};

/// What one check says about a picture.
inline CheckResult ask(std::string_view id, image::Planes planes, const Asked& asked = {}) {
    const Look look(std::move(planes), 1, asked.spec);
    const model::PhotoProfile profile = any_size();
    const Photo photo{asked.file, asked.envelope, {}, profile, {}, &look};
    for (const Check& check : all_checks())
        if (check.id == id) return check.run(photo, Voice(book(), id));
    throw std::logic_error("no such check");
}
inline CheckResult ask(std::string_view id, const image::Pixels& pixels, const Asked& asked = {}) {
    return ask(id, image::planes_of(pixels), asked);
}

inline std::vector<model::Severity> severities(const CheckResult& result) {
    std::vector<model::Severity> all;
    for (const model::Finding& finding : result.findings) all.push_back(finding.severity);
    return all;
}

}  // namespace beian::inspect::origin_test
