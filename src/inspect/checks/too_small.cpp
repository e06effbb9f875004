// frame.too_small: does the document take enough of the picture?
#include "inspect/check.h"
#include "inspect/words.h"

#include <cmath>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"tiny", "percent"}, {"small", "percent"}};
constexpr std::string_view kLimits[] = {"least_share", "good_share"};

CheckResult check(const Photo& photo, const Voice& voice) {
    const Look* look = photo.document_look();
    if (!look || !look->document()) return {};
    const double share = look->document()->coverage;
    if (share >= voice.limit("good_share")) return {{}, share};
    const bool is_tiny = share < voice.limit("least_share");
    const auto percent = std::to_string(std::max(1, static_cast<int>(std::lround(share * 100))));
    model::Finding finding = voice.say(is_tiny ? "tiny" : "small", {{"percent", plain(percent)}});
    finding.measured = share;
    finding.needed = voice.limit(is_tiny ? "least_share" : "good_share");
    finding.region = look->document_region();
    return {{finding}, share};
}

}  // namespace

extern const Check kTooSmall;
const Check kTooSmall{"frame.too_small", check, kAnswers, kLimits};

}  // namespace beian::inspect
