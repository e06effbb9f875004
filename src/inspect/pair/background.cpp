// pair.background: do both sides lie on the same background?
#include "inspect/pair/pair_check.h"
#include "inspect/pair/tones.h"

#include <cmath>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"different", ""}};
constexpr std::string_view kLimits[] = {"most_different"};

std::vector<model::Finding> check(const Pair& pair, const Voice& voice) {
    if (!pair.first.background || !pair.second.background) return {};
    const Lab a = lab_of(*pair.first.background), b = lab_of(*pair.second.background);
    const double different = std::hypot(a.light - b.light, a.a - b.a, a.b - b.b);
    const double most = voice.limit("most_different");
    if (different <= most) return {};
    return {voice.say("different", {}, {different, most, {}})};
}

}  // namespace

extern const PairCheck kPairBackground;
const PairCheck kPairBackground{"pair.background", check, kAnswers, kLimits};

}  // namespace beian::inspect
