// letter.filing: was it printed for this filing?
#include "signed_letter/check.h"

namespace beian::signed_letter {
namespace {

constexpr AnswerSpec kAnswers[] = {{"other", ""}};

Findings check(const Sight& sight, const Voice& voice) {
    if (sight.wanted.filing.empty() || sight.mark() == nullptr) return {};
    // A letter drawn on the command line names no filing.
    const std::string& printed_for = sight.mark()->mark.filing;
    if (printed_for.empty() || printed_for == sight.wanted.filing) return {};
    return {voice.say("other", {}, {.region = sight.code_regions.front()})};
}

}  // namespace

extern const Check kFiling;
const Check kFiling{"letter.filing", check, kAnswers, {}};

}  // namespace beian::signed_letter
