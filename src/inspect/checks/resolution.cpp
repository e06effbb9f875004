// quality.resolution: has each letter of the document enough pixels?
#include "inspect/check.h"
#include "inspect/words.h"

#include <fmt/format.h>
#include <cmath>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"below", "pixels needed"}, {"scarce", "pixels needed"}};
constexpr std::string_view kLimits[] = {"min_letter_pixels", "good_letter_pixels"};

CheckResult check(const Photo& photo, const Voice& voice) {
    const Look* look = photo.document_look();
    if (look == nullptr || look->spec().text_mm <= 0) return {};
    const double pixels = look->pixels_per_mm() * look->denominator() * look->spec().text_mm;
    if (pixels <= 0) return {};
    const double least = voice.limit("min_letter_pixels"), good = voice.limit("good_letter_pixels");
    if (pixels >= good) return CheckResult({}, pixels);
    const bool is_below = pixels < least;
    // Rounded apart: "16 pixels, 16 are needed" would help nobody.
    const double needed = is_below ? least : good;
    model::Finding finding = voice.say(is_below ? "below" : "scarce",
                                       {{"pixels", plain(fmt::format("{:.0f}", std::floor(pixels)))},
                                        {"needed", plain(fmt::format("{:.0f}", std::ceil(needed)))}});
    finding.measured = pixels;
    finding.needed = needed;
    finding.region = look->document_region();
    return CheckResult({finding}, pixels);
}

}  // namespace

extern const Check kResolution;
const Check kResolution{"quality.resolution", check, kAnswers, kLimits};

}  // namespace beian::inspect
