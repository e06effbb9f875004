// origin.recapture: does the photo show the document itself, or a screen or a print that shows it?
#include "inspect/check.h"
#include "inspect/origin/bezel.h"
#include "inspect/origin/spectrum.h"

#include <algorithm>
#include <cmath>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"certain", ""}, {"likely", ""}, {"framed", ""}};
constexpr std::string_view kLimits[] = {"certain_from", "likely_from", "cloth_roughness", "bezel_sides"};

struct Sight {
    Patch patch;
    Line line;
};

/// Cloth and carpets are as regular as a screen, and rougher; on the document itself there is none.
std::vector<Sight> sights_of(const Look& look, double cloth_roughness) {
    const image::Plane& light = look.planes().light;
    std::vector<Sight> sights;
    if (look.document()) {
        for (const Patch& patch : smooth_patches(light, look.document()->quad))
            sights.push_back({patch, strongest_line(light, patch)});
    }
    // In a good photo the document has told enough: what lies round it decides where the document is small.
    constexpr std::size_t kEnough = 9;
    std::vector<Patch> around = smooth_patches(light);
    std::sort(around.begin(), around.end(),
              [](const Patch& a, const Patch& b) { return a.roughness < b.roughness; });
    for (const Patch& patch : around) {
        if (sights.size() >= kEnough || patch.roughness > cloth_roughness) break;
        sights.push_back({patch, strongest_line(light, patch)});
    }
    return sights;
}

/// A grid has nearly the same lines everywhere; only perspective bends it.
bool agree(const Line& a, const Line& b) {
    const double apart = std::min(std::hypot(a.u - b.u, a.v - b.v), std::hypot(a.u + b.u, a.v + b.v));
    return apart <= std::max(2.2, 0.12 * std::hypot(a.u, a.v));
}

/// How sharp a line two places share, or three have each for itself: moiré changes fast from place to place.
double evidence(std::span<const Sight> sights) {
    double shared = 0;
    std::vector<double> each;
    for (std::size_t i = 0; i < sights.size(); ++i) {
        each.push_back(sights[i].line.sharpness);
        for (std::size_t j = 0; j < i; ++j) {
            if (agree(sights[i].line, sights[j].line))
                shared = std::max(shared, std::min(sights[i].line.sharpness, sights[j].line.sharpness));
        }
    }
    std::sort(each.rbegin(), each.rend());
    return std::max(shared, each.size() > 2 ? each[2] : 0);
}

CheckResult check(const Photo& photo, const Voice& voice) {
    if (!photo.look || photo.look->spec().shot == model::Shot::Other) return {};
    const Look& look = *photo.look;
    const bool is_framed =
        look.document() && bezel_sides(look.planes().light, look.document()->quad, look.document()->size) >=
                               voice.limit("bezel_sides");
    const std::vector<Sight> sights = sights_of(look, voice.limit("cloth_roughness"));
    if (sights.size() < 2 && !is_framed) return {};
    const double found = sights.size() < 2 ? 0 : evidence(sights);
    const double certain = voice.limit("certain_from"), likely = voice.limit("likely_from");
    CheckResult result({}, found);
    if (found < likely) {
        // A dark frame square to the document says where it lies, not yet that it is a screen's.
        if (!is_framed) return result;
        model::Finding said = voice.say("framed");
        said.region = look.document_region();
        result.findings.push_back(said);
        return result;
    }
    // Two kinds of evidence that have nothing to do with each other.
    const bool is_certain = found >= certain || is_framed;
    model::Finding said = voice.say(is_certain ? "certain" : "likely");
    said.measured = found;
    said.needed = is_certain && !is_framed ? certain : likely;
    const auto best = std::max_element(sights.begin(), sights.end(), [](const Sight& a, const Sight& b) {
        return a.line.sharpness < b.line.sharpness;
    });
    said.region = look.region(best->patch.left, best->patch.top, best->patch.left + Patch::kSide,
                              best->patch.top + Patch::kSide);
    result.findings.push_back(said);
    return result;
}

}  // namespace

extern const Check kRecapture;
const Check kRecapture{"origin.recapture", check, kAnswers, kLimits};

}  // namespace beian::inspect
