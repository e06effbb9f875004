#include "specimen/recipes.h"

#include "specimen/random.h"

#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

namespace beian::specimen {
namespace {

struct Range {
    double low, high;
};

/// What a person refuses, and the doubtful amounts before it; both in the unit that the row names.
struct Row {
    Defect defect;
    Range borderline, bad;
};

// The amounts were set by looking at the photos: "bad" begins where a reviewer could no longer be sure of
// each character, edge or colour.
constexpr std::array kRows = {
    Row{{"defocus", "quality.sharpness", "blur radius as a share of the text size"},
        {0.035, 0.07},
        {0.1, 0.22}},
    Row{{"motion", "quality.sharpness", "blur length as a share of the text size"},
        {0.09, 0.18},
        {0.28, 0.6}},
    Row{{"glare", "quality.glare", "added light, 1 is white paper"}, {0.35, 0.6}, {1.1, 2.5}},
    Row{{"dark", "quality.exposure", "stops under"}, {0.9, 1.6}, {2.6, 4}},
    Row{{"bright", "quality.exposure", "stops over"}, {0.35, 0.7}, {1.3, 2.2}},
    Row{{"washed_out", "quality.exposure", "share of the contrast lost"}, {0.3, 0.5}, {0.72, 0.88}},
    Row{{"shadow", "quality.exposure", "share of the light kept away"}, {0.45, 0.65}, {0.82, 0.93}},
    Row{{"small", "frame.too_small", "share of the picture covered"}, {0.08, 0.14}, {0.015, 0.045}},
    Row{{"cut", "frame.incomplete", "share of the document outside"}, {0.004, 0.015}, {0.04, 0.2}},
    Row{{"tilt", "frame.tilt", "degrees"}, {20, 27}, {36, 45}},
    Row{{"rotated", "frame.rotated", "quarter turns"}, {1, 3}, {1, 3}},
    Row{{"finger", "frame.obstructed", "how far it reaches in, as a share of the document's height"},
        {0.03, 0.06},
        {0.18, 0.4}},
    Row{{"grey_copy", "origin.photocopy", "1"}, {1, 1}, {1, 1}},
    Row{{"black_and_white", "origin.photocopy", "1"}, {1, 1}, {1, 1}},
    Row{{"colour_print", "origin.recapture", "visibility of the printing dots"}, {0.1, 0.25}, {0.35, 0.8}},
    Row{{"screen", "origin.recapture", "depth of the display's pixel grid"}, {0.2, 0.4}, {0.6, 1}},
    Row{{"overtyped", "origin.edited", "share of the paper's grain that the brush took away"},
        {0.4, 0.7},
        {0.9, 1}},
    Row{{"editor", "origin.edited", "1"}, {1, 1}, {1, 1}},
    Row{{"watermark", "origin.watermark", "opacity"}, {0.06, 0.14}, {0.25, 0.6}},
    Row{{"screenshot", "origin.screenshot", "1"}, {1, 1}, {1, 1}},
    Row{{"noise", "quality.sharpness", "deviation of white paper's light"}, {0.04, 0.07}, {0.14, 0.22}},
};

const Row* find_row(std::string_view name) {
    for (const Row& row : kRows) {
        if (row.defect.name == name) return &row;
    }
    return nullptr;
}

}  // namespace

const std::vector<Defect>& defects() {
    static const std::vector<Defect> all = [] {
        std::vector<Defect> found;
        for (const Row& row : kRows) found.push_back(row.defect);
        return found;
    }();
    return all;
}

const Defect* find_defect(std::string_view name) {
    const Row* row = find_row(name);
    return row == nullptr ? nullptr : &row->defect;
}

cv::Size held_for(const Kind& kind, cv::Size size) {
    if ((kind.width_mm < kind.height_mm) == (size.width < size.height)) return size;
    return {size.height, size.width};
}

Scene good(std::uint64_t seed, cv::Size size) {
    Random random(seed, "good");
    Scene scene;
    scene.size = size;
    scene.coverage = random.between(0.28, 0.7);
    scene.rotation_deg = random.chance(0.7) ? random.between(-4, 4) : random.between(-12, 12);
    scene.tilt_deg = std::abs(random.normal()) * 4;
    if (scene.tilt_deg > 13) scene.tilt_deg = 13;
    scene.tilt_direction_deg = random.between(0, 360);
    scene.offset = {random.between(-0.06, 0.06), random.between(-0.06, 0.06)};
    constexpr std::array kTables = {Background::Wood,       Background::Wood,       Background::Cloth,
                                    Background::WhiteTable, Background::Black,      Background::Desk,
                                    Background::Hand,       Background::LowContrast};
    scene.background = random.one_of(kTables);
    scene.light_direction_deg = random.between(0, 360);
    scene.light_falloff = random.between(0.03, 0.28);
    scene.vignette = random.between(0.02, 0.18);
    scene.kelvin = random.between(4400, 6500);
    scene.exposure_ev = random.between(-0.45, 0.12);
    scene.contrast = random.between(0.92, 1);
    if (random.chance(0.35)) {
        scene.shadows.push_back({random.between(0, 360), random.between(0.3, 0.8), random.between(0.05, 0.25),
                                 random.between(0.08, 0.5)});
    }
    if (random.chance(0.25)) {
        scene.glares.push_back({{random.between(0, 1), random.between(0, 1)},
                                random.between(4, 12),
                                random.between(1, 2.5),
                                random.between(0, 180),
                                random.between(0.04, 0.12)});
    }
    scene.lens_blur_px = random.between(0.5, 0.85);
    scene.defocus_em = random.chance(0.5) ? 0 : random.between(0, 0.014);
    scene.motion = {random.chance(0.6) ? 0 : random.between(0, 0.03), random.between(0, 180)};
    scene.noise = random.between(0.003, 0.018);
    scene.sharpening = random.between(0.1, 0.6);
    scene.jpeg_quality = random.whole(82, 96);
    scene.orientation_tag = random.chance(0.2) ? 6 : 1;
    return scene;
}

void apply_defect(Scene& scene, std::string_view defect, double amount, std::uint64_t seed) {
    Random random(seed, defect);
    const auto is = [&](std::string_view name) { return defect == name; };
    if (is("defocus")) {
        scene.defocus_em = amount;
    } else if (is("motion")) {
        scene.motion = {amount, random.between(0, 180)};
    } else if (is("glare")) {
        scene.glares = {{{random.between(0.2, 0.8), random.between(0.25, 0.8)},
                         random.between(6, 11),
                         random.between(1, 2.2),
                         random.between(0, 180),
                         amount}};
    } else if (is("dark")) {
        scene.exposure_ev = -amount;
        scene.noise *= 1 + amount / 3;
    } else if (is("bright")) {
        scene.exposure_ev = amount;
    } else if (is("washed_out")) {
        scene.contrast = 1 - amount;
    } else if (is("shadow")) {
        scene.shadows = {
            {random.between(0, 360), random.between(0.4, 0.6), amount, random.between(0.01, 0.08)}};
    } else if (is("small")) {
        scene.coverage = amount;
        scene.offset = {random.between(-0.2, 0.2), random.between(-0.2, 0.2)};
    } else if (is("cut")) {
        scene.coverage = std::max(scene.coverage, 0.4);
        scene.cut = Cut{static_cast<Cut::Edge>(random.whole(0, 3)), amount};
    } else if (is("tilt")) {
        scene.tilt_deg = amount;
    } else if (is("rotated")) {
        scene.rotation_deg += 90 * std::round(amount);
    } else if (is("finger")) {
        constexpr std::array kFrom = {0.0, 90.0, 180.0, 270.0};
        const auto from = random.next() % 4;
        const double along = random.between(0.2, 0.8);
        const std::array<Place, 4> tips = {Place{1 - amount * 0.63, along}, Place{along, 1 - amount},
                                           Place{amount * 0.63, along}, Place{along, amount}};
        // The finger comes over the document's own edge, however the document is turned.
        scene.fingers = {
            {tips[from], kFrom[from] + scene.rotation_deg + random.between(-20, 20), random.between(13, 18)}};
    } else if (is("grey_copy") || is("black_and_white")) {
        Copy copy;
        copy.kind = is("grey_copy") ? Copy::Kind::Grey : Copy::Kind::BlackAndWhite;
        copy.halftone = random.between(0, 0.7);
        copy.toner_noise = random.between(0.05, 0.4);
        copy.fading = random.between(0.03, 0.25);
        copy.sheet_mm = random.chance(0.25) ? 0 : random.between(10, 60);
        scene.copy = copy;
        // Lamps tint grey copies: the check must not take that for colour.
        scene.kelvin = random.between(3200, 7500);
    } else if (is("colour_print")) {
        scene.copy = Copy{Copy::Kind::Colour, amount, random.between(0.05, 0.25), random.between(0.05, 0.2),
                          random.chance(0.3) ? 0 : random.between(8, 50)};
    } else if (is("screen")) {
        Screen screen;
        // Of a monitor at hand's distance or, now and then, of a finer laptop or phone.
        const double fineness = random.unit();
        screen.pixels_across = fineness < 0.3   ? random.between(420, 700)
                               : fineness < 0.8 ? random.between(700, 1200)
                                                : random.between(1200, 1600);
        if (random.chance(fineness > 0.8 ? 0.5 : 0.1)) screen.layout = Screen::Layout::Pentile;
        screen.upended = random.chance(0.2);
        screen.grid = amount;
        screen.black_level = random.between(0.008, 0.04);
        screen.gamma = random.between(0.95, 1.3);
        screen.margin = random.between(0.02, 0.5);
        screen.kelvin = random.between(6300, 9000);
        screen.banding = random.between(0, 0.06);
        scene.screen = screen;
        scene.light_falloff *= 0.6;
        scene.shadows.clear();
        scene.lens_blur_px = random.between(0.4, 0.6);
        scene.defocus_em = 0;
        scene.motion = {};
        scene.denoising = random.chance(0.5) ? random.between(1, 3) : 0;
    } else if (is("overtyped")) {
        scene.overtyped = Overtyped{amount, ""};
        scene.jpeg_quality = std::max(scene.jpeg_quality, 88);
    } else if (is("editor")) {
        constexpr std::array kEditors = {
            "Adobe Photoshop 24.1 (Windows)",         "GIMP 2.10", "Meitu 10.2",
            "Adobe Photoshop Lightroom Classic 12.0", "PicsArt",   "Snapseed 2.0"};
        scene.editor = random.one_of(kEditors);
    } else if (is("watermark")) {
        constexpr std::array kWords = {"仅供内部查看", "www.example.com", "张三的证件", "DEMO"};
        scene.watermark = Watermark{random.one_of(kWords),
                                    random.between(0.022, 0.06),
                                    random.between(2.4, 5),
                                    random.chance(0.8) ? random.between(-50, -15) : random.between(15, 50),
                                    amount,
                                    random.chance(0.5) ? random.between(0, 0.35) : random.between(0.7, 1)};
        // Grey on grey would not be seen: a mark is darker than paper, or lighter than print and table.
        if (scene.watermark->tone > 0.5) scene.watermark->opacity = std::min(0.75, amount * 1.4);
    } else if (is("screenshot")) {
        const std::array kSizes = {cv::Size{1080, 2400}, cv::Size{1170, 2532}, cv::Size{1440, 3200},
                                   cv::Size{1080, 1920}, cv::Size{1920, 1080}, cv::Size{2560, 1440},
                                   cv::Size{750, 1334}};
        scene.screenshot =
            Screenshot{random.one_of(kSizes), random.chance(0.4), random.chance(0.6), random.chance(0.6)};
    } else if (is("noise")) {
        scene.noise = amount;
    } else {
        throw std::invalid_argument("no defect called " + std::string(defect) +
                                    "; defects() lists those there are");
    }
}

double amount_of(std::string_view defect, Amount amount, std::uint64_t seed) {
    const Row* row = find_row(defect);
    if (row == nullptr) {
        throw std::invalid_argument("no defect called " + std::string(defect) +
                                    "; defects() lists those there are");
    }
    const Range& range = amount == Amount::Bad ? row->bad : row->borderline;
    return Random(seed, "amount").between(range.low, range.high);
}

Scene with_defect(std::string_view defect, Amount amount, std::uint64_t seed, cv::Size size) {
    Scene scene = good(seed, size);
    apply_defect(scene, defect, amount_of(defect, amount, seed), seed);
    return scene;
}

}  // namespace beian::specimen
