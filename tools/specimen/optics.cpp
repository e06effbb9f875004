#include "specimen/stages.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <numbers>

namespace beian::specimen {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;

cv::Mat disk(double radius) {
    const int reach = static_cast<int>(std::ceil(radius));
    cv::Mat kernel(2 * reach + 1, 2 * reach + 1, CV_32F);
    for (int y = -reach; y <= reach; ++y) {
        for (int x = -reach; x <= reach; ++x) {
            kernel.at<float>(y + reach, x + reach) =
                static_cast<float>(std::clamp(radius + 0.5 - std::hypot(x, y), 0.0, 1.0));
        }
    }
    return kernel / cv::sum(kernel)[0];
}

cv::Mat streak(double length_px, double angle_deg) {
    const int reach = static_cast<int>(std::ceil(length_px / 2)) + 1;
    cv::Mat kernel(2 * reach + 1, 2 * reach + 1, CV_32F, cv::Scalar(0));
    const double angle = angle_deg * kTurn / 360;
    const int steps = std::max(2, static_cast<int>(length_px * 4));
    for (int i = 0; i <= steps; ++i) {
        const double along = length_px * (static_cast<double>(i) / steps - 0.5);
        const double x = reach + along * std::cos(angle), y = reach + along * std::sin(angle);
        const int left = static_cast<int>(x), top = static_cast<int>(y);
        const double fx = x - left, fy = y - top;
        kernel.at<float>(top, left) += static_cast<float>((1 - fx) * (1 - fy));
        kernel.at<float>(top, left + 1) += static_cast<float>(fx * (1 - fy));
        kernel.at<float>(top + 1, left) += static_cast<float>((1 - fx) * fy);
        kernel.at<float>(top + 1, left + 1) += static_cast<float>(fx * fy);
    }
    return kernel / cv::sum(kernel)[0];
}

/// Fourier series of a stripe of width `width` in each period, as far as lens and pixel let its waves
/// through.
std::array<float, 1024> stripe(double middle, double width, double cycles_per_pixel, double lens_sigma) {
    std::array<float, 1024> wave{};
    const auto sinc = [](double x) {
        return x == 0 ? 1.0 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
    };
    for (int k = 1; k <= 4; ++k) {
        const double f = k * cycles_per_pixel;
        const double left =
            2 * sinc(k * width) * sinc(0.9 * f) * std::exp(-0.5 * std::pow(kTurn * lens_sigma * f, 2));
        for (std::size_t i = 0; i < wave.size(); ++i) {
            wave[i] +=
                static_cast<float>(left * std::cos(kTurn * k * (static_cast<double>(i) / 1024 - middle)));
        }
    }
    return wave;
}

}  // namespace

void blur(cv::Mat& picture, double lens_sigma, double defocus_px, double motion_px, double motion_angle_deg) {
    if (lens_sigma > 0.2) cv::GaussianBlur(picture, picture, {5, 5}, lens_sigma);
    if (defocus_px > 0.3) {
        // A wide disk looks the same drawn on a smaller picture, and costs a fraction.
        const double shrink = std::max(1.0, defocus_px / 5);
        cv::Mat small = picture;
        if (shrink > 1) cv::resize(picture, small, {}, 1 / shrink, 1 / shrink, cv::INTER_AREA);
        cv::filter2D(small, small, -1, disk(defocus_px / shrink), {-1, -1}, 0, cv::BORDER_REFLECT);
        if (shrink > 1) cv::resize(small, small, picture.size(), 0, 0, cv::INTER_CUBIC);
        picture = small;
    }
    if (motion_px > 0.5) {
        cv::filter2D(picture, picture, -1, streak(motion_px, motion_angle_deg), {-1, -1}, 0,
                     cv::BORDER_REFLECT);
    }
}

