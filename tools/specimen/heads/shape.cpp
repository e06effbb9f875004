#include "specimen/heads/shape.h"

#include <algorithm>

namespace beian::specimen {
namespace {

constexpr double kRadian = 3.141592653589793 / 180;

struct Key {
    double y, wide, front, back;
};
// Half width, and depth before and behind the axis, of a head of middle size from crown to chin; smoothed
// between.
constexpr std::array<Key, 13> kProfile = {{{-122, 4, 4, 4},
                                           {-116, 34, 36, 40},
                                           {-100, 57, 62, 70},
                                           {-75, 70, 80, 90},
                                           {-45, 75, 90, 100},
                                           {-15, 74.5, 93, 102},
                                           {10, 73, 91.5, 98},
                                           {35, 70, 91, 90},
                                           {60, 65, 91, 78},
                                           {80, 57, 90, 65},
                                           {97, 43, 88, 50},
                                           {107, 29, 82, 40},
                                           {113, 6, 62, 30}}};

Key profile(double y) {
    y = std::clamp(y, kProfile.front().y, kProfile.back().y);
    std::size_t i = 1;
    while (i + 2 < kProfile.size() && kProfile[i].y < y) ++i;
    // Catmull-Rom through four keys, with one-sided slopes at the ends.
    const Key &a = kProfile[i - 1], &b = kProfile[i];
    const Key &before = kProfile[i > 1 ? i - 2 : 0], &after = kProfile[std::min(i + 1, kProfile.size() - 1)];
    const double t = (y - a.y) / (b.y - a.y), t2 = t * t, t3 = t2 * t;
    const auto through = [&](double Key::*what) {
        const double m0 = (b.*what - before.*what) / (b.y - before.y) * (b.y - a.y);
        const double m1 = (after.*what - a.*what) / (after.y - a.y) * (b.y - a.y);
        return (2 * t3 - 3 * t2 + 1) * (a.*what) + (t3 - 2 * t2 + t) * m0 + (3 * t2 - 2 * t3) * (b.*what) +
               (t3 - t2) * m1;
    };
    return {y, std::max(3.0, through(&Key::wide)), through(&Key::front), through(&Key::back)};
}

double nose(const Features& f, double x, double y) {
    const double base = f.nose_tip + 9;
    const double rise = y < f.nose_tip ? smooth(-14, f.nose_tip, y) : 1 - smooth(f.nose_tip + 2, base + 2, y);
    const double ridge = y < f.nose_tip ? f.bridge * smooth(-20, 0, y) * (1 - smooth(0, f.nose_tip, y)) : 0;
    const double high = f.nose_high * rise * (y < f.nose_tip ? 0.35 * rise + 0.65 : 1) + ridge;
    const double wide = f.nose_wide * (7.5 + 3.5 * smooth(5, f.nose_tip, y));
    const double along = x / wide;
    double up = high * std::exp(-along * along * (0.7 + 0.5 * along * along));
    const double wing = std::abs(x) - 12.5 * f.nose_wide;
    up = std::max(up, 9.5 * bump(wing, y - (base - 5), 5.2, 5.5));
    return up + 1.5 * bump(x, y - f.nose_tip, 7, 6);
}

/// What eyes, nose, lips and chin add to the round head, towards the camera.
double relief(const Features& f, double x, double y) {
    const double a = std::abs(x), m = f.mouth_y;
    double up = nose(f, x, y);
    up -= 9 * bump(a - f.eye_x + 3, y + 2, 15, 11);
    up += 5.5 * bump(a - f.eye_x, y, 11.5, 8.5);
    up += f.brow_ridge * bump(a - 22, y - f.brow_y - 3, 20, 7);
    up += f.cheeks * bump(a - 42, y - 27, 18, 16);
    up += 4 * bump(x, y - m, 27, 17);
    const double inside = 1 - smooth(f.mouth_half - 8, f.mouth_half + 2, a);
    up +=
        inside * (2.8 * bump(0, y - m + f.lip_up * 0.5, 1, f.lip_up * 0.55) +
                  3.8 * bump(0, y - m - f.lip_low * 0.5, 1, f.lip_low * 0.5) - 2.5 * bump(0, y - m, 1, 1.6));
    up -= 1.2 * bump(x, y - (f.nose_tip + 9 + m - f.lip_up) / 2, 3.5, 6);
    up -= 4 * bump(x, y - m - f.lip_low - 6, 17, 4.5);
    up += f.chin * bump(x, y - 97 * f.length, 14, 10);
    return up;
}

}  // namespace

double grain_at(double x, double y, std::uint64_t seed) {
    const auto cell = [&](std::int64_t i, std::int64_t j) {
        std::uint64_t h = seed ^ (static_cast<std::uint64_t>(i) * 0x9E3779B97F4A7C15u) ^
                          (static_cast<std::uint64_t>(j) * 0xC2B2AE3D27D4EB4Fu);
        h = (h ^ (h >> 29)) * 0xBF58476D1CE4E5B9u;
        return static_cast<double>((h ^ (h >> 32)) >> 40 & 0xFFFF) / 65535.0;
    };
    const double fx = std::floor(x), fy = std::floor(y);
    const auto i = static_cast<std::int64_t>(fx), j = static_cast<std::int64_t>(fy);
    double u = x - fx, v = y - fy;
    u = u * u * (3 - 2 * u);
    v = v * v * (3 - 2 * v);
    return (cell(i, j) * (1 - u) + cell(i + 1, j) * u) * (1 - v) +
           (cell(i, j + 1) * (1 - u) + cell(i + 1, j + 1) * u) * v;
}

double hair_at(const Features& f, double angle, double y) {
    const double a = std::abs(angle) / kRadian;
    // In front the hairline, at the temples down to the sideburns, behind the ears to the nape or the
    // shoulders.
    double line = f.hairline + f.fringe * (0.7 + 0.5 * grain_at(angle * 14, 0, f.grain));
    line += 22 * smooth(30, 48, a) + 30 * smooth(50, 66, a);
    line += (f.long_hair ? 150 : 10) * smooth(68, 78, a) + (f.long_hair ? 0 : 60) * smooth(100, 125, a);
    line += 5 * (grain_at(angle * 30, y * 0.05, f.grain + 1) - 0.5);
    return 1 - smooth(line - 3, line + 2, y);
}

static double half_width(const Features& f, const Key& key, double stretched) {
    return key.wide * f.width * (1 + (f.jaw - 1) * smooth(30, 85, stretched));
}

static double across(double wide, double sine) {
    return wide * std::copysign(std::pow(std::abs(sine), 0.92), sine);
}

double across(const Features& f, double angle, double y) {
    const double stretched = y > 0 ? y / f.length : y;
    return across(half_width(f, profile(stretched), stretched), std::sin(angle));
}

Vertex on_head(const Features& f, double angle, double y, const Surroundings& worn) {
    const double stretched = y > 0 ? y / f.length : y;
    const Key key = profile(stretched);
    const double wide = half_width(f, key, stretched);
    const double s = std::sin(angle), c = std::cos(angle);
    const double x = across(wide, s);
    double z = c > 0 ? key.front * std::pow(c, 0.82) : -key.back * std::pow(-c, 0.9);
    const double side = smooth(0.35, 1.6, std::abs(angle));
    const double hair = hair_at(f, angle, y);
    // The lower edge of the jaw rises towards the ear.
    const double low = y > 40 && !f.long_hair ? 40 + (y - 40) * (1 - 0.42 * side) : y;
    double up = c > 0 ? relief(f, x, y) * smooth(0, 0.35, c) : 0;
    if (worn.mask && y > 16) up = std::max(up, 13 * bump(x, y - 40, 30, 34)) + 2;
    z += up;
    double thick = hair * f.hair_thick * (0.75 + 0.5 * grain_at(angle * 5, y * 0.04, f.grain + 2));
    if (worn.hat && y < -42) thick = std::max(thick, 7.0) + 6;
    const double radius = std::hypot(wide, key.front) + 1e-6;
    cv::Vec3d out(x / radius, std::min(0.0, (y + 60) / 120), z / radius);
    out *= thick / std::max(0.3, cv::norm(out));
    return {cv::Vec3f(static_cast<float>(x + out[0]), static_cast<float>(low + out[1]),
                      static_cast<float>(z + out[2])),
            static_cast<float>(x), static_cast<float>(y), static_cast<float>(angle)};
}

Vertex on_face(const Features& f, double x, double y) {
    double low = -1.55, high = 1.55;
    for (int step = 0; step < 40; ++step) {
        const double middle = (low + high) / 2;
        (on_head(f, middle, y, {}).x < x ? low : high) = middle;
    }
    return on_head(f, (low + high) / 2, y, {});
}

double mouth_drop(const Features& f, double x, double y, double open) {
    const double drop = kMouthDrop * open, away = y - f.mouth_y;
    const double across = std::min(1.0, std::abs(x) / f.mouth_half);
    const double parted = away > 0 ? 0.8 * std::sqrt(1 - across * across) : 0;
    return drop * (parted + (1 - parted) * smooth(-12, 30, away) * (away > 0 ? 1 : across * across * across));
}

double upper_lid(const Features& f, double t, double shut) {
    const double round = std::pow(std::max(0.0, 1 - t * t), 0.72);
    const double open = -f.eye_slant * t - f.eye_up * round * (1 - 0.12 * t);
    return open + (lower_lid(f, t) - open) * shut;
}
double lower_lid(const Features& f, double t) {
    return -f.eye_slant * t + f.eye_low * std::pow(std::max(0.0, 1 - t * t), 0.85) * (1 + 0.15 * t);
}
double brow_line(const Features& f, double t) {
    return f.brow_y - f.brow_arch * (1 - (t - 0.3) * (t - 0.3)) - 0.6 * f.eye_slant * t +
           2.5 * std::max(0.0, t - 0.3);
}
double upper_lip(const Features& f, double x) {
    const double s = x / f.mouth_half;
    return f.mouth_y - f.lip_up * std::pow(std::max(0.0, 1 - s * s), 0.75) * (1 - 0.28 * bump(x, 0, 4.5, 1));
}
double lower_lip(const Features& f, double x) {
    const double s = x / f.mouth_half;
    return f.mouth_y + f.lip_low * std::pow(std::max(0.0, 1 - s * s), 0.7);
}

std::vector<Grid> grids(const Features& f, const Surroundings& worn) {
    std::vector<double> heights;
    const double chin = 113 * f.length;
    for (double y = -122; y < chin; y += y < -45 ? 3 : 1.25) {
        if (std::abs(y - f.mouth_y) > 0.6) heights.push_back(y);
    }
    for (const double row : {f.mouth_y - 0.5, f.mouth_y - kParting, f.mouth_y + kParting, f.mouth_y + 0.5}) {
        heights.push_back(row);
    }
    heights.push_back(chin);
    std::sort(heights.begin(), heights.end());
    std::vector<double> angles;
    for (double a = -180; a < -62; a += 5) angles.push_back(a);
    for (double a = -62; a < 62; a += 1) angles.push_back(a);
    for (double a = 62; a <= 180.01; a += 5) angles.push_back(std::min(a, 180.0));
    angles.push_back(180);

    std::vector<Grid> all;
    Grid skull{Part::Skin, static_cast<int>(heights.size()), static_cast<int>(angles.size()), {}};
    for (const double y : heights) {
        for (const double a : angles) skull.vertices.push_back(on_head(f, a * kRadian, y, worn));
    }
    all.push_back(std::move(skull));
    for (const double side : {-1.0, 1.0}) {
        Grid ear{Part::Ear, 19, 25, {}};
        for (int i = 0; i < ear.rows; ++i) {
            for (int j = 0; j < ear.columns; ++j) {
                const double v = i * 10 * kRadian, u = j * 15 * kRadian;
                const double y = -std::cos(v) * 30, r = std::sin(v);
                const cv::Vec3f at(static_cast<float>(side * (72 * f.width + 8 * r * std::cos(u) + 3)),
                                   static_cast<float>(y + 20),
                                   static_cast<float>(-6 + 16 * r * std::sin(u) * (1 - y / 90) - y * 0.25));
                ear.vertices.push_back({at, at[0], at[1], static_cast<float>(side * 1.6)});
            }
        }
        all.push_back(std::move(ear));
    }
    const auto ring = [&](Part part, double from, double to, auto wide, auto deep) {
        Grid grid{part, 40, 49, {}};
        for (int i = 0; i < grid.rows; ++i) {
            const double y = from + (to - from) * i / (grid.rows - 1);
            for (int j = 0; j < grid.columns; ++j) {
                const double a = (j * 7.5 - 180) * kRadian;
                const cv::Vec3f at(static_cast<float>(wide(y) * std::sin(a)), static_cast<float>(y),
                                   static_cast<float>(deep(y) * std::cos(a) - 12));
                grid.vertices.push_back({at, at[0], at[1], static_cast<float>(a)});
            }
        }
        all.push_back(std::move(grid));
    };
    const double neck = 51 * f.width * (0.5 + 0.5 * f.jaw);
    ring(
        Part::Neck, 40, 200, [&](double y) { return neck + 8 * smooth(150, 200, y); },
        [&](double) { return neck; });
    ring(
        Part::Body, 158, 480, [&](double y) { return neck + 5 + 155 * std::pow(smooth(150, 245, y), 0.75); },
        [&](double y) { return neck + 6 + 45 * smooth(160, 300, y); });
    return all;
}

}  // namespace beian::specimen
