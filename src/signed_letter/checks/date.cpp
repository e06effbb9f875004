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

class Judging {
public:
    Judging(const Sight& sight, const Voice& voice)
        : sight_(sight),
          voice_(voice),
          valid_(sight.letter == nullptr ? 0 : sight.letter->valid_days_in(sight.wanted.province)) {}

    /// What is to be said of a letter signed on that day; empty: nothing.
    std::string_view answer(CivilDay day) const {
        if (sight_.wanted.today == CivilDay{}) return {};
        const int age = days_between(day, sight_.wanted.today);
        if (age < 0) return "ahead";
        if (valid_ > 0 && age > valid_) return "old";
        if (valid_ > 0 && valid_ - age < voice_.limit("aging_days")) return "aging";
        return age > voice_.limit("ancient_days") ? "ancient" : "";
    }

    Findings say(CivilDay day, std::optional<model::Region> region) const {
        const std::string_view answer = this->answer(day);
        if (answer.empty()) return {};
        const int age = days_between(day, sight_.wanted.today);
        const auto number = [](int of) { return plain(std::to_string(of)); };
        Blanks blanks{{"day", plain(to_string(day))}};
        if (answer == "old" || answer == "ancient") blanks.emplace_back("days", number(age));
        if (answer == "old") blanks.emplace_back("valid", number(valid_));
        if (answer == "aging") blanks.emplace_back("left", number(valid_ - age));
        const double needed = answer == "ahead"     ? 0
                              : answer == "ancient" ? voice_.limit("ancient_days")
                                                    : valid_;
        return {voice_.say(answer, blanks,
                           {.measured = static_cast<double>(age), .needed = needed, .region = region})};
    }

    /// A digit that may be another one matters only where something else would follow.
    bool is_clear(const SeenDate& date) const {
        return std::all_of(date.doubts.begin(), date.doubts.end(),
                           [&](CivilDay other) { return answer(other) == answer(*date.day); });
    }

private:
    const Sight& sight_;
    const Voice& voice_;
    int valid_;
};

Findings check(const Sight& sight, const Voice& voice) {
    const Judging judging(sight, voice);
    if (is_own(sight)) {
        if (const auto day = day_in(sight.as_read)) return judging.say(*day, {});
        return {voice.say("missing_on_own")};
    }
    Findings findings;
    const double least = voice.limit("least_ink");
    std::size_t index = 0;
    for (const HandArea* hand : places(sight, HandArea::Kind::Date)) {
        const auto region = sight.flat->region(hand->area);
        const SeenDate& date = sight.dates[index++];
        if (date.is_empty(least) && !date.day) {
            findings.push_back(voice.say(
                "missing", {},
                {.measured = *std::min_element(date.ink, date.ink + 3), .needed = least, .region = region}));
        } else if (!date.day || !judging.is_clear(date)) {
            findings.push_back(voice.say("unreadable", {}, {.region = region}));
        } else {
            Findings more = judging.say(*date.day, region);
            findings.insert(findings.end(), more.begin(), more.end());
        }
    }
    return findings;
}

}  // namespace

extern const Check kDate;
const Check kDate{"letter.date", check, kAnswers, kLimits};

}  // namespace beian::signed_letter
