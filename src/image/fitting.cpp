#include "image/fitting.h"

#include "image/resample.h"

#include <algorithm>
#include <cmath>

namespace beian::image {
namespace {

// What a JPEG weighs, as far as it can be foretold: bytes grow with (1 / step)^0.6, where `step` is the width
// of the quantiser that libjpeg makes of the quality, and with a power of the pixels. Photos differ, so the
// first two encodes give the line on which the third one lies.
constexpr double kBytesByFineness = 0.6;
constexpr double kBytesByFewerPixels = 0.9;
constexpr double kBytesByMorePixels = 0.55;  // what lies between old pixels is smooth
constexpr double kBytesOfFullChroma = 0.22;  // as a logarithm
constexpr double kFullChromaFrom = 0.3;      // growth at which colour comes at full resolution
constexpr int kFinest = 97;                  // finer steps store the noise of earlier rounding
// Sixteen times the pixels of a thumbnail still show a thumbnail.
constexpr double kMostEnlargement = 16;
constexpr double kMostPixelsEnlarged = 24e6;

double step_of(int quality) {
    return quality < 50 ? 5000.0 / quality : 200.0 - 2 * quality;
}
int quality_of(double step) {
    const double quality = step > 100 ? 5000 / step : (200 - step) / 2;
    return std::clamp(static_cast<int>(std::lround(quality)), 1, 100);
}

struct Attempt {
    JpegSettings settings;
    double area = 1;  // pixels, as a share of the picture's
};

/// One way from light to heavy: `growth` is the logarithm of the expected bytes over those of the first
/// attempt.
Attempt attempt_at(double growth, const FitWish& wish) {
    const double step = step_of(wish.quality);
    Attempt attempt{{wish.quality, Chroma::Halved, wish.colour_profile}, 1};
    if (growth < 0) {
        const double coarsest = std::max(step, step_of(wish.least_quality));
        const double reach = kBytesByFineness * std::log(coarsest / step);
        attempt.settings.quality =
            quality_of(std::min(coarsest, step * std::exp(-growth / kBytesByFineness)));
        if (-growth > reach) attempt.area = std::exp((growth + reach) / kBytesByFewerPixels);
    } else if (growth > 0) {
        const bool is_full = growth > kFullChromaFrom;
        attempt.settings.chroma = is_full ? Chroma::Full : Chroma::Halved;
        const double finest = std::min(step, step_of(kFinest));
        const double finer = growth - (is_full ? kBytesOfFullChroma : 0);
        const double reach = kBytesByFineness * std::log(step / finest);
        attempt.settings.quality = quality_of(std::max(finest, step * std::exp(-finer / kBytesByFineness)));
        if (finer > reach) attempt.area = std::exp((finer - reach) / kBytesByMorePixels);
    }
    return attempt;
}

/// The area that the wish and the sides allow.
double allowed(double area, const PixelView& pixels, const FitWish& wish) {
    const double count = double(pixels.width) * pixels.height;
    const auto [shorter, longer] = std::minmax(pixels.width, pixels.height);
    const double least_side =
        std::max(double(wish.least_short_side) / shorter, double(wish.least_long_side) / longer);
    area = std::max(area, std::min(1.0, least_side * least_side));
    if (area > 1) area = std::max(1.0, std::min({area, kMostEnlargement, kMostPixelsEnlarged / count}));
    if (wish.most_pixels > 0) area = std::min(area, double(wish.most_pixels) / count);
    return area;
}

Fitted encode(const PixelView& pixels, const FitWish& wish, const Attempt& attempt) {
    const double side = std::sqrt(allowed(attempt.area, pixels, wish));
    const auto scaled = [&](std::uint32_t length) {
        return std::max(1U,
                        static_cast<std::uint32_t>(side < 1 ? length * side : std::lround(length * side)));
    };
    const std::uint32_t width = scaled(pixels.width), height = scaled(pixels.height);
    Fitted fitted;
    if (width == pixels.width && height == pixels.height)
        fitted.jpeg = encode_jpeg(pixels, attempt.settings);
    else
        fitted.jpeg = encode_jpeg(view_of(resized(pixels, width, height)), attempt.settings);
    fitted.width = width;
    fitted.height = height;
    fitted.quality = attempt.settings.quality;
    const std::uint64_t bytes = fitted.jpeg.size();
    fitted.fits = bytes >= wish.least_bytes && (wish.most_bytes == 0 || bytes <= wish.most_bytes) &&
                  (wish.most_pixels == 0 || std::uint64_t{width} * height <= wish.most_pixels);
    return fitted;
}

/// Not the limit itself: inside of it by `room`, but never past the middle of the range.
double aim(double bytes, const FitWish& wish, double room) {
    const double least = std::max<double>(1, static_cast<double>(wish.least_bytes));
    const double most = wish.most_bytes == 0 ? least * 1e6 : static_cast<double>(wish.most_bytes);
    const double middle = std::sqrt(least * most);
    return std::log(bytes > most ? std::max(middle, most / room) : std::min(middle, least * room));
}

}  // namespace

Fitted fit_into(const PixelView& pixels, const FitWish& wish) {
    double growth = 0, last_growth = 0, last_weight = 0;
    double slope = 1;  // true growth for expected growth
    Fitted fitted;
    for (int encodes = 1;; ++encodes) {
        fitted = encode(pixels, wish, attempt_at(growth, wish));
        fitted.encodes = encodes;
        if (fitted.fits || encodes == kMostEncodes) return fitted;
        const double weight = std::log(static_cast<double>(fitted.jpeg.size()));
        if (encodes > 1 && std::abs(growth - last_growth) > 0.05)
            slope = std::clamp((weight - last_weight) / (growth - last_growth), 0.25, 4.0);
        last_growth = growth;
        last_weight = weight;
        growth +=
            (aim(static_cast<double>(fitted.jpeg.size()), wish, encodes == 1 ? 1.25 : 1.6) - weight) / slope;
    }
}

}  // namespace beian::image
