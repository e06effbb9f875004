// frame.none: is there a document in the picture at all?
#include "inspect/check.h"

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"nothing", ""}};
// Of who reads documents: desk/judging.cpp.
constexpr std::string_view kLimits[] = {"least_characters"};

CheckResult check(const Photo& photo, const Voice& voice) {
    const Look* look = photo.document_look();
    if (!look) return {};
    if (look->document()) return {{}, 1};
    model::Finding finding = voice.say("nothing");
    finding.measured = 0;
    finding.needed = 1;
    finding.region = look->document_region();
    return {{finding}, 0};
}

}  // namespace

extern const Check kNone;
const Check kNone{"frame.none", check, kAnswers, kLimits};

}  // namespace beian::inspect
