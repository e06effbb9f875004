#include "inspect/pair/tones.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace beian::inspect {
namespace {

constexpr int kBurntOut = 252;

double linear(std::uint8_t value) {
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double lab_curve(double t) {
    return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

}  // namespace

// sRGB (IEC 61966-2-1) to CIE L*a*b* under D65.
Lab lab_of(image::Tone tone) {
    const double r = linear(tone[0]), g = linear(tone[1]), b = linear(tone[2]);
    const double x = lab_curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505),
                 y = lab_curve(0.2126 * r + 0.7152 * g + 0.0722 * b),
                 z = lab_curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

std::optional<image::Tone> paper_of(const image::Pixels& flat) {
    if (flat.data.empty() || flat.channels != 3) return std::nullopt;
    const std::size_t count = flat.data.size() / 3;
    const auto light = [&](std::size_t i) {
        return 2 * flat.data[3 * i] + 5 * flat.data[3 * i + 1] + flat.data[3 * i + 2];
    };
    std::vector<std::size_t> pixels;
    for (std::size_t i = 0; i < count; ++i) {
        if (light(i) < 8 * kBurntOut) pixels.push_back(i);
    }
    if (pixels.size() < count / 4) return std::nullopt;
    const auto from = pixels.begin() + static_cast<std::ptrdiff_t>(pixels.size() - pixels.size() / 10 - 1);
    std::nth_element(pixels.begin(), from, pixels.end(), [&](auto a, auto b) { return light(a) < light(b); });
    image::Tone tone{};
    for (std::size_t channel = 0; channel < 3; ++channel) {
        std::vector<std::uint8_t> values;
        for (auto at = from; at != pixels.end(); ++at) values.push_back(flat.data[3 * *at + channel]);
        const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), half, values.end());
        tone[channel] = *half;
    }
    return tone;
}

}  // namespace beian::inspect
