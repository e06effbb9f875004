// pair.side_missing: are both sides there, or is it one side twice?
#include "inspect/pair/likeness.h"
#include "inspect/pair/pair_check.h"

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"same_side", ""}};
constexpr std::string_view kLimits[] = {"most_alike"};

std::vector<model::Finding> check(const Pair& pair, const Voice& voice) {
    const double alike = likeness(pair.first.flat, pair.second.flat);
    const double most = voice.limit("most_alike");
    if (alike <= most) return {};
    return {voice.say("same_side", {}, {alike, most, {}})};
}

}  // namespace

extern const PairCheck kPairSideMissing;
const PairCheck kPairSideMissing{"pair.side_missing", check, kAnswers, kLimits};

}  // namespace beian::inspect
