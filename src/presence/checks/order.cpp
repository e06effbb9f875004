// Was everything done that was asked, in its order and its time, and only then?
#include "presence/verdict.h"

namespace beian::presence {

namespace {

Said run(const Case& about, const findings::Voice& voice) {
    const Progress& progress = about.progress;
    const StepKind at = about.challenge.step(progress.step);
    const findings::Blanks blanks{{"prompt", ask_of(at, about.book)}};
    if (progress.miss == Miss::Late) return {{voice.say("late", blanks)}, {}};
    if (progress.miss == Miss::Early) return {{voice.say("early", blanks)}, {}};
    if (progress.miss == Miss::Wrong) return {{voice.say("wrong", blanks)}, {}};
    if (progress.step < about.challenge.steps()) return {{voice.say("unfinished", blanks)}, {}};
    const auto at_ms = [&](std::size_t frame) { return about.frames[frame].taken.at_ms; };
    const double took =
        static_cast<double>(at_ms(*progress.traces.back().ended) - at_ms(*progress.traces[1].shown));
    const double most = findings::Voice(about.book, "challenge").limit("whole_ms");
    if (took > most) return {{voice.say("slow", {}, {took, most, {}})}, {}};
    return {};
}

constexpr findings::AnswerSpec kAnswers[] = {
    {"late", "prompt"}, {"early", "prompt"}, {"wrong", "prompt"}, {"unfinished", "prompt"}, {"slow", ""}};

}  // namespace

extern const Check kOrder;
const Check kOrder{"presence.order", run, kAnswers, {}};

}  // namespace beian::presence
