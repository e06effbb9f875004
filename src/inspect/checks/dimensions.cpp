// envelope.dimensions: has the picture enough pixels to be read, and not more than anyone opens?
#include "inspect/check.h"
#include "inspect/words.h"

#include <fmt/format.h>
#include <algorithm>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {
    {"below", "width height short long"},
    {"above", "width height most provider"},
    {"unopenable", "width height"},
};
constexpr std::string_view kLimits[] = {"min_short_side", "min_long_side", "most_openable_pixels"};

/// Pixels in units of 10,000, as Chinese counts them, and in millions.
Words pixel_words(std::uint64_t pixels) {
    return {fmt::format("{} 万像素", pixels / 10'000),
            fmt::format("{}.{} million pixels", pixels / 1'000'000, pixels / 100'000 % 10)};
}

CheckResult check(const Photo& photo, const Voice& voice) {
    const double width = photo.envelope.width, height = photo.envelope.height;
    if (width == 0 || height == 0) return {};
    const model::PhotoProfile& profile = photo.profile;
    const double least_short =
        profile.min_short_side > 0 ? profile.min_short_side : voice.limit("min_short_side");
    const double least_long =
        profile.min_long_side > 0 ? profile.min_long_side : voice.limit("min_long_side");
    const auto number = [](double value) { return plain(std::to_string(static_cast<std::uint64_t>(value))); };
    const Blanks blanks{{"width", number(width)},
                        {"height", number(height)},
                        {"short", number(least_short)},
                        {"long", number(least_long)},
                        {"most", pixel_words(profile.max_pixels)},
                        {"provider", provider_words(profile)}};
    const auto finding = [&](std::string_view answer, double measured, double needed) {
        model::Finding said = voice.say(answer, blanks);
        said.measured = measured;
        said.needed = needed;
        return std::vector{said};
    };
    if (photo.integrity.state == image::Integrity::State::TooLarge) {
        // A file of too many bytes has a check of its own.
        if (photo.envelope.bytes > photo.limits.max_bytes) return {};
        const double most = voice.limit("most_openable_pixels");
        if (width * height > most) return finding("unopenable", width * height, most);
        // Few enough pixels, and yet packed so that unpacking them costs too much: no number tells that.
        return std::vector{voice.say("unopenable", blanks)};
    }
    const auto [short_side, long_side] = std::minmax(width, height);
    if (short_side < least_short) return finding("below", short_side, least_short);
    if (long_side < least_long) return finding("below", long_side, least_long);
    if (profile.max_pixels > 0 && width * height > static_cast<double>(profile.max_pixels))
        return finding("above", width * height, static_cast<double>(profile.max_pixels));
    return {};
}

}  // namespace

extern const Check kDimensions;
const Check kDimensions{"envelope.dimensions", check, kAnswers, kLimits};

}  // namespace beian::inspect
