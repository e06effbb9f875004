// Are these the frames of a camera, one after the other, as they were taken?
#include "presence/verdict.h"

#include <algorithm>
#include <limits>
#include <set>

namespace beian::presence {

namespace {

Said run(const Case& about, const findings::Voice& voice) {
    const auto frames = about.frames;
    const std::size_t first = about.progress.counts_from;
    if (frames.size() < first + 2) return {{voice.say("few")}, {}};
    Said said;
    std::set<std::string> seen;
    double widest = 0, repeated = 0;
    bool backwards = false;
    auto least = std::numeric_limits<std::int64_t>::max(), most = std::numeric_limits<std::int64_t>::min();
    for (std::size_t n = 0; n < frames.size(); ++n) {
        const Taken& taken = frames[n].taken;
        if (!seen.insert(taken.digest).second) ++repeated;
        if (n > 0)
            backwards = backwards || taken.at_ms <= frames[n - 1].taken.at_ms ||
                        taken.received < frames[n - 1].taken.received;
        if (n < first) continue;
        const std::int64_t late = taken.received.time_since_epoch().count() - taken.at_ms;
        least = std::min(least, late);
        most = std::max(most, late);
        if (n > first)
            widest = std::max(widest, static_cast<double>(taken.at_ms - frames[n - 1].taken.at_ms));
    }
    const double span = static_cast<double>(frames.back().taken.at_ms - frames[first].taken.at_ms) / 1000;
    const double rate = span <= 0 ? 0 : static_cast<double>(frames.size() - 1 - first) / span;
    if (rate < voice.limit("least_a_second"))
        said.findings.push_back(voice.say("few", {}, {rate, voice.limit("least_a_second"), {}}));
    if (widest > voice.limit("most_gap_ms"))
        said.findings.push_back(voice.say("gap", {}, {widest, voice.limit("most_gap_ms"), {}}));
    if (repeated > voice.limit("most_repeated"))
        said.findings.push_back(voice.say("repeated", {}, {repeated, voice.limit("most_repeated"), {}}));
    // What is taken and what comes drift apart only as far as a network makes them.
    const double drift = static_cast<double>(most - least);
    if (backwards || drift > voice.limit("most_drift_ms"))
        said.findings.push_back(voice.say("clock", {}, {drift, voice.limit("most_drift_ms"), {}}));
    return said;
}

constexpr findings::AnswerSpec kAnswers[] = {{"few", ""}, {"gap", ""}, {"repeated", ""}, {"clock", ""}};
constexpr std::string_view kLimits[] = {"least_a_second", "most_gap_ms", "most_repeated", "most_drift_ms"};

}  // namespace

extern const Check kFrames;
const Check kFrames{"presence.frames", run, kAnswers, kLimits};

}  // namespace beian::presence
