// origin.photocopy: has a document that is printed in colours any colour of its own in this photo?
#include "inspect/check.h"
#include "inspect/origin/own_colour.h"

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"colourless", ""}, {"faint", ""}};
constexpr std::string_view kLimits[] = {"least_colour", "faint_colour"};

CheckResult check(const Photo& photo, const Voice& voice) {
    const Look* look = photo.document_look();
    if (!look || !look->spec().must_be_in_colour || !look->document()) return {};
    const auto colour = own_colour(look->cells());
    if (!colour) return {};
    const double least = voice.limit("least_colour"), faint = voice.limit("faint_colour");
    CheckResult result({}, colour->strongest);
    if (colour->strongest >= faint) return result;
    const bool is_colourless = colour->strongest < least;
    result.findings.push_back(
        voice.say(is_colourless ? "colourless" : "faint", {},
                  {colour->strongest, is_colourless ? least : faint, look->document_region()}));
    return result;
}

}  // namespace

extern const Check kPhotocopy;
const Check kPhotocopy{"origin.photocopy", check, kAnswers, kLimits};

}  // namespace beian::inspect
