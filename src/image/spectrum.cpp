#include "image/spectrum.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <vector>

namespace beian::image {
namespace {

constexpr int kSide = kSpectrumSide;
// Waves longer than this many to the square are shade and folds.
constexpr int kCoarsest = 7;

std::vector<float> hann(int side) {
    std::vector<float> window(static_cast<std::size_t>(side));
    for (int i = 0; i < side; ++i)
        window[static_cast<std::size_t>(i)] =
            static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * (i + 0.5) / side));
    return window;
}

/// The power of a square of samples, less its plane, under Hann's window; half of it: `side` rows of
/// side/2+1.
cv::Mat power_of(cv::Mat samples, int side) {
    static const std::vector<float> window = hann(kSide);
    double sum = 0, across = 0, down = 0;
    const double middle = (side - 1) / 2.0;
    for (int y = 0; y < side; ++y) {
        const float* row = samples.ptr<float>(y);
        double line = 0, slope = 0;
        for (int x = 0; x < side; ++x) line += row[x], slope += row[x] * (x - middle);
        sum += line, across += slope, down += line * (y - middle);
    }
    const double n = double(side) * side, moment = n * (double(side) * side - 1) / 12;
    const float mean = float(sum / n), ax = float(across / moment), ay = float(down / moment);
    for (int y = 0; y < side; ++y) {
        float* row = samples.ptr<float>(y);
        const float start = mean + ay * float(y - middle) - ax * float(middle);
        const float weight = window[std::size_t(y)];
        for (int x = 0; x < side; ++x)
            row[x] = (row[x] - start - ax * float(x)) * weight * window[std::size_t(x)];
    }
    cv::Mat packed;
    cv::dft(samples, packed, cv::DFT_COMPLEX_OUTPUT);
    cv::Mat power(side, side / 2 + 1, CV_32F);
    for (int y = 0; y < side; ++y) {
        const auto* from = packed.ptr<cv::Vec2f>(y);
        float* to = power.ptr<float>(y);
        for (int x = 0; x <= side / 2; ++x) to[x] = from[x][0] * from[x][0] + from[x][1] * from[x][1] + 1e-3F;
    }
    return power;
}

cv::Mat samples_of(const Plane& plane, int left, int top, int side) {
    cv::Mat samples(side, side, CV_32F);
    for (int y = 0; y < side; ++y) {
        const std::uint8_t* from = plane.data.data() + std::size_t(top + y) * plane.width + std::size_t(left);
        float* to = samples.ptr<float>(y);
        for (int x = 0; x < side; ++x) to[x] = from[x];
    }
    return samples;
}

/// JPEG's blocks leave lines at multiples of side/8 and, unpacked at half size, of side/4.
bool is_of_blocks(int u, int v, int side) {
    const auto near = [&](int f) {
        const int step = side / 8, off = std::abs(f) % step;
        return off <= 1 || off >= step - 1;
    };
    return near(u) && near(v);
}

float mean_power(const cv::Mat& power, int u, int v, int inner, int outer) {
    const int side = power.rows;
    float sum = 0;
    int count = 0;
    for (int dv = -outer; dv <= outer; ++dv) {
        for (int du = -outer; du <= outer; ++du) {
            if (std::max(std::abs(du), std::abs(dv)) < inner) continue;
            int x = u + du, y = v + dv;
            if (x < 0) x = -x, y = -y;
            if (x > side / 2) x = side - x, y = -y;
            sum += power.at<float>((y + 2 * side) % side, x);
            ++count;
        }
    }
    return sum / float(count);
}

Line strongest(const cv::Mat& power) {
    const int side = power.rows;
    std::vector<float> ring(std::size_t(side), 0), members(std::size_t(side), 0);
    cv::Mat logs;
    cv::log(power, logs);
    static const cv::Mat radii = [] {
        cv::Mat of(kSide, kSide / 2 + 1, CV_8U);
        for (int y = 0; y < kSide; ++y) {
            for (int x = 0; x <= kSide / 2; ++x)
                of.at<std::uint8_t>(y, x) =
                    std::uint8_t(std::lround(std::hypot(x, y > kSide / 2 ? y - kSide : y)));
        }
        return of;
    }();
    for (int y = 0; y < side; ++y) {
        const float* row = logs.ptr<float>(y);
        const std::uint8_t* r = radii.ptr<std::uint8_t>(y);
        for (int x = 0; x <= side / 2; ++x) ring[r[x]] += row[x], members[r[x]] += 1;
    }
    std::vector<float> level(ring.size(), 0);
    for (std::size_t r = 0; r < ring.size(); ++r) {
        float sum = 0, count = 0;
        for (std::size_t n = r < 2 ? 0 : r - 2; n <= std::min(ring.size() - 1, r + 2); ++n)
            sum += ring[n], count += members[n];
        level[r] = count > 0 ? sum / count : 0;
    }
    Line best;
    // Rounding to whole levels alone leaves a floor of about 4; below it the picture was drawn, not
    // photographed.
    constexpr float kDrawn = 3;
    if (level[kSide * 3 / 8] < kDrawn) return best;
    double best_height = -1e9;
    const int most = side / 2 - 1;
    for (int y = 0; y < side; ++y) {
        const int v = y > side / 2 ? y - side : y;
        const float* row = logs.ptr<float>(y);
        const std::uint8_t* r = radii.ptr<std::uint8_t>(y);
        for (int u = 0; u <= most; ++u) {
            if (r[u] < kCoarsest || r[u] > most + 12) continue;
            const double height = row[u] - level[r[u]];
            if (height > best_height && !is_of_blocks(u, v, side))
                best_height = height, best.u = u, best.v = v;
        }
    }
    const int u = int(best.u), v = int(best.v);
    best.height = best_height;
    best.sharpness = std::log(mean_power(power, u, v, 0, 1) / mean_power(power, u, v, 4, 6));
    return best;
}

}  // namespace

Line strongest_line(const Plane& light, int left, int top) {
    if (left < 0 || top < 0 || left + kSide > static_cast<int>(light.width) ||
        top + kSide > static_cast<int>(light.height))
        throw std::invalid_argument("the square lies outside its picture");
    return strongest(power_of(samples_of(light, left, top, kSide), kSide));
}

}  // namespace beian::image
