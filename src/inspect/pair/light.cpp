// pair.light: were both sides photographed in the same light?
#include "inspect/pair/pair_check.h"
#include "inspect/pair/tones.h"

#include <cmath>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"brightness", ""}, {"colour", ""}};
constexpr std::string_view kLimits[] = {"most_brighter", "most_tinted"};

std::vector<model::Finding> check(const Pair& pair, const Voice& voice) {
    const auto first = paper_of(pair.first.flat), second = paper_of(pair.second.flat);
    if (!first || !second) return {};
    const Lab a = lab_of(*first), b = lab_of(*second);
    const auto finding = [&](std::string_view answer, double measured, double needed) {
        return std::vector{voice.say(answer, {}, {measured, needed, {}})};
    };
    const double brighter = std::abs(a.light - b.light), tinted = std::hypot(a.a - b.a, a.b - b.b);
    if (brighter > voice.limit("most_brighter"))
        return finding("brightness", brighter, voice.limit("most_brighter"));
    if (tinted > voice.limit("most_tinted")) return finding("colour", tinted, voice.limit("most_tinted"));
    return {};
}

}  // namespace

extern const PairCheck kPairLight;
const PairCheck kPairLight{"pair.light", check, kAnswers, kLimits};

}  // namespace beian::inspect
