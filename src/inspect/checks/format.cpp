// envelope.format: is it a kind of picture that the provider takes, in colours that everyone sees alike?
#include "inspect/check.h"
#include "inspect/words.h"

#include <algorithm>

namespace beian::inspect {
namespace {

using model::FileKind;

// The first ones are the kinds of files themselves: each has its own way to a JPEG.
constexpr AnswerSpec kAnswers[] = {
    {"heic", "taken"},
    {"avif", "taken"},
    {"webp", "taken"},
    {"bmp", "taken"},
    {"tiff", "taken"},
    {"raw", "taken"},
    {"jpeg_xl", "taken"},
    {"jpeg_2000", "taken"},
    {"icon", "taken"},
    {"photoshop", "taken"},
    {"pdf", "taken"},
    {"svg", "taken"},
    {"html", "taken"},
    {"text", "taken"},
    {"video", "taken"},
    {"office", "taken"},
    {"zip", "taken"},
    {"unknown", "taken"},
    {"not_taken", "format provider taken"},
    {"unusual_jpeg", ""},
    {"cmyk", ""},
    {"print_profile", "profile"},
    {"wide_colours", "profile"},
    {"broken_profile", ""},
    {"missing_profile", ""},
};

std::optional<std::string_view> colour_answer(const image::Envelope& envelope) {
    using State = image::ColourProfile::State;
    if (envelope.colour == image::Colour::Cmyk) return "cmyk";
    switch (envelope.profile.state) {
        case State::Wide:
            return "wide_colours";
        case State::Print:
            return "print_profile";
        case State::Broken:
            return "broken_profile";
        case State::Missing:
            return envelope.odd_colours ? std::optional("missing_profile") : std::nullopt;
        case State::Ordinary:
            break;
    }
    return std::nullopt;
}

CheckResult check(const Photo& photo, const Voice& voice) {
    const image::Envelope& envelope = photo.envelope;
    const auto& formats = photo.profile.formats;
    if (envelope.kind == FileKind::Empty) return {};
    const Words taken = list_words(formats);
    if (!envelope.is_decodable()) return std::vector{voice.say(slug(envelope.kind), {{"taken", taken}})};
    std::vector<model::Finding> findings;
    if (std::find(formats.begin(), formats.end(), envelope.kind) == formats.end())
        findings.push_back(voice.say("not_taken", {{"format", plain(std::string(common_name(envelope.kind)))},
                                                   {"provider", provider_words(photo.profile)},
                                                   {"taken", taken}}));
    if (photo.integrity.state == image::Integrity::State::Unsupported)
        findings.push_back(voice.say("unusual_jpeg"));
    if (const auto answer = colour_answer(envelope))
        findings.push_back(voice.say(*answer, {{"profile", plain(envelope.profile.name)}}));
    return findings;
}

}  // namespace

extern const Check kFormat;
const Check kFormat{"envelope.format", check, kAnswers, {}};

}  // namespace beian::inspect
