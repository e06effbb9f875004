// Pictures to look for documents in: a card or a sheet with lines of print, laid anywhere on a table.
#pragma once

#include "document/finder.h"
#include "image/pixels.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace beian::document::test {

struct Colour {
    int red, green, blue;
};

class Table {
public:
    Table(int width, int height, Colour colour, int grain = 3)
        : pixels_{static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height), 3, {}} {
        pixels_.data.resize(std::size_t(width) * height * 3);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) put(x, y, colour, grain);
        }
    }

    /// A page whose corners are `quad`; `print` draws lines of letters on it.
    Table& lay(const Quad& quad, Colour paper, bool print) {
        for (int y = 0; y < int(pixels_.height); ++y) {
            for (int x = 0; x < int(pixels_.width); ++x) {
                const auto place = place_on(quad, x, y);
                if (place.x < 0 || place.x > 1 || place.y < 0 || place.y > 1) continue;
                const bool ink = print && place.x > 0.1 && place.x < 0.8 && place.y > 0.12 && place.y < 0.9 &&
                                 is_letter(std::fmod(place.x * 37, 1), std::fmod(place.y * 14, 1));
                put(x, y, ink ? Colour{40, 40, 45} : paper, 3);
            }
        }
        return *this;
    }

    /// Boards from left to right, each of its own tone: lines that run through the whole picture.
    Table& lay_planks() {
        for (int y = 0; y < int(pixels_.height); ++y) {
            const int board = y / 40, tone = (board * 7919) % 31 - 15;
            for (int x = 0; x < int(pixels_.width); ++x) put(x, y, {120 + tone, 88 + tone, 60 + tone / 2}, 3);
        }
        return *this;
    }

    /// A plate with square keys, a letter on each.
    Table& lay_keyboard(const Quad& quad) {
        for (int y = 0; y < int(pixels_.height); ++y) {
            for (int x = 0; x < int(pixels_.width); ++x) {
                const auto place = place_on(quad, x, y);
                if (place.x < 0 || place.x > 1 || place.y < 0 || place.y > 1) continue;
                const double column = std::fmod(place.x * 12, 1), row = std::fmod(place.y * 8, 1);
                const bool is_gap = column < 0.1 || row < 0.1;
                const bool is_letter_here = column > 0.2 && column < 0.45 && row > 0.25 && row < 0.55 &&
                                            is_letter((column - 0.2) * 2.8, (row - 0.25) * 2);
                put(x, y,
                    is_gap           ? Colour{30, 30, 30}
                    : is_letter_here ? Colour{220, 220, 220}
                                     : Colour{60, 60, 62},
                    3);
            }
        }
        return *this;
    }

    /// Lines right across, as planks and their grain have them, each a little darker or lighter.
    Table& grain(Colour wood) {
        for (int y = 0; y < int(pixels_.height); ++y) {
            state_ = state_ * 1664525U + 1013904223U;
            const int shade = (static_cast<int>(state_ >> 24) % 31 - 15) * (y % 3 == 0 ? 1 : 0);
            for (int x = 0; x < int(pixels_.width); ++x)
                put(x, y, {wood.red + shade, wood.green + shade, wood.blue + shade}, 3);
        }
        return *this;
    }

    const image::Pixels& pixels() const { return pixels_; }
    image::Planes picture() const { return image::planes_of(pixels_); }

private:
    /// An E, with a gap at its right and below it.
    static bool is_letter(double x, double y) {
        if (x > 0.7 || y > 0.6) return false;
        return x < 0.2 || y < 0.12 || y > 0.48 || (y > 0.24 && y < 0.36);
    }

    void put(int x, int y, Colour colour, int grain) {
        state_ = state_ * 1664525U + 1013904223U;
        const int noise = grain == 0 ? 0 : static_cast<int>((state_ >> 16) % (2 * grain + 1)) - grain;
        std::uint8_t* at = pixels_.data.data() + (std::size_t(y) * pixels_.width + x) * 3;
        at[0] = static_cast<std::uint8_t>(std::clamp(colour.red + noise, 0, 255));
        at[1] = static_cast<std::uint8_t>(std::clamp(colour.green + noise, 0, 255));
        at[2] = static_cast<std::uint8_t>(std::clamp(colour.blue + noise, 0, 255));
    }

    /// Shares of width and height; exact for parallelograms, near enough for the rest.
    static Point place_on(const Quad& q, double x, double y) {
        double u = 0.5, v = 0.5;
        for (int step = 0; step < 3; ++step) {
            const double px = (q[0].x * (1 - u) + q[1].x * u) * (1 - v) + (q[3].x * (1 - u) + q[2].x * u) * v;
            const double py = (q[0].y * (1 - u) + q[1].y * u) * (1 - v) + (q[3].y * (1 - u) + q[2].y * u) * v;
            const double ux = (q[1].x - q[0].x) * (1 - v) + (q[2].x - q[3].x) * v;
            const double uy = (q[1].y - q[0].y) * (1 - v) + (q[2].y - q[3].y) * v;
            const double vx = (q[3].x - q[0].x) * (1 - u) + (q[2].x - q[1].x) * u;
            const double vy = (q[3].y - q[0].y) * (1 - u) + (q[2].y - q[1].y) * u;
            const double det = ux * vy - uy * vx;
            u += ((x - px) * vy - (y - py) * vx) / det;
            v += ((y - py) * ux - (x - px) * uy) / det;
        }
        return {u, v};
    }

    image::Pixels pixels_;
    std::uint32_t state_ = 1;
};

/// The farthest any corner lies from where it should.
inline double farthest(const Quad& a, const Quad& b) {
    double most = 0;
    for (std::size_t i = 0; i < 4; ++i) most = std::max(most, std::hypot(a[i].x - b[i].x, a[i].y - b[i].y));
    return most;
}

}  // namespace beian::document::test
