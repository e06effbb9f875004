// envelope.integrity: is the picture all there, and nothing else with it?
#include "inspect/check.h"
#include "inspect/words.h"

#include <cmath>

namespace beian::inspect {
namespace {

using State = image::Integrity::State;

constexpr AnswerSpec kAnswers[] = {
    {"empty", ""},   {"cut", "percent"}, {"cut_somewhere", ""}, {"damaged", ""},
    {"gave_up", ""}, {"blemished", ""},  {"trailing", "bytes"}, {"phone_extras", "bytes"},
};

model::Finding cut(const image::Integrity& integrity, const Voice& voice) {
    if (!integrity.arrived) return voice.say("cut_somewhere");
    const int percent = static_cast<int>(std::floor(*integrity.arrived * 100));
    model::Finding finding = voice.say("cut", {{"percent", plain(std::to_string(percent))}});
    finding.measured = std::floor(*integrity.arrived * 100) / 100;
    finding.needed = 1;
    return finding;
}

CheckResult check(const Photo& photo, const Voice& voice) {
    if (photo.envelope.kind == model::FileKind::Empty) return std::vector{voice.say("empty")};
    if (photo.integrity.state == State::Truncated) return std::vector{cut(photo.integrity, voice)};
    if (photo.integrity.state == State::Corrupt) return std::vector{voice.say("damaged")};
    if (photo.integrity.state == State::GaveUp) return std::vector{voice.say("gave_up")};
    std::vector<model::Finding> findings;
    if (photo.integrity.blemished) findings.push_back(voice.say("blemished"));
    const image::Trailing& trailing = photo.envelope.trailing;
    // Where the rest is a file of its own, envelope.mislabelled says so.
    if (trailing.what == image::Trailing::What::Nothing || photo.envelope.hidden) return findings;
    const bool is_phone = trailing.what == image::Trailing::What::Phone;
    const Words bytes = size_words(trailing.bytes, trailing.bytes);
    findings.push_back(voice.say(is_phone ? "phone_extras" : "trailing", {{"bytes", bytes}}));
    findings.back().measured = static_cast<double>(trailing.bytes);
    return findings;
}

}  // namespace

extern const Check kIntegrity;
const Check kIntegrity{"envelope.integrity", check, kAnswers, {}};

}  // namespace beian::inspect
