// Is it a head, or something flat? When a head turns, its nose moves against the rest, and no way of holding
// or bending a picture does that.
#include "presence/verdict.h"

#include <algorithm>
#include <cmath>

namespace beian::presence {

namespace {

/// Of the far end of one turn, over all frames near it: landmarks shake, their mean does not.
std::optional<double> relief_of(const Case& about, const Trace& trace) {
    if (!trace.shown || !trace.answered || !about.progress.neutral) return std::nullopt;
    const Neutral& rest = *about.progress.neutral;
    const double side = trace.kind == StepKind::TurnLeft ? 1 : -1;
    const std::size_t end = std::min(trace.ended.value_or(about.frames.size() - 1), about.frames.size() - 1);
    double peak = 0;
    const auto yaw = [&](std::size_t n) {
        return side * (pose_of(about.frames[n].seen.face.landmarks).yaw - rest.yaw);
    };
    for (std::size_t n = *trace.shown; n <= end; ++n)
        if (about.frames[n].seen.faces > 0) peak = std::max(peak, yaw(n));
    std::vector<vision::FaceLandmarks> level;
    double turn = 0;
    for (std::size_t n = *trace.shown; n <= end; ++n) {
        const Seen& seen = about.frames[n].seen;
        if (seen.faces == 0 || yaw(n) < 0.7 * peak) continue;
        level.push_back(levelled(seen.face.landmarks));
        turn += yaw(n);
    }
    if (level.empty()) return std::nullopt;
    return relief(rest.landmarks, mean(level), side * turn / static_cast<double>(level.size()));
}

/// A camera's picture trembles even of a face that does not move; a picture of a picture in a file does not.
/// Nothing where there are too few frames to tell.
std::optional<double> tremble_of(const Case& about) {
    std::vector<double> trembles;
    for (std::size_t n = 1; n < about.frames.size(); ++n) {
        const Seen &from = about.frames[n - 1].seen, &to = about.frames[n].seen;
        if (from.faces == 0 || to.faces == 0) continue;
        trembles.push_back(flat_residual(levelled(from.face.landmarks), levelled(to.face.landmarks)));
    }
    if (trembles.size() < 5) return std::nullopt;
    std::sort(trembles.begin(), trembles.end());
    return trembles[trembles.size() * 9 / 10];
}

Said run(const Case& about, const findings::Voice& voice) {
    Said said;
    if (const auto tremble = tremble_of(about)) {
        said.measures.emplace_back("least_tremble", *tremble);
        if (*tremble < voice.limit("least_tremble")) {
            said.findings.push_back(voice.say("still"));
            return said;
        }
    }
    double least_found = 10;
    for (const Trace& trace : about.progress.traces) {
        if (trace.kind != StepKind::TurnLeft && trace.kind != StepKind::TurnRight) continue;
        const auto relief = relief_of(about, trace);
        if (!relief) continue;
        const double least = voice.limit("least_relief");
        least_found = std::min(least_found, *relief);
        said.sure = std::min(said.sure.value_or(1), *relief / (2 * least));
        if (*relief < least) said.findings.push_back(voice.say("flat", {}, {*relief, least, {}}));
    }
    if (said.sure) said.measures.emplace_back("least_relief", least_found);
    return said;
}

constexpr findings::AnswerSpec kAnswers[] = {{"still", ""}, {"flat", ""}};
constexpr std::string_view kLimits[] = {"least_relief", "least_tremble"};

}  // namespace

extern const Check kDepth;
const Check kDepth{"presence.depth", run, kAnswers, kLimits};

}  // namespace beian::presence
