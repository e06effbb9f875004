#include "specimen/heads/sheet.h"
#include "specimen/heads/raster.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace beian::specimen {
namespace {

cv::Vec3d times(const cv::Vec3d& a, const cv::Vec3d& b) {
    return {a[0] * b[0], a[1] * b[1], a[2] * b[2]};
}

/// A place of the sheet in millimetres from its middle, bent as it is held. Sheets turn about the face's
/// place.
cv::Vec3d place(const Sheet& sheet, double x, double y) {
    return {x, y, 88 - sheet.bend * x * x / 2000};
}

Grid grid_of(const Sheet& sheet, double high_mm) {
    Grid grid{Part::Ear, 41, 41, {}};
    const double half_x = sheet.width_mm / 2 + sheet.margin_mm, half_y = high_mm / 2 + sheet.margin_mm;
    for (int i = 0; i < grid.rows; ++i) {
        for (int j = 0; j < grid.columns; ++j) {
            const double x = half_x * (j / 20.0 - 1), y = half_y * (i / 20.0 - 1);
            grid.vertices.push_back(
                {cv::Vec3f(place(sheet, x, y)), static_cast<float>(x), static_cast<float>(y), 0});
        }
    }
    return grid;
}

/// Cut-out eyes: a pair of almond holes around the eyes' landmarks.
bool is_cut(const Landmarks& marks, cv::Point2d at) {
    for (const std::size_t first : {36, 42}) {
        const cv::Point2d middle = (marks[first] + marks[first + 3]) / 2;
        const double half = cv::norm(marks[first + 3] - marks[first]) / 2;
        if (bump(at.x - middle.x, at.y - middle.y, half * 1.3, half * 0.75) > 0.37) return true;
    }
    return false;
}

cv::Vec3d sampled(const cv::Mat& linear, double x, double y) {
    x = std::clamp(x, 0.0, linear.cols - 1.001);
    y = std::clamp(y, 0.0, linear.rows - 1.001);
    const int i = static_cast<int>(x), j = static_cast<int>(y);
    const double u = x - i, v = y - j;
    return (linear.at<cv::Vec3d>(j, i) * (1 - u) + linear.at<cv::Vec3d>(j, i + 1) * u) * (1 - v) +
           (linear.at<cv::Vec3d>(j + 1, i) * (1 - u) + linear.at<cv::Vec3d>(j + 1, i + 1) * u) * v;
}

}  // namespace

cv::Mat linear_of(const cv::Mat& picture) {
    static const std::array<double, 256> curve = [] {
        std::array<double, 256> table{};
        for (std::size_t i = 0; i < 256; ++i) {
            const double code = static_cast<double>(i) / 255;
            table[i] = code <= 0.04045 ? code / 12.92 : std::pow((code + 0.055) / 1.055, 2.4);
        }
        return table;
    }();
    cv::Mat linear(picture.size(), CV_64FC3);
    for (int y = 0; y < picture.rows; ++y) {
        for (int x = 0; x < picture.cols; ++x) {
            const auto& code = picture.at<cv::Vec3b>(y, x);
            linear.at<cv::Vec3d>(y, x) = {curve[code[2]], curve[code[1]], curve[code[0]]};
        }
    }
    return linear;
}

Landmarks marks_on_sheet(const HeadPicture& shown, const Sheet& sheet, const HeadPose& pose, cv::Size size) {
    const double dots = shown.picture.cols / sheet.width_mm, high_mm = shown.picture.rows / dots;
    const Stand stand(pose, size);
    Landmarks marks;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const cv::Point2d mm = shown.landmarks[i] / dots - cv::Point2d(sheet.width_mm, high_mm) / 2;
        marks[i] = stand.project(stand.head(place(sheet, mm.x, mm.y)));
    }
    return marks;
}

HeadPicture sheet_before_camera(const HeadPicture& shown, const Sheet& sheet, const HeadPose& pose,
                                const Surroundings& around, const cv::Mat& behind, cv::Size size,
                                std::uint64_t grain) {
    const cv::Size fine(size.width * 3 / 2, size.height * 3 / 2);
    const double dots = shown.picture.cols / sheet.width_mm, high_mm = shown.picture.rows / dots;
    const cv::Mat picture = linear_of(shown.picture);
    cv::Mat light;
    cv::resize(behind, light, fine, 0, 0, cv::INTER_LINEAR);
    const Stand stand(pose, fine);
    std::vector<Seen> seen(static_cast<std::size_t>(fine.area()));
    raster(grid_of(sheet, high_mm), {}, pose, stand, fine, seen);
    constexpr double kRadian = 3.141592653589793 / 180;
    const cv::Vec3d key(std::sin(around.key_angle * kRadian) * std::cos(around.key_height * kRadian),
                        -std::sin(around.key_height * kRadian),
                        -std::cos(around.key_angle * kRadian) * std::cos(around.key_height * kRadian));
    const double near = 450 / std::max(150.0, pose.distance);
    double sum = 0;
    int count = 0;
    for (int y = 0; y < fine.height; ++y) {
        for (int x = 0; x < fine.width; ++x) {
            const Seen& here = seen[static_cast<std::size_t>(y * fine.width + x)];
            if (here.part == Part::None) continue;
            const cv::Point2d at((here.x + sheet.width_mm / 2) * dots, (here.y + high_mm / 2) * dots);
            const bool inside = at.x >= 0 && at.y >= 0 && at.x < picture.cols && at.y < picture.rows;
            if (sheet.eyes_cut && inside && is_cut(shown.landmarks, at)) continue;
            cv::Vec3d normal = here.normal;
            if (normal[2] > 0) normal = -normal;
            const double facing = std::max(0.0, normal.dot(key));
            cv::Vec3d falling = around.room * (around.key * facing + around.fill) +
                                around.screen * (near * near * std::abs(normal[2]));
            cv::Vec3d out;
            if (sheet.of == Sheet::Of::Paper) {
                const cv::Vec3d ink = inside ? sampled(picture, at.x, at.y) : cv::Vec3d(0.85, 0.85, 0.84);
                out = times(cv::Vec3d(0.03, 0.03, 0.03) + ink * 0.9, falling);
            } else {
                out = falling * 0.035;  // the glass mirrors a little of everything
                for (int c = 0; inside && c < 3; ++c) {
                    // Stripes of three colours, finer than the sensor: they fold into moiré.
                    const double stripe = std::cos(6.283185307 * (here.x / sheet.screen_pitch - c / 3.0));
                    const double line = std::cos(6.283185307 * here.y / sheet.screen_pitch);
                    out[c] += 1.15 * sampled(picture, at.x, at.y)[c] * (1 + 0.22 * stripe) * (1 + 0.1 * line);
                }
            }
            light.at<cv::Vec3d>(y, x) = out;
            if (inside) {
                sum += out[1];
                ++count;
            }
        }
    }
    HeadPicture result;
    result.exposure_of_face = count == 0 ? 0 : sum / count;
    result.picture = developed(light, size, around.exposure, around.blur, around.noise, grain);
    result.landmarks = marks_on_sheet(shown, sheet, pose, size);
    return result;
}

}  // namespace beian::specimen
