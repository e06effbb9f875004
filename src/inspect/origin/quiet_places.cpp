#include "inspect/origin/quiet_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace beian::inspect {
namespace {

constexpr int kWide = 8, kHigh = 8;  // of a square; two of its lines are looked at
constexpr int kLooked = 2 * kWide;
constexpr int kTones = 16;

struct Square {
    std::uint8_t tone = 255;  // of kTones; 255: uneven, burnt, black or outside
    std::uint16_t grain = 0;  // sum of second differences
};

/// The second difference forgets tone and slope and keeps grain.
Square square_at(const std::uint8_t* at, std::size_t row_step) {
    int grain = 0, sum = 0, least = 255, most = 0;
    for (int row = 1; row < kHigh; row += 4) {
        const std::uint8_t* line = at + std::size_t(row) * row_step;
        for (int x = 0; x < kWide; ++x) {
            const int value = line[x];
            grain += std::abs(line[x - 1] - 2 * value + line[x + 1]);
            sum += value;
            least = std::min(least, value), most = std::max(most, value);
        }
    }
    const int mean = sum / (kLooked);
    Square square;
    if (most - least > 18 || least < 24 || most > 247) return square;
    square.tone = std::uint8_t(mean * kTones / 256);
    square.grain = std::uint16_t(grain);
    return square;
}

struct Map {
    int left = 0, top = 0, columns = 0, rows = 0;
    std::vector<Square> squares;
};

Map map_of(const image::Plane& light, const Quad& quad) {
    Map map;
    double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9, cx = 0, cy = 0;
    for (const Point& p : quad) {
        x0 = std::min(x0, p.x), y0 = std::min(y0, p.y), x1 = std::max(x1, p.x), y1 = std::max(y1, p.y);
        cx += p.x / 4, cy += p.y / 4;
    }
    map.left = int(std::clamp(x0, 1.0, double(light.width)));
    map.top = int(std::clamp(y0, 0.0, double(light.height)));
    map.columns = (int(std::clamp(x1, 0.0, double(light.width) - 2)) - map.left) / kWide;
    map.rows = (int(std::clamp(y1, 0.0, double(light.height) - 1)) - map.top) / kHigh;
    if (map.columns < 8 || map.rows < 8) return {};
    map.squares.resize(std::size_t(map.columns) * std::size_t(map.rows));
    // A little inside: the table beyond the rim has grain of its own.
    Quad inner = quad;
    for (Point& p : inner) p = {p.x + (cx - p.x) * 0.03, p.y + (cy - p.y) * 0.03};
    for (int row = 0; row < map.rows; ++row) {
        const double y = map.top + (row + 0.5) * kHigh;
        double from = 1e9, to = -1e9;
        for (std::size_t i = 0; i < 4; ++i) {
            const Point &a = inner[i], &b = inner[(i + 1) % 4];
            if ((a.y <= y) == (b.y <= y)) continue;
            const double x = a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);
            from = std::min(from, x), to = std::max(to, x);
        }
        const int first = std::max(0, int(std::ceil((from - map.left) / kWide)));
        const int last = std::min(map.columns, int(std::floor((to - map.left) / kWide)));
        const std::uint8_t* line =
            light.data.data() + std::size_t(map.top + row * kHigh) * light.width + std::size_t(map.left);
        for (int column = first; column < last; ++column)
            map.squares[std::size_t(row * map.columns + column)] =
                square_at(line + column * kWide, light.width);
    }
    return map;
}

/// The middle grain of each tone; 0 where too few squares have it.
std::array<int, kTones> middles_of(const Map& map, double& level) {
    constexpr int kMost = 256;
    std::vector<std::array<int, kMost>> histogram(kTones);
    std::array<int, kTones> count{}, middle{};
    for (const Square& square : map.squares) {
        if (square.tone == 255) continue;
        ++histogram[square.tone][std::min<std::size_t>(square.grain, kMost - 1)];
        ++count[square.tone];
    }
    double sum = 0, all = 0;
    for (std::size_t tone = 0; tone < kTones; ++tone) {
        if (count[tone] < 150) continue;
        int below = 0, at = 0;
        while (below + histogram[tone][std::size_t(at)] < count[tone] / 2)
            below += histogram[tone][std::size_t(at++)];
        middle[tone] = at;
        sum += double(at) * count[tone], all += count[tone];
    }
    level = all > 0 ? sum / all / (kLooked) : 0;
    return middle;
}

}  // namespace

Grain grain_of(const image::Plane& light, const Quad& document) {
    Grain found;
    const Map map = map_of(light, document);
    if (map.squares.empty()) return found;
    const std::array<int, kTones> middle = middles_of(map, found.level);
    // Sums over all squares above and to the left: of even ones, and of quiet ones.
    const std::size_t stride = std::size_t(map.columns) + 1;
    std::vector<int> even(stride * std::size_t(map.rows + 1), 0), quiet(even.size(), 0);
    for (int row = 0; row < map.rows; ++row) {
        int evens = 0, quiets = 0;
        for (int column = 0; column < map.columns; ++column) {
            const Square& square = map.squares[std::size_t(row * map.columns + column)];
            if (square.tone != 255 && middle[square.tone] > 0) {
                ++evens;
                quiets += square.grain * 3 <= middle[square.tone];
            }
            const std::size_t at = std::size_t(row + 1) * stride + std::size_t(column + 1);
            even[at] = even[at - stride] + evens;
            quiet[at] = quiet[at - stride] + quiets;
        }
    }
    if (even.back() == 0) return found;
    found.quiet_share = double(quiet.back()) / even.back();
    // As long and high as a few letters of a line.
    constexpr int kColumns = 10, kRows = 4;
    for (int row = 0; row + kRows <= map.rows; row += 1) {
        for (int column = 0; column + kColumns <= map.columns; column += 2) {
            const std::size_t a = std::size_t(row) * stride + std::size_t(column), b = a + kColumns;
            const std::size_t c = a + kRows * stride, d = c + kColumns;
            const int evens = even[d] - even[b] - even[c] + even[a];
            if (evens < kColumns * kRows / 4) continue;
            const double share = double(quiet[d] - quiet[b] - quiet[c] + quiet[a]) / evens;
            if (found.place && share <= found.place->quiet) continue;
            found.place =
                QuietPlace{map.left + column * kWide, map.top + row * kHigh,
                           map.left + (column + kColumns) * kWide, map.top + (row + kRows) * kHigh, share};
        }
    }
    return found;
}

}  // namespace beian::inspect
