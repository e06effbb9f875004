// letter.signature: is it signed by hand, by everyone who must?
#include "signed_letter/check.h"
#include "signed_letter/looks.h"

namespace beian::signed_letter {
namespace {

constexpr AnswerSpec kAnswers[] = {{"missing", "who"}, {"missing_on_own", "label"}};
constexpr std::string_view kLimits[] = {"least_ink", "least_ink_on_own"};

constexpr std::string_view kLabels[] = {"签字", "签名", "签章", "承诺人", "授权人", "法定代表人"};
// Of a line: one signs within so many heights to the right of the words.
constexpr double kBeyond = 9;

/// On someone's own wording: beside the last words that ask for a signature.
Findings on_own(const Sight& sight, const Voice& voice) {
    const ReadLine* label = nullptr;
    std::string words;
    for (const ReadLine& line : sight.read) {
        std::string text;
        for (const Read& one : line) text += one.text;
        for (const std::string_view each : kLabels)
            if (text.find(each) != std::string::npos && line.front().at.y > letter::kPageHeight * 0.4 &&
                line.size() <= 14)
                label = &line, words = text;
    }
    if (label == nullptr) return {};
    const double height = label->front().height;
    std::size_t end = 0;
    for (std::size_t i = 0; i < label->size(); ++i)
        if ((*label)[i].text == "：" || (*label)[i].text == ":") end = i;
    const Read& last = end > 0 ? (*label)[end] : label->back();
    const letter::Area place{last.at.x + height * 0.5, last.at.y - height, kBeyond * height, 1.7 * height};
    // Nothing of it was drawn by us: all that is dark counts.
    const Ink ink(*sight.flat, {1, 1, {255}});
    const double there = ink.written_in(place), least = voice.limit("least_ink_on_own");
    if (there >= least) return {};
    return {voice.say("missing_on_own", {{"label", plain(words)}},
                      {.measured = there, .needed = least, .region = sight.flat->region(place)})};
}

Findings check(const Sight& sight, const Voice& voice) {
    if (is_own(sight)) return on_own(sight, voice);
    Findings findings;
    const double least = voice.limit("least_ink");
    for (const HandArea* hand : places(sight, HandArea::Kind::Signature)) {
        if (is_signed(sight, *hand, least)) continue;
        findings.push_back(voice.say("missing", {{"who", plain(hand->who)}},
                                     {.measured = signature_ink(sight, *hand),
                                      .needed = least,
                                      .region = sight.flat->region(hand->area)}));
    }
    return findings;
}

}  // namespace

extern const Check kSignature;
const Check kSignature{"letter.signature", check, kAnswers, kLimits};

}  // namespace beian::signed_letter
