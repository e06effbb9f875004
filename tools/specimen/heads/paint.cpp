#include "specimen/heads/paint.h"

#include <algorithm>

namespace beian::specimen {
namespace {

cv::Vec3d mul(const cv::Vec3d& a, const cv::Vec3d& b) {
    return {a[0] * b[0], a[1] * b[1], a[2] * b[2]};
}

void lay(Paint& under, const cv::Vec3d& colour, double share) {
    under.colour = under.colour * (1 - share) + colour * share;
}

void eyeball(Paint& p, const Features& f, double dx, double dy, double above, double below) {
    // Dark blood vessels and the lids' shadow keep the white from being white.
    p.colour = cv::Vec3d(0.62, 0.57, 0.53) * (0.62 + 0.38 * smooth(0, 4, above)) *
               (0.8 + 0.2 * smooth(0, 1.5, below));
    p.gloss = 0.15;
    const double r = std::hypot(dx, dy);
    const double rays = grain_at(std::atan2(dy, dx) * 9, r * 0.3, f.grain + 9);
    const cv::Vec3d iris =
        cv::Vec3d(0.055, 0.028, 0.014) * (0.6 + 0.9 * rays) * (0.7 + 0.5 * smooth(0, f.iris, r));
    const double shade = 0.55 + 0.45 * smooth(0, 3, above);
    lay(p, iris * shade, 1 - smooth(f.iris - 0.5, f.iris + 0.5, r));
    lay(p, {0.006, 0.005, 0.005}, 1 - smooth(2.1, 2.9, r));
    p.wet = true;
}

void eye(Paint& p, const Features& f, const HeadPose& pose, double x, double y, double side) {
    const double along = (x * side - f.eye_x) / f.eye_half;
    if (std::abs(along) > 1.5 || std::abs(y) > 16) return;
    const double shut = side < 0 ? pose.left_lid : pose.right_lid;
    const double t = std::clamp(along, -1.0, 1.0);
    const double outside = std::max(0.0, std::abs(along) - 1) * f.eye_half;
    const double upper = upper_lid(f, t, shut), lower = lower_lid(f, t), open = upper_lid(f, t, 0);
    // The socket is darker and redder than the cheek.
    lay(p, mul(f.skin, cv::Vec3d(0.62, 0.5, 0.48)), 0.38 * bump(along, y + 3, 1.15, 8));
    lay(p, mul(f.skin, cv::Vec3d(0.6, 0.5, 0.5)), 0.35 * bump(along, y - lower - 4, 0.9, 2.4));
    const double crease = open - 3.1 + 1.2 * shut;
    lay(p, f.skin * 0.28,
        f.crease * (1 - outside / 6) * 0.75 * bump(0, y - crease, 1, 0.8) * (std::abs(along) < 1.1));
    if (std::abs(along) < 1 && y > upper && y < lower && shut < 0.97) {
        eyeball(p, f, x - side * f.eye_x - 4 * pose.gaze_right, y + 0.8 - 2.5 * pose.gaze_down, y - upper,
                lower - y);
        if (t < -0.8) lay(p, {0.5, 0.22, 0.2}, smooth(-0.8, -0.95, t));
    }
    const double fade = 1 - smooth(0, 2.5, outside);
    const double lash = 0.9 + 0.55 * smooth(-0.6, 0.9, t);
    lay(p, {0.012, 0.009, 0.008},
        0.95 * fade * (1 - smooth(lash * 0.55, lash * 1.25, std::abs(y - upper + 0.35))));
    lay(p, mul(f.skin, cv::Vec3d(0.42, 0.24, 0.22)), 0.6 * fade * bump(0, y - lower - 0.3, 1, 0.8));
}

void brow(Paint& p, const Features& f, double x, double y, double side) {
    const double t = (x * side - f.eye_x - 1) / f.brow_half;
    if (std::abs(t) > 1.25) return;
    const double thick = f.brow_thick * (t < 0 ? 1 : 1 - 0.65 * t) + 0.2;
    const double away = std::abs(y - brow_line(f, t)) / thick;
    const double hairs =
        0.55 + 0.6 * grain_at((x * side) * 1.3 - y * 0.8, y * 0.45 + x * side * 0.2, f.grain + 4);
    lay(p, f.hair * 1.2,
        std::min(1.0, f.brow_dark * hairs * 1.35) * (1 - smooth(0.55, 1.15, away)) *
            (1 - smooth(0.88, 1.12, std::abs(t))));
}

void lips(Paint& p, const Features& f, const HeadPose& pose, double x, double y) {
    const double a = std::abs(x);
    if (a > f.mouth_half + 5 || std::abs(y - f.mouth_y) > 14) return;
    if (pose.mouth > 0.02 && a < f.mouth_half && std::abs(y - f.mouth_y) < kParting) {
        const double deep = (y - f.mouth_y + kParting) / (2 * kParting);
        p = {{0.035, 0.01, 0.009}, 0.02, 18, 0.5, false};
        const double gap = deep * kMouthDrop * pose.mouth;
        if (gap < 7 && a < f.mouth_half * 0.75) {
            const double between = std::abs(std::sin(x / 7.5 * 3.1416));
            p.colour = cv::Vec3d(0.55, 0.5, 0.42) * (0.45 + 0.4 * smooth(0, 0.25, between)) *
                       (1 - smooth(5.5, 7, gap));
        }
        if (deep > 0.62)
            lay(p, {0.25, 0.07, 0.06}, 0.8 * smooth(0.62, 0.85, deep) * bump(x, 0, f.mouth_half * 0.6, 1));
        return;
    }
    const double top = upper_lip(f, x), bottom = lower_lip(f, x);
    const double in = std::min(smooth(-0.7, 0.9, y - top), smooth(-0.7, 1.2, bottom - y)) *
                      (1 - smooth(f.mouth_half - 1, f.mouth_half + 0.6, a));
    const double fold = 0.88 + 0.24 * grain_at(x * 0.9, y * 0.15, f.grain + 6);
    lay(p, f.lips * fold * (y < f.mouth_y ? 0.82 : 1.05), 0.9 * in);
    p.gloss += 0.12 * in;
    lay(p, {0.06, 0.02, 0.018},
        0.85 * bump(0, y - f.mouth_y, 1, 0.9) * (1 - smooth(f.mouth_half - 1, f.mouth_half + 3, a)));
    p.open *= 1 - 0.35 * bump(x, y - bottom - 3, 15, 3);
}

}  // namespace

Paint paint_skin(const Features& f, const HeadPose& pose, const Surroundings& worn, double x, double y,
                 double angle) {
    Paint p;
    if (worn.hat && y < -42) {
        const double knit = 0.75 + 0.5 * std::abs(std::sin(angle * 60)) * grain_at(angle * 60, y, f.grain);
        return {f.cloth * knit, 0.01, 10, y > -52 ? 0.8 : 1, false};
    }
    const double hair = hair_at(f, angle, y);
    if (hair > 0.97) {
        const double strand = grain_at(angle * 90, y * 0.06 + angle * 3, f.grain + 7);
        return {f.hair * (0.5 + 1.2 * strand), 0.05 + 0.05 * strand, 26, 0.85, false};
    }
    if (worn.mask && y > 20 && std::abs(angle) < 1.15) {
        const double pleat = 0.92 + 0.08 * std::sin(y * 0.5);
        return {cv::Vec3d(0.55, 0.68, 0.75) * pleat, 0.01, 10, 1, false};
    }
    const double blotch = grain_at(x * 0.06, y * 0.06, f.grain) - 0.5,
                 pore = grain_at(x * 0.7, y * 0.7, f.grain + 3) - 0.5;
    p.colour = f.skin * (1 + 0.14 * blotch + 0.08 * pore);
    const double a = std::abs(x), base = f.nose_tip + 9;
    const double rosy = 0.5 * bump(a - 38, y - 28, 18, 15) + 0.45 * bump(x, y - f.nose_tip, 12, 10);
    p.colour = mul(p.colour, cv::Vec3d(1, 1 - 0.22 * rosy, 1 - 0.2 * rosy));
    p.gloss = 0.10 + 0.08 * bump(x, y - f.nose_tip + 4, 9, 14) + 0.06 * bump(x, y + 40, 30, 18);
    // Beard: where it would grow, bluish grey.
    const double beard =
        f.stubble * smooth(base, base + 8, y) * (0.6 + 0.7 * grain_at(x * 1.8, y * 1.8, f.grain + 5));
    lay(p, mul(f.skin, cv::Vec3d(0.35, 0.4, 0.45)), beard);
    // Places that light hardly reaches.
    p.open *= 1 - 0.5 * bump(a - f.eye_x + 6, y + 4, 13, 9);
    p.open *= 1 - 0.45 * bump(x, y - base - 2, 13 * f.nose_wide, 4);
    p.open *= 1 - 0.30 * bump(a - 15 * f.nose_wide, y - f.nose_tip + 2, 4, 9);
    p.open *= 1 - 0.35 * smooth(104, 113, y / f.length);
    p.open *= 1 - 0.4 * smooth(60, 100, std::abs(angle) * 57.3);
    const double fold_x = 17 + (y - f.nose_tip) * 0.42;
    lay(p, f.skin * 0.5,
        0.35 * bump(a - fold_x, 0, 1.8, 1) * smooth(f.nose_tip - 2, f.nose_tip + 8, y) *
            (1 - smooth(base + 12, base + 20, y)));
    lay(p, {0.03, 0.012, 0.01}, 0.92 * bump(a - 6.6 * f.nose_wide, y - base + 1.2, 3.4, 2.0));
    lay(p, f.skin * 0.3, 0.65 * bump(a - 12.5 * f.nose_wide - 5, y - base + 4, 1.5, 4.5));
    lay(p, {0.05, 0.03, 0.02}, 0.8 * bump(x - f.mole[0], y - f.mole[1], 1.6, 1.5));
    lips(p, f, pose, x, y);
    for (const double side : {-1.0, 1.0}) {
        eye(p, f, pose, x, y, side);
        brow(p, f, x, y, side);
    }
    if (hair > 0) {
        const double strand = grain_at(angle * 90, y * 0.06, f.grain + 7);
        lay(p, f.hair * (0.5 + 1.2 * strand), smooth(0.15, 0.85, hair + 0.5 * (strand - 0.5)));
    }
    return p;
}

}  // namespace beian::specimen
