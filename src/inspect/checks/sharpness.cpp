// quality.sharpness: can the strokes of the smallest letters be told apart, or did focus, a moving hand or
// grain take them?
#include "inspect/check.h"
#include "inspect/print_edges.h"
#include "inspect/rank.h"
#include "inspect/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>
#include <optional>
#include <span>
#include <vector>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"blurred", ""},     {"soft", ""},  {"shaken", ""}, {"unsteady", ""},
                                   {"partly", "where"}, {"noisy", ""}, {"grainy", ""}};
constexpr std::string_view kLimits[] = {"least_contrast", "good_contrast", "most_grain", "good_grain"};

// Strokes across a dense character such as 囊; letters and digits have fewer.
constexpr double kStrokes = 8;
// Letters of unknown size: strokes follow each other about three to an em, in Chinese and in Latin print.
constexpr double kPitchesInEm = 3.3;
// What a sharp phone photo has of its own, pixels of the upright picture: lens, colour filters, pixel.
constexpr double kCamera = 0.66;
// And what is added where it was unpacked smaller, pixels of the light plane.
constexpr double kUnpacking = 0.3;
// Diagonal steps are longer, and so is all that they measure.
constexpr double kDiagonal = 16.0 / 9;
// Across a motion edges stay sharp.
constexpr double kOneWay = 1.6;
// Part of a document counts as blurred only where it is this much more so than the whole.
constexpr double kWorsePart = 1.5;
constexpr std::size_t kFewestPlaces = 3, kFewestOfPart = 5;
// And only where nearly all of its print is: portraits and seals are drawn soft.
constexpr double kSharperPart = 0.2;

struct Blur {
    double deviation = 0;  // pixels of the light plane, beyond a sharp photo's own, in the worst direction
    double at_right_angles = 0;
    bool known = false;
};

/// `share`: of the places, counted from the sharpest, that may be sharper than what is told of all.
Blur blur_of(std::span<const PrintPlace> places, double denominator, double share, std::size_t fewest) {
    std::array<double, kDirections> excess{};
    Blur blur;
    for (std::size_t i = 0; i < kDirections; ++i) {
        std::vector<double> variances;
        for (const PrintPlace& place : places) {
            if (place.edges[i] >= kFewestEdges) variances.push_back(place.variance[i]);
        }
        if (variances.size() < fewest) continue;
        blur.known = true;
        double own = kCamera * kCamera / (denominator * denominator);
        if (denominator > 1) own += kUnpacking * kUnpacking;
        if (i >= 2) own *= kDiagonal;
        excess[i] = std::sqrt(std::max(0.0, at_share(variances, share) - own));
    }
    const auto worst =
        static_cast<std::size_t>(std::max_element(excess.begin(), excess.end()) - excess.begin());
    blur.deviation = excess[worst];
    blur.at_right_angles = excess[worst ^ 1U];
    return blur;
}

/// Of the contrast of strokes that follow each other closely, how much is left (the transfer function of a
/// bell-shaped blur).
double contrast_left(double deviation, double em) {
    const double turns = 2 * std::numbers::pi * kStrokes * deviation / em;
    return std::exp(-0.5 * turns * turns);
}

/// A share of the document: strips along its edges, as a tilted or curled sheet leaves the depth of focus.
/// Not its corners: a portrait fills one.
struct Part {
    double left, top, right, bottom;

    bool has(const PrintPlace& place) const {
        return place.across >= left && place.across <= right && place.down >= top && place.down <= bottom;
    }
};
constexpr double kThird = 1.0 / 3;
constexpr std::array kParts{Part{0, 0, kThird, 1}, Part{1 - kThird, 0, 1, 1}, Part{0, 0, 1, kThird},
                            Part{0, 1 - kThird, 1, 1}};

struct Judged {
    Part part;
    double contrast;
};

std::optional<Judged> worst_part(std::span<const PrintPlace> places, double denominator, double em,
                                 const Blur& whole) {
    std::optional<Judged> worst;
    for (const Part& part : kParts) {
        std::vector<PrintPlace> inside;
        std::copy_if(places.begin(), places.end(), std::back_inserter(inside),
                     [&](const PrintPlace& place) { return part.has(place); });
        const Blur blur = blur_of(inside, denominator, kSharperPart, kFewestOfPart);
        if (!blur.known || blur.deviation < kWorsePart * whole.deviation) continue;
        const double left = contrast_left(blur.deviation, em);
        if (!worst || left < worst->contrast) worst = {part, left};
    }
    return worst;
}

double em_of(const Look& look, std::span<const PrintPlace> places) {
    const double em = look.spec().text_mm * look.pixels_per_mm();
    if (em > 0) return em;
    std::vector<double> pitches;
    for (const PrintPlace& place : places) {
        if (place.pitch > 0) pitches.push_back(place.pitch);
    }
    return pitches.empty() ? 0 : kPitchesInEm * at_share(pitches, 0.5);
}

CheckResult check(const Photo& photo, const Voice& voice) {
    const Look* look = photo.document_look();
    if (look == nullptr || !look->document()) return {};
    const std::vector<PrintPlace> places = find_print(look->planes().light, *look->document(), look->cells());
    const Blur blur = blur_of(places, look->denominator(), 0.5, kFewestPlaces);
    const double em = em_of(*look, places);
    if (!blur.known || em <= 0) return {};
    const double left = contrast_left(blur.deviation, em);
    const double least = voice.limit("least_contrast"), good = voice.limit("good_contrast");

    std::vector<model::Finding> findings;
    const auto say = [&](std::string_view answer, double measured, double needed, const Blanks& blanks = {}) {
        findings.push_back(voice.say(answer, blanks));
        findings.back().measured = measured, findings.back().needed = needed;
        findings.back().region = look->document_region();
    };
    const bool is_motion = blur.deviation > kOneWay * blur.at_right_angles;
    if (left < least) {
        say(is_motion ? "shaken" : "blurred", left, least);
    } else if (const auto worst = worst_part(places, look->denominator(), em, blur);
               worst && worst->contrast < least) {
        const Part& part = worst->part;
        say("partly", worst->contrast, least,
            {{"where", place_words((part.left + part.right) / 2, (part.top + part.bottom) / 2)}});
        findings.back().region = look->region_on_document(part.left, part.top, part.right, part.bottom);
    } else if (left < good) {
        say(is_motion ? "unsteady" : "soft", left, good);
    }

    std::vector<double> contrasts;
    for (const PrintPlace& place : places) contrasts.push_back(place.contrast);
    // Grain per pixel of the upright picture: unpacked smaller, it has been averaged. It also stretches what
    // was taken for the contrast of the print.
    const double grain = grain_of(look->cells());
    const double contrast = std::max(1.0, at_share(contrasts, 0.5) - 3 * grain);
    const double share = grain * look->denominator() / contrast;
    const double most = voice.limit("most_grain"), good_grain = voice.limit("good_grain");
    if (share > most) {
        say("noisy", share, most);
    } else if (share > good_grain) {
        say("grainy", share, good_grain);
    }
    return CheckResult(std::move(findings), left);
}

}  // namespace

extern const Check kSharpness;
const Check kSharpness{"quality.sharpness", check, kAnswers, kLimits};

}  // namespace beian::inspect
