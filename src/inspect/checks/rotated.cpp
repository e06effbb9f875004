// frame.rotated: does the document stand upright in the picture?
#include "inspect/check.h"
#include "inspect/words.h"

#include <cmath>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"on_its_side", ""}, {"on_its_head", ""}};
constexpr std::string_view kLimits[] = {"most_degrees"};

CheckResult check(const Photo& photo, const Voice& voice) {
    const Look* look = photo.document_look();
    if (!look || !look->document()) return {};
    const double rotation = std::abs(std::remainder(look->document()->rotation_deg, 360));
    const double most = voice.limit("most_degrees");
    if (rotation <= most) return {{}, rotation};
    model::Finding finding = voice.say(rotation > 180 - most ? "on_its_head" : "on_its_side");
    finding.measured = rotation;
    finding.needed = most;
    finding.region = look->document_region();
    return {{finding}, rotation};
}

}  // namespace

extern const Check kRotated;
const Check kRotated{"frame.rotated", check, kAnswers, kLimits};

}  // namespace beian::inspect
