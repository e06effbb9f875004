// envelope.mislabelled: does the file pass itself off as something else?
#include "inspect/check.h"
#include "inspect/words.h"

namespace beian::inspect {
namespace {

using model::FileKind;

constexpr AnswerSpec kAnswers[] = {{"extension", "claimed format"}, {"hidden", "hidden"}};

/// Cameras name their own formats as they like, and HEIF is the family of both HEIC and AVIF.
bool is_near(FileKind claimed, FileKind real) {
    const auto are = [&](FileKind a, FileKind b) {
        return (claimed == a && real == b) || (claimed == b && real == a);
    };
    return claimed == real || are(FileKind::Tiff, FileKind::Raw) || are(FileKind::Heic, FileKind::Avif) ||
           are(FileKind::Office, FileKind::Zip) || are(FileKind::Text, FileKind::Svg);
}

CheckResult check(const Photo& photo, const Voice& voice) {
    std::vector<model::Finding> findings;
    const FileKind real = photo.envelope.kind;
    const auto claimed = model::find_claimed_kind(photo.file_name);
    const bool is_known = real != FileKind::Unknown && real != FileKind::Empty;
    if (claimed && is_known && !is_near(*claimed, real))
        findings.push_back(voice.say("extension", {{"claimed", plain(std::string(common_name(*claimed)))},
                                                   {"format", plain(std::string(common_name(real)))}}));
    if (photo.envelope.hidden)
        findings.push_back(
            voice.say("hidden", {{"hidden", plain(std::string(common_name(*photo.envelope.hidden)))}}));
    return findings;
}

}  // namespace

extern const Check kMislabelled;
const Check kMislabelled{"envelope.mislabelled", check, kAnswers, {}};

}  // namespace beian::inspect
