#include "presence/measures.h"

#include "presence/solve.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace beian::presence {

namespace {

using model::Point;

constexpr double kDegrees = 180.0 / std::numbers::pi;
constexpr double kEyesMm = 62;  // between the middles of the eyes, as the head below has them

struct Solid {
    std::size_t landmark;
    double x, y, z;  // millimetres; x to the picture's right, y down, z towards the camera
};

// A generic head, from means of adults' faces (Farkas 1994, "Anthropometry of the head and face": outer eye
// corners 90 mm apart, inner ones 33, nose 50 mm high and 35 wide, its tip 20 mm before the lip). Brows, eye
// corners and nose: what talking does not move. The jaw is left out: in turned faces its landmarks slide.
constexpr Solid kHead[] = {
    {17, -55, -18, -20}, {18, -46, -26, -8}, {19, -35, -29, -1}, {20, -24, -28, 3}, {21, -13, -24, 5},
    {22, 13, -24, 5},    {23, 24, -28, 3},   {24, 35, -29, -1},  {25, 46, -26, -8}, {26, 55, -18, -20},
    {27, 0, -4, 6},      {28, 0, 8, 13},     {29, 0, 19, 20},    {30, 0, 31, 26},   {31, -15, 40, 6},
    {32, -8, 43, 10},    {33, 0, 45, 12},    {34, 8, 43, 10},    {35, 15, 40, 6},   {36, -45, 0, -14},
    {39, -17, 1, -4},    {42, 17, 1, -4},    {45, 45, 0, -14},
};

// How far the inner points stand out, from landmark 17 on: the head above, with eyelids and lips.
constexpr std::array<double, 51> kDepths = {
    -20, -8, -1,  3,  5,  5,  3,  -1, -8, -20, 6,  13,  20, 26, 6, 10, 12,  // brows and nose
    10,  6,  -14, -8, -5, -4, -5, -8, -4, -5,  -8, -14, -8, -5,             // its right wing and the eyes
    -2,  6,  11,  12, 11, 6,  -2, 5,  9,  10,  9,  5,                       // outer lips
    0,   8,  9,   8,  0,  8,  9,  8};                                       // inner lips

double length(Point from, Point to) {
    return std::hypot(to.x - from.x, to.y - from.y);
}

Point middle(const vision::FaceLandmarks& landmarks, std::size_t first, std::size_t count) {
    Point sum;
    for (std::size_t n = first; n < first + count; ++n) {
        sum.x += landmarks[n].x;
        sum.y += landmarks[n].y;
    }
    return {sum.x / static_cast<double>(count), sum.y / static_cast<double>(count)};
}

double eye(const vision::FaceLandmarks& l, std::size_t first) {
    const double wide = length(l[first], l[first + 3]);
    if (wide <= 0) return 0;
    return (length(l[first + 1], l[first + 5]) + length(l[first + 2], l[first + 4])) / (2 * wide);
}

}  // namespace

Pose pose_of(const vision::FaceLandmarks& landmarks) {
    LeastSquares<4> across, down;
    for (const Solid& one : kHead) {
        across.add({one.x, one.y, one.z, 1}, landmarks[one.landmark].x);
        down.add({one.x, one.y, one.z, 1}, landmarks[one.landmark].y);
    }
    const auto i = across.solve(), j = down.solve();
    if (!i || !j) return {};
    const double long_i = std::hypot((*i)[0], (*i)[1], (*i)[2]),
                 long_j = std::hypot((*j)[0], (*j)[1], (*j)[2]);
    if (long_i <= 0 || long_j <= 0) return {};
    const std::array<double, 3> a{(*i)[0] / long_i, (*i)[1] / long_i, (*i)[2] / long_i};
    const std::array<double, 3> b{(*j)[0] / long_j, (*j)[1] / long_j, (*j)[2] / long_j};
    // The third row is where the camera looks along: how x and y of the head change its depth.
    const double forward_x = a[1] * b[2] - a[2] * b[1], forward_z = a[0] * b[1] - a[1] * b[0];
    Pose pose;
    pose.scale = (long_i + long_j) / 2;
    pose.yaw = std::atan2(-forward_x, forward_z) * kDegrees;
    pose.pitch = std::asin(std::clamp(b[2], -1.0, 1.0)) * kDegrees;
    pose.roll = std::atan2(-a[1], b[1]) * kDegrees;
    return pose;
}

