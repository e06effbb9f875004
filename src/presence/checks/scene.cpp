// Is the picture good enough for whoever looks at it later: face free, background plain, sharp?
#include "presence/verdict.h"

#include <array>

namespace beian::presence {

namespace {

Said run(const Case& about, const findings::Voice& voice) {
    Said said;
    const std::size_t end = about.progress.traces[0].ended.value_or(0);
    for (const Hint hint : {Hint::Background, Hint::Blurred, Hint::Covered}) {
        std::size_t of = 0, with = 0;
        for (std::size_t n = 0; n <= end && n < about.frames.size(); ++n) {
            const auto here = hint_of(about.frames[n].seen, StepKind::Ready, about.book);
            if (about.frames[n].seen.faces != 1) continue;
            ++of;
            if (here == hint) ++with;
        }
        const double share = of == 0 ? 0 : static_cast<double>(with) / static_cast<double>(of);
        if (share > voice.limit("most_share"))
            said.findings.push_back(voice.say(slug(hint), {}, {share, voice.limit("most_share"), {}}));
    }
    return said;
}

constexpr findings::AnswerSpec kAnswers[] = {{"background", ""}, {"blurred", ""}, {"covered", ""}};
constexpr std::string_view kLimits[] = {"most_share"};

}  // namespace

extern const Check kScene;
const Check kScene{"presence.scene", run, kAnswers, kLimits};

}  // namespace beian::presence
