// letter.seal: is the seal there, round or oval, where it belongs, and whose is it?
#include "signed_letter/check.h"
#include "signed_letter/looks.h"
#include "signed_letter/seal_name.h"

#include <algorithm>

namespace beian::signed_letter {
namespace {

constexpr AnswerSpec kAnswers[] = {
    {"missing", ""}, {"elsewhere", ""}, {"shape", ""}, {"name", "read subject"}};
constexpr std::string_view kLimits[] = {"most_beside_mm", "least_roundness", "least_share",
                                        "least_characters"};

constexpr double kMillimetre = 72 / 25.4;

/// The subject's own seal, not one of a holder of domain names.
bool is_of_subject(const HandArea& hand) {
    return hand.who.find("单位") != std::string::npos;
}

Findings judge_name(const Sight& sight, const Voice& voice, const RedMark& seal) {
    const std::string& subject = sight.wanted.subject.empty() ? sight.filled->subject : sight.wanted.subject;
    if (subject.empty()) return {};
    const std::string read = name_on(sight, seal);
    if (static_cast<double>(characters_of(read).size()) < voice.limit("least_characters")) return {};
    const double share = shared_with(subject, read);
    if (share >= voice.limit("least_share")) return {};
    return {voice.say(
        "name", {{"read", plain(read)}, {"subject", plain(subject)}},
        {.measured = share, .needed = voice.limit("least_share"), .region = sight.flat->region(seal.area)})};
}

Findings check(const Sight& sight, const Voice& voice) {
    const RedMark* seal = seal_of(sight);
    if (is_own(sight)) {
        if (seal != nullptr || !asks_for(sight, letter::Box::Kind::Seal)) return {};
        return {voice.say("missing")};
    }
    Findings findings;
    const auto wanted = places(sight, HandArea::Kind::Seal);
    if (wanted.empty()) return {};
    const HandArea& place = *wanted.front();
    if (seal == nullptr) return {voice.say("missing", {}, {.region = sight.flat->region(place.area)})};
    if (!touches(seal->area, widened(place.area, voice.limit("most_beside_mm") * kMillimetre)))
        findings.push_back(voice.say("elsewhere", {}, {.region = sight.flat->region(seal->area)}));
    if (seal->roundness < voice.limit("least_roundness"))
        findings.push_back(voice.say("shape", {},
                                     {.measured = seal->roundness,
                                      .needed = voice.limit("least_roundness"),
                                      .region = sight.flat->region(seal->area)}));
    if (is_of_subject(place)) {
        Findings more = judge_name(sight, voice, *seal);
        findings.insert(findings.end(), more.begin(), more.end());
    }
    return findings;
}

}  // namespace

extern const Check kSeal;
const Check kSeal{"letter.seal", check, kAnswers, kLimits};

}  // namespace beian::signed_letter
