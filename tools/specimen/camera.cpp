#include "specimen/stages.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace beian::specimen {
namespace {

constexpr double kDegree = std::numbers::pi / 180;

cv::Matx33d shifted(double x, double y) {
    return {1, 0, x, 0, 1, y, 0, 0, 1};
}

std::array<cv::Point2d, 4> corners_of(const Kind& kind, const cv::Matx33d& homography) {
    return {project(homography, {0, 0}), project(homography, {kind.width_mm, 0}),
            project(homography, {kind.width_mm, kind.height_mm}), project(homography, {0, kind.height_mm})};
}

cv::Rect2d bounds(const std::array<cv::Point2d, 4>& quad) {
    const auto [left, right] = std::minmax({quad[0].x, quad[1].x, quad[2].x, quad[3].x});
    const auto [top, bottom] = std::minmax({quad[0].y, quad[1].y, quad[2].y, quad[3].y});
    return {left, top, right - left, bottom - top};
}

}  // namespace

cv::Point2d project(const cv::Matx33d& homography, cv::Point2d point) {
    const cv::Vec3d at = homography * cv::Vec3d(point.x, point.y, 1);
    return {at[0] / at[2], at[1] / at[2]};
}

double quad_area(const std::array<cv::Point2d, 4>& quad) {
    double twice = 0;
    for (std::size_t i = 0; i < 4; ++i) twice += quad[i].cross(quad[(i + 1) % 4]);
    return std::abs(twice) / 2;
}

cv::Matx33d camera(const Kind& kind, const Scene& scene) {
    const double width = scene.size.width, height = scene.size.height;
    const cv::Matx33d centred = shifted(-kind.width_mm / 2, -kind.height_mm / 2);
    if (scene.is_scan) {
        // However it lies on the glass, its sides are the glass's.
        const auto quarters = static_cast<int>(std::lround(scene.rotation_deg / 90)) & 3;
        const bool lies_across = quarters % 2 != 0;
        const double scale = std::min(width / (lies_across ? kind.height_mm : kind.width_mm),
                                      height / (lies_across ? kind.width_mm : kind.height_mm));
        constexpr std::array kCosines{1, 0, -1, 0};
        const double c = scale * kCosines[std::size_t(quarters)],
                     s = scale * kCosines[std::size_t((quarters + 3) & 3)];
        return shifted(width / 2, height / 2) * cv::Matx33d(c, -s, 0, s, c, 0, 0, 0, 1) * centred;
    }
    // A phone's main camera: 26 mm on the 36 mm frame.
    const double focal = std::max(width, height) * 26.0 / 36.0;
    const double turn = scene.rotation_deg * kDegree, tilt = scene.tilt_deg * kDegree;
    const cv::Vec2d along(std::cos(scene.tilt_direction_deg * kDegree),
                          std::sin(scene.tilt_direction_deg * kDegree));
    const cv::Vec2d across(-along[1], along[0]);
    const cv::Matx22d rotate(std::cos(turn), -std::sin(turn), std::sin(turn), std::cos(turn));
    const cv::Matx22d flat = (std::cos(tilt) * along * along.t() + across * across.t()) * rotate;
    const cv::Matx12d depth = std::sin(tilt) * along.t() * rotate;

    const bool goes_beyond = scene.coverage > 1;
    const double wanted =
        (goes_beyond ? scene.coverage : std::clamp(scene.coverage, 0.001, 0.98)) * width * height;
    const double margin = 0.015;
    double distance = focal * std::sqrt(kind.width_mm * kind.height_mm * std::cos(tilt) / wanted);
    distance = std::max(distance, 0.8 * std::hypot(kind.width_mm, kind.height_mm) * std::sin(tilt) + 1);
    cv::Matx33d result;
    for (int round = 0; round < 400; ++round, distance *= 1.01) {
        const cv::Matx33d view(focal * flat(0, 0), focal * flat(0, 1), 0, focal * flat(1, 0),
                               focal * flat(1, 1), 0, depth(0, 0), depth(0, 1), distance);
        cv::Matx33d homography = view * centred;
        cv::Rect2d box = bounds(corners_of(kind, homography));
        const double slack_x = width * (1 - 2 * margin) - box.width,
                     slack_y = height * (1 - 2 * margin) - box.height;
        cv::Point2d middle(width * (0.5 + scene.offset.x), height * (0.5 + scene.offset.y));
        if (slack_x >= 0 && slack_y >= 0) {
            middle.x = std::clamp(middle.x, width / 2 - slack_x / 2, width / 2 + slack_x / 2);
            middle.y = std::clamp(middle.y, height / 2 - slack_y / 2, height / 2 + slack_y / 2);
        }
        if (scene.cut) {
            const double out = scene.cut->share;
            switch (scene.cut->edge) {
                case Cut::Edge::Top:
                    middle.y = box.height * (0.5 - out);
                    break;
                case Cut::Edge::Bottom:
                    middle.y = height - box.height * (0.5 - out);
                    break;
                case Cut::Edge::Left:
                    middle.x = box.width * (0.5 - out);
                    break;
                case Cut::Edge::Right:
                    middle.x = width - box.width * (0.5 - out);
                    break;
            }
        }
        result = shifted(middle.x - box.x - box.width / 2, middle.y - box.y - box.height / 2) * homography;
        const bool too_large = quad_area(corners_of(kind, homography)) > wanted * 1.02;
        if ((goes_beyond || (slack_x >= 0 && slack_y >= 0)) && !too_large) break;
    }
    return result;
}

}  // namespace beian::specimen
