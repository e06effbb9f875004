#include "specimen/stages.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <numbers>

namespace beian::specimen {
namespace {

constexpr double kDegree = std::numbers::pi / 180;
constexpr int kToneSteps = 4096;
// How much of the full scale white paper in plain light fills: phones leave room for the lights.
constexpr double kPaperLevel = 0.84;

double to_light(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}
double to_tone(double light) {
    return light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
}

/// Gains for blue, green, red that white balance did not take back.
std::array<float, 3> cast_of(double kelvin) {
    const double warm = std::clamp((5500 - kelvin) / 5500, -0.8, 0.6);
    return {static_cast<float>(1 - 0.7 * warm), 1.0F, static_cast<float>(1 + 0.45 * warm)};
}

/// Light falling on each place, and light added by reflections; on every eighth pixel.
constexpr int kCoarse = 8;
struct LightMap {
    cv::Mat falling, added;
};

LightMap light_on(const Scene& scene, const Kind& kind, const cv::Matx33d& homography) {
    const cv::Size coarse(scene.size.width / kCoarse + 2, scene.size.height / kCoarse + 2);
    LightMap map{cv::Mat(coarse, CV_32F), cv::Mat(coarse, CV_32F)};
    const cv::Matx33d back = homography.inv();
    const double cx = scene.size.width / 2.0, cy = scene.size.height / 2.0, reach = std::hypot(cx, cy);
    const double lx = std::cos(scene.light_direction_deg * kDegree),
                 ly = std::sin(scene.light_direction_deg * kDegree);
    for (int row = 0; row < coarse.height; ++row) {
        for (int column = 0; column < coarse.width; ++column) {
            const double x = column * kCoarse, y = row * kCoarse;
            const double dx = (x - cx) / reach, dy = (y - cy) / reach;
            double light = 1 - scene.light_falloff * 0.5 * (1 + dx * lx + dy * ly);
            light *= 1 - scene.vignette * (dx * dx + dy * dy);
            if (scene.screen) light *= 1 + scene.screen->banding * std::sin(y / scene.size.height * 31);
            const cv::Point2d mm = project(back, {x, y});
            for (const Shadow& shadow : scene.shadows) {
                const double angle = shadow.angle_deg * kDegree;
                const double at = (mm.x / kind.width_mm - 0.5) * std::cos(angle) +
                                  (mm.y / kind.height_mm - 0.5) * std::sin(angle) + 0.5;
                const double within =
                    1 / (1 + std::exp(-(at - shadow.from) / std::max(0.002, shadow.softness / 4)));
                light *= 1 - shadow.strength * within;
            }
            double added = 0;
            for (const Glare& glare : scene.glares) added += glare_at(glare, kind, mm);
            map.falling.at<float>(row, column) = static_cast<float>(light);
            map.added.at<float>(row, column) = static_cast<float>(added);
        }
    }
    return map;
}

/// One red, two green, one blue sensor in each square of four, and their neighbours' guess for the rest.
void through_colour_filters(cv::Mat& picture) {
    cv::Mat raw(picture.size(), CV_8U);
    for (int y = 0; y < picture.rows; ++y) {
        const auto* from = picture.ptr<cv::Vec3b>(y);
        auto* to = raw.ptr<std::uint8_t>(y);
        for (int x = 0; x < picture.cols; ++x)
            to[x] = from[x][y % 2 == 0 ? (x % 2 == 0 ? 2 : 1) : (x % 2 == 0 ? 1 : 0)];
    }
    cv::cvtColor(raw, picture, cv::COLOR_BayerRGGB2BGR_EA);
}

/// As phones do: faint detail is taken for grain and half forgotten, strong edges stay.
void remove_grain(cv::Mat& picture, double levels) {
    cv::Mat soft;
    cv::GaussianBlur(picture, soft, {5, 5}, 1.2);
    std::array<int, 511> kept{};
    for (int d = -255; d <= 255; ++d) {
        const double share = d * d / (d * d + levels * levels);
        kept[static_cast<std::size_t>(d + 255)] = static_cast<int>(std::lround(d * share));
    }
    for (int y = 0; y < picture.rows; ++y) {
        auto* row = picture.ptr<std::uint8_t>(y);
        const auto* base = soft.ptr<std::uint8_t>(y);
        for (int x = 0; x < picture.cols * 3; ++x)
            row[x] = cv::saturate_cast<std::uint8_t>(base[x] +
                                                     kept[static_cast<std::size_t>(row[x] - base[x] + 255)]);
    }
}

}  // namespace

void expose(cv::Mat& picture, const Scene& scene, const Kind& kind, const cv::Matx33d& homography,
            Random& random) {
    std::array<float, 256> light{};
    for (std::size_t i = 0; i < 256; ++i)
        light[i] = static_cast<float>(to_light(static_cast<double>(i) / 255));
    std::vector<std::uint8_t> tone(kToneSteps + 1);
    for (int i = 0; i <= kToneSteps; ++i) {
        tone[static_cast<std::size_t>(i)] =
            cv::saturate_cast<std::uint8_t>(255 * to_tone(static_cast<double>(i) / kToneSteps));
    }
    std::vector<float> dice(1 << 16);
    for (float& value : dice) value = static_cast<float>(random.normal());

    const LightMap map = light_on(scene, kind, homography);
    const std::array<float, 3> cast =
        cast_of(scene.screen ? scene.screen->kelvin + scene.kelvin - 5500 : scene.kelvin);
    const float gain = static_cast<float>(kPaperLevel * std::exp2(scene.exposure_ev));
    const float contrast = static_cast<float>(scene.contrast);
    const float lift = static_cast<float>((1 - scene.contrast) * 0.5);
    // Photons come by chance: the deviation grows with the root of the light; reading adds a little of its
    // own.
    const float shot = static_cast<float>(scene.noise), reading = shot * 0.3F;
    std::vector<float> falling(static_cast<std::size_t>(picture.cols)), added(falling.size());
    for (int y = 0; y < picture.rows; ++y) {
        const int top = y / kCoarse;
        const float below = static_cast<float>(y % kCoarse) / kCoarse;
        const auto spread = [&](const cv::Mat& coarse, std::vector<float>& fine) {
            const float* a = coarse.ptr<float>(top);
            const float* b = coarse.ptr<float>(top + 1);
            for (int x = 0; x < picture.cols; ++x) {
                const int left = x / kCoarse;
                const float right = static_cast<float>(x % kCoarse) / kCoarse;
                const float upper = a[left] + (a[left + 1] - a[left]) * right,
                            lower = b[left] + (b[left + 1] - b[left]) * right;
                fine[static_cast<std::size_t>(x)] = upper + (lower - upper) * below;
            }
        };
        spread(map.falling, falling);
        spread(map.added, added);
        std::uint64_t die = random.next();
        auto* row = picture.ptr<cv::Vec3b>(y);
        for (int x = 0; x < picture.cols; ++x) {
            for (int c = 0; c < 3; ++c) {
                float value = light[row[x][c]] * falling[static_cast<std::size_t>(x)] *
                              cast[static_cast<std::size_t>(c)];
                value = (value * contrast + lift + added[static_cast<std::size_t>(x)]) * gain;
                die = die * 6364136223846793005u + 1442695040888963407u;
                value += dice[die >> 48] * (shot * std::sqrt(value) + reading);
                row[x][c] = tone[static_cast<std::size_t>(std::clamp(value, 0.0F, 1.0F) * kToneSteps)];
            }
        }
    }
    through_colour_filters(picture);
    if (scene.denoising > 0) remove_grain(picture, scene.denoising);
    if (scene.sharpening > 0) {
        cv::Mat soft;
        cv::GaussianBlur(picture, soft, {5, 5}, 1.1);
        cv::addWeighted(picture, 1 + scene.sharpening, soft, -scene.sharpening, 0, picture);
    }
}

}  // namespace beian::specimen
