// envelope.animation: is it one still picture?
#include "inspect/check.h"
#include "inspect/words.h"

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"moving", "frames"}};

CheckResult check(const Photo& photo, const Voice& voice) {
    if (photo.envelope.frames <= 1) return {};
    model::Finding finding = voice.say("moving", {{"frames", plain(std::to_string(photo.envelope.frames))}});
    finding.measured = photo.envelope.frames;
    finding.needed = 1;
    return std::vector{finding};
}

}  // namespace

extern const Check kAnimation;
const Check kAnimation{"envelope.animation", check, kAnswers, {}};

}  // namespace beian::inspect
