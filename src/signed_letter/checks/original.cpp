// letter.original: was the paper itself photographed, with its red seal, or a black and white copy of it?
#include "signed_letter/check.h"
#include "signed_letter/looks.h"

namespace beian::signed_letter {
namespace {

constexpr AnswerSpec kAnswers[] = {{"copy", ""}};
constexpr std::string_view kLimits[] = {"least_grey_ink"};

Findings check(const Sight& sight, const Voice& voice) {
    if (!sight.is_laid_out()) return {};
    const double least = voice.limit("least_grey_ink");
    for (const auto kind : {HandArea::Kind::Seal, HandArea::Kind::Thumbprint}) {
        for (const HandArea* hand : places(sight, kind)) {
            bool red = false;
            for (const RedMark& mark : sight.red) red |= touches(mark.area, hand->area);
            if (red || (kind == HandArea::Kind::Seal && seal_of(sight) != nullptr)) continue;
            const double ink = sight.ink->grey_in(hand->area);
            if (ink >= least)
                return {
                    voice.say("copy", {},
                              {.measured = ink, .needed = least, .region = sight.flat->region(hand->area)})};
        }
    }
    return {};
}

}  // namespace

extern const Check kOriginal;
const Check kOriginal{"letter.original", check, kAnswers, kLimits};

}  // namespace beian::signed_letter
