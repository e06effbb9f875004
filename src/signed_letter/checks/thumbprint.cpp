// letter.thumbprint: is the thumb's print there where it is asked for?
#include "signed_letter/check.h"
#include "signed_letter/looks.h"

#include <algorithm>

namespace beian::signed_letter {
namespace {

constexpr AnswerSpec kAnswers[] = {{"missing", ""}};
constexpr std::string_view kLimits[] = {"least_across_mm"};

constexpr double kMillimetre = 72 / 25.4;

Findings check(const Sight& sight, const Voice& voice) {
    Findings findings;
    const double least = voice.limit("least_across_mm");
    for (const HandArea* hand : places(sight, HandArea::Kind::Thumbprint)) {
        double across = 0;
        for (const RedMark& mark : sight.red)
            if (touches(mark.area, widened(hand->area, 6)))
                across = std::max(across, std::max(mark.area.width, mark.area.height) / kMillimetre);
        if (across >= least) continue;
        findings.push_back(voice.say(
            "missing", {}, {.measured = across, .needed = least, .region = sight.flat->region(hand->area)}));
    }
    return findings;
}

}  // namespace

extern const Check kThumbprint;
const Check kThumbprint{"letter.thumbprint", check, kAnswers, kLimits};

}  // namespace beian::signed_letter