double eye_distance(const vision::FaceLandmarks& landmarks) {
    return length(middle(landmarks, 36, 6), middle(landmarks, 42, 6));
}

double eye_aspect(const vision::FaceLandmarks& landmarks) {
    return (eye(landmarks, 36) + eye(landmarks, 42)) / 2;
}

double mouth_aspect(const vision::FaceLandmarks& l) {
    const double wide = length(l[60], l[64]);
    if (wide <= 0) return 0;
    return (length(l[61], l[67]) + length(l[62], l[66]) + length(l[63], l[65])) / (3 * wide);
}

vision::FaceLandmarks levelled(const vision::FaceLandmarks& landmarks) {
    const Point left = middle(landmarks, 36, 6), right = middle(landmarks, 42, 6);
    const double dx = right.x - left.x, dy = right.y - left.y, square = dx * dx + dy * dy;
    vision::FaceLandmarks level{};
    if (square <= 0) return level;
    for (std::size_t n = 0; n < landmarks.size(); ++n) {
        const double x = landmarks[n].x - (left.x + right.x) / 2, y = landmarks[n].y - (left.y + right.y) / 2;
        level[n] = {(x * dx + y * dy) / square, (y * dx - x * dy) / square};
    }
    return level;
}

vision::FaceLandmarks mean(std::span<const vision::FaceLandmarks> many) {
    vision::FaceLandmarks sum{};
    for (const vision::FaceLandmarks& one : many)
        for (std::size_t n = 0; n < sum.size(); ++n) {
            sum[n].x += one[n].x / static_cast<double>(many.size());
            sum[n].y += one[n].y / static_cast<double>(many.size());
        }
    return sum;
}

double flat_residual(const vision::FaceLandmarks& from, const vision::FaceLandmarks& to) {
    constexpr std::size_t kFirst = 17;
    LeastSquares<8> best;
    for (std::size_t n = kFirst; n < from.size(); ++n) {
        const auto [x, y] = from[n];
        const auto [u, v] = to[n];
        best.add({x, y, 1, 0, 0, 0, -u * x, -u * y}, u);
        best.add({0, 0, 0, x, y, 1, -v * x, -v * y}, v);
    }
    const auto h = best.solve();
    if (!h) return 0;
    double sum = 0;
    for (std::size_t n = kFirst; n < from.size(); ++n) {
        const auto [x, y] = from[n];
        const double w = (*h)[6] * x + (*h)[7] * y + 1;
        const double u = ((*h)[0] * x + (*h)[1] * y + (*h)[2]) / w,
                     v = ((*h)[3] * x + (*h)[4] * y + (*h)[5]) / w;
        sum += (u - to[n].x) * (u - to[n].x) + (v - to[n].y) * (v - to[n].y);
    }
    return std::sqrt(sum / static_cast<double>(from.size() - kFirst));
}

double relief(const vision::FaceLandmarks& rest, const vision::FaceLandmarks& turned, double yaw) {
    const double swing = std::sin(yaw / kDegrees) / kEyesMm;
    if (std::abs(swing) < 1e-6) return 0;
    LeastSquares<7> best;
    for (std::size_t n = 0; n < kDepths.size(); ++n) {
        const auto [x, y] = rest[n + 17];
        best.add({1, x, y, x * x, x * y, y * y, kDepths[n] * swing}, turned[n + 17].x - x);
    }
    const auto found = best.solve();
    return found ? (*found)[6] : 0;
}

}  // namespace beian::presence
