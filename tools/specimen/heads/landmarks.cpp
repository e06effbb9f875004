#include "specimen/heads/shape.h"

namespace beian::specimen {
namespace {

/// Places on the surface, in the order of iBUG 300-W.
std::array<Vertex, 68> places(const Features& f, const HeadPose& pose) {
    std::array<Vertex, 68> all;
    std::size_t next = 0;
    const auto face = [&](double x, double y) { all[next++] = on_face(f, x, y); };
    // The outline from ear to ear: down beside the cheeks, along the jaw, through the chin.
    constexpr double kAngle[] = {84, 83, 82, 79, 72, 60, 45, 23, 0};
    constexpr double kHeight[] = {2, 24, 46, 68, 88, 99, 106, 110, 111};
    for (int i = 0; i < 17; ++i) {
        const int k = i <= 8 ? i : 16 - i;
        const double angle = kAngle[k] * (i <= 8 ? -1 : 1) * 3.141592653589793 / 180;
        all[next++] = on_head(f, angle, kHeight[k] * f.length, {});
    }
    constexpr double kBrow[] = {0.95, 0.5, 0, -0.5, -0.95};
    for (int i = 0; i < 10; ++i) {
        const double t = kBrow[i < 5 ? i : 9 - i];
        face((i < 5 ? -1 : 1) * (f.eye_x + 1 + t * f.brow_half), brow_line(f, t));
    }
    for (int i = 0; i < 4; ++i) face(0, -3 + (f.nose_tip + 3) * i / 3.0);
    for (int i = -2; i <= 2; ++i) face(i * 6.3 * f.nose_wide, f.nose_tip + 9 - (std::abs(i) == 2 ? 1 : 0));
    constexpr double kEye[] = {1, 0.38, -0.38, -1, -0.38, 0.38};
    for (int i = 0; i < 12; ++i) {
        const double side = i < 6 ? -1 : 1;
        // The left eye runs outer, upper, inner, lower; the right one inner, upper, outer, lower.
        constexpr int kRight[] = {3, 2, 1, 0, 5, 4};
        const int k = i < 6 ? i : kRight[i - 6];
        const double t = kEye[k], shut = side < 0 ? pose.left_lid : pose.right_lid;
        face(side * (f.eye_x + t * f.eye_half), k == 1 || k == 2 ? upper_lid(f, t, shut) : lower_lid(f, t));
    }
    for (const double s : {-1.0, -0.6, -0.22, 0.0, 0.22, 0.6, 1.0})
        face(s * f.mouth_half, upper_lip(f, s * f.mouth_half));
    for (const double s : {0.66, 0.3, 0.0, -0.3, -0.66})
        face(s * f.mouth_half, lower_lip(f, s * f.mouth_half));
    for (const double s : {-0.88, -0.3, 0.0, 0.3, 0.88}) face(s * f.mouth_half, f.mouth_y - kParting);
    for (const double s : {0.3, 0.0, -0.3}) face(s * f.mouth_half, f.mouth_y + kParting);
    return all;
}

}  // namespace

static Landmarks landmarks_of(const Features& f, const HeadPose& pose, cv::Size size) {
    const Stand stand(pose, size);
    Landmarks out;
    const auto all = places(f, pose);
    for (std::size_t i = 0; i < out.size(); ++i) {
        cv::Vec3d point = all[i].at;
        const double drop = mouth_drop(f, all[i].x, all[i].y, pose.mouth);
        point[1] += drop * smooth(-60, 30, point[2]);
        point[2] -= 0.25 * drop * smooth(0, 30, all[i].y - f.mouth_y);
        out[i] = stand.project(stand.head(point));
    }
    return out;
}

Landmarks Head::landmarks(const HeadPose& pose, cv::Size size) const {
    return landmarks_of(features(), pose, size);
}

}  // namespace beian::specimen