void lay_screen_grid(cv::Mat& picture, const Screen& screen, const cv::Matx33d& homography, const Kind& kind,
                     double pixels_per_mm, double lens_sigma) {
    const double per_mm = screen.pixels_across / std::max(kind.width_mm, kind.height_mm);
    const double cycles = per_mm / pixels_per_mm;
    // Blue, green, red as the picture stores them; a display's stripes run red, green, blue.
    // Of a phone's display only green has a pixel of its own everywhere.
    const std::array across = {stripe(5.0 / 6, 0.3, cycles, lens_sigma), stripe(0.5, 0.3, cycles, lens_sigma),
                               stripe(1.0 / 6, 0.3, cycles, lens_sigma)};
    const auto down = stripe(0.5, 0.85, cycles, lens_sigma);
    const auto diamond = stripe(0.5, 0.5, cycles * std::numbers::sqrt2 / 2, lens_sigma);
    const bool pentile = screen.layout == Screen::Layout::Pentile;
    const cv::Matx33d back = homography.inv();
    const double margin = screen.margin * kind.width_mm;
    for (int y = 0; y < picture.rows; ++y) {
        auto* row = picture.ptr<cv::Vec3b>(y);
        for (int x = 0; x < picture.cols; ++x) {
            const double w = 1 / (back(2, 0) * x + back(2, 1) * y + back(2, 2));
            double u = (back(0, 0) * x + back(0, 1) * y + back(0, 2)) * w;
            double v = (back(1, 0) * x + back(1, 1) * y + back(1, 2)) * w;
            if (u < -margin || v < -margin || u > kind.width_mm + margin || v > kind.height_mm + margin)
                continue;
            if (screen.upended) std::swap(u, v);
            const auto at =
                static_cast<std::size_t>(static_cast<long>(u * per_mm * 1024 + (1L << 30)) & 1023);
            const auto below =
                static_cast<std::size_t>(static_cast<long>(v * per_mm * 1024 + (1L << 30)) & 1023);
            const auto rising =
                static_cast<std::size_t>(static_cast<long>((u + v) * per_mm * 512 + (1L << 30)) & 1023);
            const auto falling =
                static_cast<std::size_t>(static_cast<long>((u - v) * per_mm * 512 + (1L << 30)) & 1023);
            for (std::size_t c = 0; c < 3; ++c) {
                if (pentile && c != 1) {
                    const float light = 1 + static_cast<float>(screen.grid) *
                                                ((1 + diamond[rising]) * (1 + diamond[falling]) - 1);
                    auto& value = row[x][static_cast<int>(c)];
                    value = cv::saturate_cast<std::uint8_t>(static_cast<float>(value) *
                                                            std::sqrt(std::max(light, 0.0F)));
                    continue;
                }
                // The drawing is in gamma steps, the grid in light: the square root comes near enough.
                const float light =
                    1 + static_cast<float>(screen.grid) * ((1 + across[c][at]) * (1 + down[below]) - 1);
                auto& value = row[x][static_cast<int>(c)];
                value = cv::saturate_cast<std::uint8_t>(static_cast<float>(value) *
                                                        std::sqrt(std::max(light, 0.0F)));
            }
        }
    }
}

double glare_at(const Glare& glare, const Kind& kind, cv::Point2d point_mm) {
    const cv::Point2d from = point_mm - cv::Point2d(glare.at.x * kind.width_mm, glare.at.y * kind.height_mm);
    const double angle = glare.angle_deg * kTurn / 360;
    const double along =
        (from.x * std::cos(angle) + from.y * std::sin(angle)) / (glare.radius_mm * glare.stretch);
    const double across = (from.y * std::cos(angle) - from.x * std::sin(angle)) / glare.radius_mm;
    const double away = along * along + across * across;
    // A bright middle with a soft skirt, as lamps reflect from laminate.
    return away > 9 ? 0 : glare.strength * (0.75 * std::exp(-2.2 * away * away) + 0.25 * std::exp(-away));
}

}  // namespace beian::specimen
