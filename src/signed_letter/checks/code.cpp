// letter.code: is its code there, and one of ours?
#include "signed_letter/check.h"

namespace beian::signed_letter {
namespace {

constexpr AnswerSpec kAnswers[] = {{"unreadable", ""}, {"foreign", ""}};

Findings check(const Sight& sight, const Voice& voice) {
    // Someone's own wording has no code, and needs none.
    if (sight.mark() == nullptr) return sight.is_laid_out() ? Findings{voice.say("unreadable")} : Findings{};
    if (sight.wanted.key.empty() || sight.mark()->signed_by_key) return {};
    return {voice.say("foreign", {}, {.region = sight.code_regions.front()})};
}

}  // namespace

extern const Check kCode;
const Check kCode{"letter.code", check, kAnswers, {}};

}  // namespace beian::signed_letter
