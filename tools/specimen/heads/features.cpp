#include "specimen/heads/shape.h"

namespace beian::specimen {
namespace {

cv::Vec3d mix(const cv::Vec3d& one, const cv::Vec3d& other, double share) {
    return one * (1 - share) + other * share;
}

}  // namespace

Features features_of(std::uint64_t seed) {
    Random dice(seed, "head");
    Features f;
    const auto around = [&](double middle, double spread) {
        return middle + 1.3 * spread * dice.between(-1, 1);
    };
    f.width = around(1, 0.085);
    f.jaw = around(1, 0.13);
    f.length = around(1, 0.07);
    f.cheeks = around(4, 3);
    f.chin = around(6, 3);
    f.brow_ridge = around(3, 2.2);
    f.eye_x = around(32, 2.6);
    f.eye_half = around(14.8, 1.6);
    f.eye_up = around(5.6, 1.3);
    f.eye_low = around(3.7, 0.8);
    f.eye_slant = around(1.3, 1.7);
    f.iris = around(5.9, 0.35);
    f.crease = dice.chance(0.55) ? dice.between(0.5, 1) : dice.between(0, 0.2);
    f.brow_y = around(-20.5, 3);
    f.brow_half = around(18.5, 2);
    f.brow_thick = around(3.5, 1.4);
    f.brow_arch = around(2.6, 2.4);
    f.brow_dark = around(0.75, 0.2);
    f.nose_tip = around(36, 4);
    f.nose_high = around(21, 4.5);
    f.nose_wide = around(1.05, 0.2);
    f.bridge = around(7, 3);
    f.mouth_y = f.nose_tip + around(30, 3);
    f.mouth_half = around(25, 3.2);
    f.lip_up = around(6, 2);
    f.lip_low = around(8, 2);
    f.long_hair = dice.chance(0.45);
    f.hairline = around(-64, 8);
    f.hair_thick = f.long_hair ? dice.between(9, 16) : dice.between(4, 12);
    f.fringe = dice.chance(0.35) ? dice.between(8, 22) : 0;
    f.stubble = !f.long_hair && dice.chance(0.5) ? dice.between(0.1, 0.5) : 0;
    f.mole = {around(0, 50), around(45, 40)};
    const double tan = dice.unit();
    f.skin = mix({0.70, 0.42, 0.30}, {0.36, 0.18, 0.105}, tan * tan) * around(1, 0.05);
    f.lips = mix({0.48, 0.16, 0.14}, {0.38, 0.10, 0.10}, dice.unit());
    const double dark = dice.unit();
    f.hair = mix({0.012, 0.010, 0.009}, {0.06, 0.035, 0.02}, dark * dark);
    f.cloth = {dice.between(0.02, 0.6), dice.between(0.02, 0.6), dice.between(0.02, 0.6)};
    f.grain = dice.next();
    return f;
}

Surroundings room_of(std::uint64_t seed) {
    Random dice(seed, "room");
    Surroundings around;
    around.key = dice.between(0.55, 0.95);
    around.fill = dice.between(0.25, 0.5);
    around.key_angle = dice.between(-55, 55);
    around.key_height = dice.between(20, 60);
    const double warm = dice.between(-0.08, 0.12);
    around.room = {1 + warm, 1, 1 - warm};
    const double tone = dice.between(0.45, 0.85);
    around.wall = {tone * dice.between(0.95, 1.03), tone, tone * dice.between(0.96, 1.06)};
    around.noise = dice.between(0.004, 0.014);
    around.blur = dice.between(0.45, 0.8);
    return around;
}

}  // namespace beian::specimen
