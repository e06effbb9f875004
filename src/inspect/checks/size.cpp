// envelope.size: are the file's bytes within what the provider takes?
#include "inspect/check.h"
#include "inspect/words.h"

namespace beian::inspect {
namespace {

using State = image::Integrity::State;

constexpr AnswerSpec kAnswers[] = {
    {"below", "bytes least provider"},
    {"above", "bytes most provider"},
    {"unopenable", "bytes most"},
};
constexpr std::string_view kLimits[] = {"most_openable_bytes"};

CheckResult check(const Photo& photo, const Voice& voice) {
    // Of a picture that must be sent again anyway the size says nothing.
    const State state = photo.integrity.state;
    if (state != State::Whole && state != State::TooLarge && state != State::Unsupported) return {};
    const std::uint64_t bytes = photo.envelope.bytes;
    const auto finding = [&](std::string_view answer, std::string_view blank, std::uint64_t limit) {
        model::Finding said = voice.say(answer, {{"bytes", size_words(bytes, limit)},
                                                 {blank, size_words(limit, limit)},
                                                 {"provider", provider_words(photo.profile)}});
        said.measured = static_cast<double>(bytes);
        said.needed = static_cast<double>(limit);
        return std::vector{said};
    };
    const auto openable = static_cast<std::uint64_t>(voice.limit("most_openable_bytes"));
    if (bytes > openable) return finding("unopenable", "most", openable);
    if (bytes < photo.profile.min_bytes) return finding("below", "least", photo.profile.min_bytes);
    if (photo.profile.max_bytes > 0 && bytes > photo.profile.max_bytes)
        return finding("above", "most", photo.profile.max_bytes);
    return {};
}

}  // namespace

extern const Check kSize;
const Check kSize{"envelope.size", check, kAnswers, kLimits};

}  // namespace beian::inspect
