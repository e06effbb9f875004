#include "image/planes.h"

#include <algorithm>
#include <array>
#include <vector>

namespace beian::image {
namespace {

constexpr std::uint32_t kStep = Planes::kColourStep;

std::uint32_t cells(std::uint32_t side) {
    return side / kStep + (side % kStep != 0 ? 1 : 0);
}

Plane empty(std::uint32_t width, std::uint32_t height, std::uint8_t value) {
    return {width, height, Bytes(std::size_t{width} * height, value)};
}

// JFIF 1.02, in 1/65536.
std::uint8_t light_of(const std::uint8_t* rgb) {
    return static_cast<std::uint8_t>((19595 * rgb[0] + 38470 * rgb[1] + 7471 * rgb[2] + 32768) >> 16);
}

/// Sums of red, green and blue over one row of cells.
struct Sums {
    std::vector<std::array<std::uint32_t, 3>> of;

    void add(const std::uint8_t* rgb, std::uint32_t width) {
        for (std::uint32_t x = 0; x < width; ++x, rgb += 3) {
            auto& cell = of[x / kStep];
            for (int c = 0; c < 3; ++c) cell[c] += rgb[c];
        }
    }

    void hand_on(std::uint32_t width, std::uint32_t rows, std::uint8_t* blue, std::uint8_t* red) {
        for (std::uint32_t x = 0; x < of.size(); ++x) {
            const double count = double(rows) * std::min(kStep, width - x * kStep);
            const double r = of[x][0] / count, g = of[x][1] / count, b = of[x][2] / count;
            const double light = 0.299 * r + 0.587 * g + 0.114 * b;
            blue[x] = static_cast<std::uint8_t>(std::clamp(128.5 + 0.564334 * (b - light), 0.0, 255.0));
            red[x] = static_cast<std::uint8_t>(std::clamp(128.5 + 0.713267 * (r - light), 0.0, 255.0));
        }
        std::fill(of.begin(), of.end(), std::array<std::uint32_t, 3>{});
    }
};

// In squares: a column at a time would fetch each row anew for every pixel.
Plane turned(const Plane& stored, int orientation) {
    constexpr std::uint32_t kSquare = 32;
    const bool is_quarter = orientation >= 5;
    const bool flips_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool flips_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    const std::uint32_t w = stored.width, h = stored.height;
    Plane to = empty(is_quarter ? h : w, is_quarter ? w : h, 0);
    for (std::uint32_t top = 0; top < h; top += kSquare) {
        for (std::uint32_t left = 0; left < w; left += kSquare) {
            for (std::uint32_t y = top; y < std::min(top + kSquare, h); ++y) {
                const std::uint8_t* from = stored.data.data() + std::size_t{y} * w;
                const std::uint32_t row = flips_y ? h - 1 - y : y;
                for (std::uint32_t x = left; x < std::min(left + kSquare, w); ++x) {
                    const std::uint32_t column = flips_x ? w - 1 - x : x;
                    to.data[is_quarter ? std::size_t{column} * h + row : std::size_t{row} * w + column] =
                        from[x];
                }
            }
        }
    }
    return to;
}

}  // namespace

std::uint64_t bytes_of_planes(std::uint32_t width, std::uint32_t height) {
    return std::uint64_t{width} * height + 2 * std::uint64_t{cells(width)} * cells(height);
}

Planes planes_sized(std::uint32_t width, std::uint32_t height) {
    const Plane colour{cells(width), cells(height), {}};
    return {{width, height, {}}, colour, colour};
}

Planes planes_of(const Pixels& pixels) {
    const std::uint32_t width = pixels.width, height = pixels.height;
    Planes planes{empty(width, height, 0), empty(cells(width), cells(height), 128),
                  empty(cells(width), cells(height), 128)};
    if (pixels.channels == 1) {
        planes.light.data = pixels.data;
        return planes;
    }
    Sums sums{std::vector<std::array<std::uint32_t, 3>>(planes.blue.width)};
    for (std::uint32_t y = 0; y < height; ++y) {
        const std::uint8_t* row = pixels.row(y).data();
        std::uint8_t* light = planes.light.data.data() + std::size_t{y} * width;
        for (std::uint32_t x = 0; x < width; ++x) light[x] = light_of(row + 3 * std::size_t{x});
        sums.add(row, width);
        if (y % kStep != kStep - 1 && y + 1 != height) continue;
        const std::size_t at = std::size_t{y / kStep} * planes.blue.width;
        sums.hand_on(width, y % kStep + 1, planes.blue.data.data() + at, planes.red.data.data() + at);
    }
    return planes;
}

void fill(Planes& planes, BytesView bytes) {
    for (Plane* plane : {&planes.light, &planes.blue, &planes.red}) {
        const std::size_t size = std::size_t{plane->width} * plane->height;
        plane->data.assign(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
        bytes = bytes.subspan(size);
    }
}

Planes halved(const Planes& planes) {
    Planes half = planes_sized(planes.light.width / 2, planes.light.height / 2);
    const auto halve = [](const Plane& from, Plane& to) {
        to.data.resize(std::size_t{to.width} * to.height);
        for (std::uint32_t y = 0; y < to.height; ++y) {
            // Of an odd number of colour pixels the last stands alone.
            const std::uint8_t* upper = from.data.data() + std::size_t{2 * y} * from.width;
            const std::uint8_t* lower = 2 * y + 1 < from.height ? upper + from.width : upper;
            std::uint8_t* row = to.data.data() + std::size_t{y} * to.width;
            for (std::uint32_t x = 0; x < to.width; ++x) {
                const std::uint32_t left = 2 * x, right = std::min(left + 1, from.width - 1);
                row[x] = static_cast<std::uint8_t>(
                    (upper[left] + upper[right] + lower[left] + lower[right] + 2) / 4);
            }
        }
    };
    halve(planes.light, half.light);
    halve(planes.blue, half.blue);
    halve(planes.red, half.red);
    return half;
}

Planes turned(Planes stored, int orientation) {
    if (orientation <= 1 || orientation > 8) return stored;
    return {turned(stored.light, orientation), turned(stored.blue, orientation),
            turned(stored.red, orientation)};
}

}  // namespace beian::image
