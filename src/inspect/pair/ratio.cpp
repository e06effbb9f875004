// pair.ratio: can both documents be brought to one scale?
#include "inspect/pair/pair_check.h"

#include "base/text.h"
#include "inspect/words.h"

#include <cmath>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"unfound", "file"}, {"unequal", ""}};
constexpr std::string_view kLimits[] = {"most_unequal"};

/// The longer side by the shorter one: either may lie on its side.
double ratio_of(const FoundDocument& document) {
    const double ratio = document.size.width_mm / document.size.height_mm;
    return std::max(ratio, 1 / ratio);
}

std::vector<model::Finding> check(const Pair& pair, const Voice& voice) {
    std::vector<model::Finding> findings;
    for (const PairSide* side : {&pair.first, &pair.second}) {
        if (!side->document)
            findings.push_back(voice.say("unfound", {{"file", plain(printable(side->file))}}));
    }
    if (!findings.empty()) return findings;
    const double unequal =
        std::exp(std::abs(std::log(ratio_of(*pair.first.document) / ratio_of(*pair.second.document)))) - 1;
    const double most = voice.limit("most_unequal");
    if (unequal <= most) return {};
    return {voice.say("unequal", {}, {unequal, most, {}})};
}

}  // namespace

extern const PairCheck kPairRatio;
const PairCheck kPairRatio{"pair.ratio", check, kAnswers, kLimits};

}  // namespace beian::inspect
