// letter.several: is there only one letter in the photo?
#include "signed_letter/check.h"

namespace beian::signed_letter {
namespace {

constexpr AnswerSpec kAnswers[] = {{"two", "count"}};

Findings check(const Sight& sight, const Voice& voice) {
    if (sight.codes.size() < 2) return {};
    return {voice.say(
        "two", {{"count", plain(std::to_string(sight.codes.size()))}},
        {.measured = static_cast<double>(sight.codes.size()), .needed = 1, .region = sight.code_regions[1]})};
}

}  // namespace

extern const Check kSeveral;
const Check kSeveral{"letter.several", check, kAnswers, {}};

}  // namespace beian::signed_letter
