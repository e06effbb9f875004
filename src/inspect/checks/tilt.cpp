// frame.tilt: was the camera held above the document, not aslant?
#include "inspect/check.h"
#include "inspect/words.h"

#include <cmath>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"aslant", "degrees"}, {"leaning", "degrees"}};
constexpr std::string_view kLimits[] = {"most_degrees", "good_degrees"};

CheckResult check(const Photo& photo, const Voice& voice) {
    const Look* look = photo.document_look();
    if (!look || !look->document() || look->document()->fills_picture) return {};
    const double tilt = look->document()->tilt_deg;
    if (tilt <= voice.limit("good_degrees")) return {{}, tilt};
    const bool is_too_much = tilt > voice.limit("most_degrees");
    const auto degrees = std::to_string(std::lround(tilt));
    model::Finding finding = voice.say(is_too_much ? "aslant" : "leaning", {{"degrees", plain(degrees)}});
    finding.measured = tilt;
    finding.needed = voice.limit(is_too_much ? "most_degrees" : "good_degrees");
    finding.region = look->document_region();
    return {{finding}, tilt};
}

}  // namespace

extern const Check kTilt;
const Check kTilt{"frame.tilt", check, kAnswers, kLimits};

}  // namespace beian::inspect
