// origin.screenshot: did a camera take this picture, or was it drawn on a screen?
#include "inspect/check.h"
#include "inspect/origin/screen_sizes.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"original", "width height"}, {"paper", "width height"}, {"named", ""}};
constexpr std::string_view kLimits[] = {"even_share", "even_bar"};

constexpr int kSide = 8;  // of a square; JPEG keeps one of its blocks that is even exactly so

bool is_even(const image::Plane& light, std::uint32_t left, std::uint32_t top) {
    const std::uint8_t first = light.data[std::size_t{top} * light.width + left];
    for (std::uint32_t y = 0; y < kSide; ++y) {
        const std::uint8_t* row = light.data.data() + std::size_t{top + y} * light.width + left;
        if (std::any_of(row, row + kSide, [&](std::uint8_t value) { return value != first; })) return false;
    }
    return true;
}

/// Share of the squares between two heights that are of one value and neither black nor burnt out, where a
/// camera would see no grain either. A quarter of them is looked at.
double even_share(const image::Plane& light, std::uint32_t top, std::uint32_t bottom, bool with_ends) {
    int even = 0, all = 0;
    for (std::uint32_t y = top / kSide * kSide; y + kSide <= bottom; y += 2 * kSide) {
        for (std::uint32_t x = 0; x + kSide <= light.width; x += 2 * kSide) {
            ++all;
            const std::uint8_t value = light.data[std::size_t{y} * light.width + x];
            if (!with_ends && (value < 4 || value > 251)) continue;
            even += is_even(light, x, y);
        }
    }
    return all == 0 ? 0 : double(even) / all;
}

/// What phones and desktops call their screenshots.
bool is_named_screenshot(std::string_view file) {
    static constexpr std::string_view kNames[] = {"screenshot", "screen shot", "截屏",
                                                  "截图",       "屏幕快照",    "屏幕截图"};
    std::string name(file);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return std::any_of(std::begin(kNames), std::end(kNames),
                       [&](std::string_view each) { return name.find(each) != std::string::npos; });
}

CheckResult check(const Photo& photo, const Voice& voice) {
    if (!photo.look || photo.look->spec().shot == model::Shot::Other) return {};
    const image::Plane& light = photo.look->planes().light;
    const image::Envelope& envelope = photo.envelope;
    const bool by_camera = envelope.names_camera || envelope.captured;
    const double even = even_share(light, 0, light.height, false);
    CheckResult result({}, even);
    if (by_camera) return result;
    // The bars of a phone at the top, of a program at the foot.
    const std::uint32_t bar = std::min(light.height, std::max<std::uint32_t>(2 * kSide, light.height / 30));
    const double bars =
        std::max(even_share(light, 0, bar, true), even_share(light, light.height - bar, light.height, true));
    const bool is_sized = is_screen_size(envelope.width, envelope.height);
    const bool is_drawn = bars >= voice.limit("even_bar") && even >= voice.limit("even_share");
    if (is_sized && is_drawn) {
        const Blanks blanks{{"width", {std::to_string(envelope.width), std::to_string(envelope.width)}},
                            {"height", {std::to_string(envelope.height), std::to_string(envelope.height)}}};
        const bool is_original = photo.look->spec().must_be_in_colour;
        result.findings.push_back(voice.say(is_original ? "original" : "paper", blanks));
    } else if (is_named_screenshot(photo.file_name)) {
        result.findings.push_back(voice.say("named"));
    } else {
        return result;
    }
    result.findings.back().measured = even;
    return result;
}

}  // namespace

extern const Check kScreenshot;
const Check kScreenshot{"origin.screenshot", check, kAnswers, kLimits};

}  // namespace beian::inspect
