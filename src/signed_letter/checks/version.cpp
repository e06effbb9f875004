// letter.version: is it printed in the wording that is in force?
#include "signed_letter/check.h"

namespace beian::signed_letter {
namespace {

constexpr AnswerSpec kAnswers[] = {{"old", "printed current"}, {"newer", "printed current"}};

Findings check(const Sight& sight, const Voice& voice) {
    if (sight.mark() == nullptr || sight.letter == nullptr) return {};
    const int printed = sight.mark()->mark.version, current = sight.letter->version;
    if (printed == current) return {};
    return {
        voice.say(printed < current ? "old" : "newer",
                  {{"printed", plain(std::to_string(printed))}, {"current", plain(std::to_string(current))}},
                  {.region = sight.code_regions.front()})};
}

}  // namespace

extern const Check kVersion;
const Check kVersion{"letter.version", check, kAnswers, {}};

}  // namespace beian::signed_letter
