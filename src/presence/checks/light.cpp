// Does the face shine as the screen before it does, colour after colour, and more than what lies behind?
#include "presence/verdict.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace beian::presence {

namespace {

/// A colour without its light: red over green, blue over green, as shares of all.
using Tint = std::array<double, 2>;

Tint tint(double red, double green, double blue) {
    const double all = red + green + blue + 1;
    return {(red - green) / all, (blue - green) / all};
}
Tint tint(const Shade& shade) {
    return tint(shade.red, shade.green, shade.blue);
}

/// What stood on the screen so long after the first colour; nothing before and after.
std::optional<Tint> shone(const Challenge& challenge, double after_ms) {
    if (after_ms < 0) return std::nullopt;
    for (const auto& [colour, ms] : challenge.flashes) {
        if (after_ms < ms) return tint(colour.red, colour.green, colour.blue);
        after_ms -= ms;
    }
    return std::nullopt;
}

struct Pair {
    Tint screen{}, seen{};
};

/// Correlation of what was seen with what shone, and how much of it: the slope of the best line.
struct Following {
    double likeness = -1;
    double slope = 0;
    double lag_ms = 0;
    std::size_t frames = 0;
};

Following following(const std::vector<Pair>& pairs) {
    Following found;
    found.frames = pairs.size();
    double both = 0, screen = 0, seen = 0;
    for (std::size_t channel = 0; channel < 2; ++channel) {
        double screen_mean = 0, seen_mean = 0;
        for (const Pair& pair : pairs) {
            screen_mean += pair.screen[channel] / static_cast<double>(pairs.size());
            seen_mean += pair.seen[channel] / static_cast<double>(pairs.size());
        }
        for (const Pair& pair : pairs) {
            const double a = pair.screen[channel] - screen_mean, b = pair.seen[channel] - seen_mean;
            both += a * b;
            screen += a * a;
            seen += b * b;
        }
    }
    if (screen <= 0 || seen <= 0) return found;
    found.likeness = both / std::sqrt(screen * seen);
    found.slope = both / screen;
    return found;
}

Following at_lag(const Case& about, std::size_t shown, double lag_ms, Shade Seen::*where) {
    std::vector<Pair> pairs;
    const std::int64_t begin = about.frames[shown].taken.at_ms;
    for (std::size_t n = shown; n < about.frames.size(); ++n) {
        const Frame& frame = about.frames[n];
        if (frame.seen.faces != 1) continue;
        const auto screen = shone(about.challenge, static_cast<double>(frame.taken.at_ms - begin) - lag_ms);
        if (screen) pairs.push_back({*screen, tint(frame.seen.*where)});
    }
    Following found = following(pairs);
    found.lag_ms = lag_ms;
    return found;
}

Said run(const Case& about, const findings::Voice& voice) {
    const Trace& trace = about.progress.traces.back();
    if (!trace.shown || !trace.ended) return {};  // never got so far: the order says so
    // Screens, cameras and their pipelines are late by up to a few frames; which is found out.
    constexpr double kStep = 25;
    Following face;
    for (double lag = 0; lag <= voice.limit("most_lag_ms"); lag += kStep) {
        const Following here = at_lag(about, *trace.shown, lag, &Seen::skin);
        if (here.frames >= 5 && here.likeness > face.likeness) face = here;
    }
    const double least_likeness = voice.limit("least_likeness"), least_slope = voice.limit("least_slope"),
                 least_times = voice.limit("least_times");
    const Following behind = at_lag(about, *trace.shown, face.lag_ms, &Seen::background);
    const double times = behind.slope <= 0 ? 10 : std::min(10.0, face.slope / behind.slope);
    Said said;
    said.measures = {{"least_slope", face.slope}, {"least_likeness", face.likeness}, {"least_times", times}};
    if (face.slope < least_slope)
        said.findings.push_back(voice.say("none", {}, {face.slope, least_slope, {}}));
    else if (face.likeness < least_likeness)
        said.findings.push_back(voice.say("other", {}, {face.likeness, least_likeness, {}}));
    else if (times < least_times)
        said.findings.push_back(voice.say("flat", {}, {times, least_times, {}}));
    else
        said.sure = (face.likeness - least_likeness) / (1 - least_likeness) * 0.5 + 0.5;
    return said;
}

constexpr findings::AnswerSpec kAnswers[] = {{"none", ""}, {"other", ""}, {"flat", ""}};
constexpr std::string_view kLimits[] = {"most_lag_ms", "least_likeness", "least_slope", "least_times"};

}  // namespace

extern const Check kLight;
const Check kLight{"presence.light", run, kAnswers, kLimits};

}  // namespace beian::presence
