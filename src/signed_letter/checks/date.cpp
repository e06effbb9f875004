// letter.date: is it dated, on a day that can be, and not too long ago?
#include "signed_letter/check.h"
#include "signed_letter/looks.h"

#include <algorithm>

namespace beian::signed_letter {
namespace {

constexpr AnswerSpec kAnswers[] = {{"missing", ""},        {"missing_on_own", ""},    {"unreadable", ""},
                                   {"ahead", "day"},       {"old", "day days valid"}, {"aging", "day left"},
                                   {"ancient", "day days"}};
constexpr std::string_view kLimits[] = {"least_ink", "aging_days", "ancient_days"};

Findings judge_day(const Sight& sight, const Voice& voice, CivilDay day,
                   std::optional<model::Region> region) {
    const auto said = [&](std::string_view answer, Blanks blanks, double measured, double needed) {
        blanks.emplace_back("day", plain(to_string(day)));
        return Findings{
            voice.say(answer, blanks, {.measured = measured, .needed = needed, .region = region})};
    };
    if (sight.wanted.today == CivilDay{}) return {};
    const int age = days_between(day, sight.wanted.today);
    if (age < 0) return said("ahead", {}, age, 0);
    const int valid = sight.letter == nullptr ? 0 : sight.letter->valid_days_in(sight.wanted.province);
    const Words days = plain(std::to_string(age));
    if (valid > 0 && age > valid)
        return said("old", {{"days", days}, {"valid", plain(std::to_string(valid))}}, age, valid);
    if (valid > 0 && valid - age < voice.limit("aging_days"))
        return said("aging", {{"left", plain(std::to_string(valid - age))}}, age, valid);
    if (age > voice.limit("ancient_days"))
        return said("ancient", {{"days", days}}, age, voice.limit("ancient_days"));
    return {};
}

Findings check(const Sight& sight, const Voice& voice) {
    if (is_own(sight)) {
        if (const auto day = day_in(sight.as_read)) return judge_day(sight, voice, *day, {});
        return {voice.say("missing_on_own")};
    }
    Findings findings;
    const double least = voice.limit("least_ink");
    for (const HandArea* hand : places(sight, HandArea::Kind::Date)) {
        const auto region = sight.flat->region(hand->area);
        const SeenDate date = date_in(sight, *hand);
        if (date.is_empty(least) && !date.day) {
            findings.push_back(voice.say(
                "missing", {},
                {.measured = *std::min_element(date.ink, date.ink + 3), .needed = least, .region = region}));
            continue;
        }
        if (!date.day) {
            findings.push_back(voice.say("unreadable", {}, {.region = region}));
            continue;
        }
        Findings more = judge_day(sight, voice, *date.day, region);
        findings.insert(findings.end(), more.begin(), more.end());
    }
    return findings;
}

}  // namespace

extern const Check kDate;
const Check kDate{"letter.date", check, kAnswers, kLimits};

}  // namespace beian::signed_letter
