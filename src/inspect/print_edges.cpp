#include "inspect/print_edges.h"

#include "document/rectifier.h"

#include "inspect/look.h"
#include "inspect/rank.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace beian::inspect {
namespace {

constexpr int kFieldsAcross = 6, kFieldsDown = 4;
constexpr int kSide = 64;                  // of a place, in pixels
constexpr int kCells = kSide / kCellSide;  // the same in cells
constexpr int kLineStep = 3;               // every third line tells enough
constexpr double kPrint = 0.35;            // of the document's strongest contrast
constexpr double kFewestCells = 0.25;      // of a place with print in them
constexpr double kStrongEdge = 0.45;       // of the place's contrast
constexpr double kFaintest = 24;           // tones: below it JPEG's own edges are met
// Slanting edges seem wider than they are: of each direction the sharper ones count.
constexpr double kSharper = 0.3;

struct Step {
    int x, y;            // along the crossing
    int side_x, side_y;  // at right angles to it
    double length;
};
constexpr std::array<Step, kDirections> kSteps{
    {{1, 0, 0, 1, 1}, {0, 1, 1, 0, 1}, {1, 1, 1, -1, 1.4142135623730951}, {1, -1, 1, 1, 1.4142135623730951}}};

std::uint8_t range_of(const Cell& cell) {
    return static_cast<std::uint8_t>(cell.lightest - cell.darkest);
}

/// Walks along a line and hands over each rise and each fall in it.
class Crossing {
public:
    Crossing(double least, std::vector<float>& widths, std::vector<int>& pitches)
        : least_(least), widths_(widths), pitches_(pitches) {}

    void start(int value) { last_ = value, rise_ = 0, squares_ = 0, place_ = 0, last_rise_ = -1; }
    void go_on(int value) {
        const int step = value - last_;
        ++place_;
        last_ = value;
        if (step * rise_ < 0) finish();
        rise_ += step;
        squares_ += step * step;
    }
    void finish() {
        // (sum of d)² / sum of d²: for a bell-shaped edge 2 √π of its deviations, wherever the pixels fall,
        // while a grain on its slope hardly changes it. Inverse participation ratio (Bell & Dean 1970).
        if (std::abs(rise_) >= least_)
            widths_.push_back(static_cast<float>(rise_) * static_cast<float>(rise_) /
                              static_cast<float>(squares_));
        if (rise_ >= least_) {
            if (last_rise_ >= 0) pitches_.push_back(place_ - last_rise_);
            last_rise_ = place_;
        }
        rise_ = 0, squares_ = 0;
    }

private:
    double least_;
    std::vector<float>& widths_;
    std::vector<int>& pitches_;
    int place_ = 0, last_rise_ = -1;
    int last_ = 0, rise_ = 0, squares_ = 0;
};

/// Along one line of the square that begins at `x`, `y`.
void cross(const image::Plane& light, int x, int y, const Step& step, int count, Crossing& crossing) {
    const auto width = static_cast<std::ptrdiff_t>(light.width);
    const std::uint8_t* at = light.data.data() + y * width + x;
    const std::ptrdiff_t ahead = step.y * width + step.x, beside = step.side_y * width + step.side_x;
    // Three lines together: grain averages out, an edge across them does not.
    const auto value = [&](const std::uint8_t* p) { return p[-beside] + 2 * p[0] + p[beside]; };
    crossing.start(value(at));
    for (int i = 1; i < count; ++i) {
        at += ahead;
        crossing.go_on(value(at));
    }
    crossing.finish();
}

/// All lines of the square in one direction.
void cross_all(const image::Plane& light, int left, int top, const Step& step, Crossing& crossing) {
    if (step.x != 0 && step.y != 0) {
        for (int i = 0; i < kSide - 8; i += kLineStep) {
            // Those that begin at the left edge, and those that begin at the edge they run away from.
            const int first = step.y > 0 ? top : top + kSide - 1;
            cross(light, left, first + step.y * i, step, kSide - i, crossing);
            if (i > 0) cross(light, left + i, first, step, kSide - i, crossing);
        }
        return;
    }
    for (int i = 0; i < kSide; i += kLineStep)
        cross(light, left + step.y * i, top + step.x * i, step, kSide, crossing);
}

/// The place at the corner of a window of cells, or nothing where it leaves the picture.
std::optional<PrintPlace> look_at(const image::Plane& light, const Point& middle) {
    const int left = static_cast<int>(std::lround(middle.x)) - kSide / 2,
              top = static_cast<int>(std::lround(middle.y)) - kSide / 2;
    if (left < 1 || top < 1 || left + kSide + 1 > static_cast<int>(light.width) ||
        top + kSide + 1 > static_cast<int>(light.height))
        return std::nullopt;
    std::vector<std::uint8_t> tones;
    tones.reserve(kSide * kSide / 4);
    for (int y = 0; y < kSide; y += 2) {
        const std::uint8_t* row = light.data.data() + static_cast<std::size_t>(top + y) * light.width + left;
        for (int x = y / 2 % 2; x < kSide; x += 2) tones.push_back(row[x]);
    }
    PrintPlace place;
    place.contrast = at_share(tones, 0.97) - at_share(tones, 0.03);
    if (place.contrast < kFaintest) return std::nullopt;
    std::vector<float> widths;
    std::vector<int> pitches;
    for (std::size_t i = 0; i < kDirections; ++i) {
        widths.clear(), pitches.clear();
        Crossing crossing(4 * kStrongEdge * place.contrast, widths, pitches);
        cross_all(light, left, top, kSteps[i], crossing);
        if (i == 0 && static_cast<int>(pitches.size()) >= kFewestEdges) place.pitch = at_share(pitches, 0.5);
        place.edges[i] = static_cast<int>(widths.size());
        if (widths.empty()) continue;
        const double deviation = at_share(widths, kSharper) * kSteps[i].length / 3.5449;  // 2 √π
        // A pixel is as wide as it is: 1/12 of its square is not blur.
        place.variance[i] = std::max(0.0, deviation * deviation - kSteps[i].length * kSteps[i].length / 12);
    }
    return place;
}

}  // namespace

std::vector<PrintPlace> find_print(const image::Plane& light, const FoundDocument& found,
                                   const Cells& cells) {
    std::vector<PrintPlace> places;
    if (cells.empty()) return places;
    std::vector<std::uint8_t> ranges;
    for (int y = 1; y < cells.down - 1; ++y) {
        for (int x = 1; x < cells.across - 1; ++x) {
            if (cells.at(x, y).seen) ranges.push_back(range_of(cells.at(x, y)));
        }
    }
    if (ranges.empty()) return places;
    const double enough = std::max(kFaintest, kPrint * at_share(ranges, 0.98));
    for (int field = 0; field < kFieldsAcross * kFieldsDown; ++field) {
        // One cell at the edges is left out: there the paper ends.
        const int x0 = std::max(1, cells.across * (field % kFieldsAcross) / kFieldsAcross),
                  x1 = std::min(cells.across - 1, cells.across * (field % kFieldsAcross + 1) / kFieldsAcross);
        const int y0 = std::max(1, cells.down * (field / kFieldsAcross) / kFieldsDown),
                  y1 = std::min(cells.down - 1, cells.down * (field / kFieldsAcross + 1) / kFieldsDown);
        int most = 0, best_x = 0, best_y = 0;
        for (int y = y0; y < y1; y += 2) {
            for (int x = x0; x < x1; x += 2) {
                if (x + kCells > cells.across - 1 || y + kCells > cells.down - 1) continue;
                int printed = 0;
                for (int dy = 0; dy < kCells; dy += 2) {
                    for (int dx = 0; dx < kCells; dx += 2)
                        printed += range_of(cells.at(x + dx, y + dy)) >= enough ? 1 : 0;
                }
                if (printed > most) most = printed, best_x = x, best_y = y;
            }
        }
        if (most < kFewestCells * kCells * kCells / 4) continue;
        const double across = (best_x + kCells / 2.0) / cells.across,
                     down = (best_y + kCells / 2.0) / cells.down;
        auto place = look_at(light, document::place_on_picture(found.quad, across, down));
        if (!place) continue;
        place->across = across, place->down = down;
        places.push_back(*place);
    }
    return places;
}

double grain_of(const Cells& cells) {
    std::vector<std::uint8_t> ranges;
    for (int y = 1; y < cells.down - 1; ++y) {
        for (int x = 1; x < cells.across - 1; ++x) {
            // Where tones end, grain is cut off.
            if (cells.at(x, y).seen && cells.at(x, y).lightest < 250)
                ranges.push_back(range_of(cells.at(x, y)));
        }
    }
    if (ranges.size() < 20) return 0;
    // Of 64 values drawn from a bell curve the extremes lie this many deviations apart (Tippett 1925). The
    // calmest fifth of the cells is blank.
    return at_share(ranges, 0.05) / 4.7;
}

}  // namespace beian::inspect
