#include "presence/verdict.h"

#include <algorithm>
#include <array>

namespace beian::presence {

extern const Check kOrder, kFrames, kContinuity, kDepth, kLight, kSheet, kScene;

namespace {

constexpr std::array<const Check*, 7> kChecks = {&kOrder, &kFrames, &kContinuity, &kDepth,
                                                 &kLight, &kSheet,  &kScene};

}  // namespace

std::span<const Check* const> all_checks() {
    return kChecks;
}

Verdict decide(const Challenge& challenge, std::span<const Frame> frames, const Book& book) {
    const Progress progress = follow(challenge, frames, book);
    Verdict verdict;
    verdict.score = 1;
    for (const Check* check : all_checks()) {
        Said said = check->run({challenge, frames, progress, book}, findings::Voice(book, check->id));
        for (model::Finding& finding : said.findings) verdict.findings.push_back(std::move(finding));
        for (const auto& [name, value] : said.measures)
            verdict.measures.emplace(std::string(check->id) + "." + std::string(name), value);
        if (said.sure) verdict.score = std::min(verdict.score, std::clamp(*said.sure, 0.0, 1.0));
    }
    if (!verdict.passed()) verdict.score = std::min(verdict.score, 0.49);
    return verdict;
}

std::optional<std::size_t> best_frame(const Progress& progress, std::span<const Frame> frames) {
    if (!progress.neutral) return std::nullopt;
    const std::size_t end = progress.traces[0].ended.value_or(0);
    std::optional<std::size_t> best;
    for (std::size_t n = progress.counts_from; n <= end && n < frames.size(); ++n) {
        const Seen& seen = frames[n].seen;
        if (seen.faces != 1) continue;
        const bool ahead = std::abs(pose_of(seen.face.landmarks).yaw - progress.neutral->yaw) < 6;
        if (ahead && (!best || seen.sharpness > frames[*best].seen.sharpness)) best = n;
    }
    return best;
}

Words ask_of(StepKind kind, const Book& book) {
    return findings::Voice(book, "presence.prompts").say(slug(kind)).message;
}

Words look_ahead(const Book& book) {
    return findings::Voice(book, "presence.prompts").say("look_ahead").message;
}

Words say(Hint hint, const Book& book) {
    return findings::Voice(book, "presence.hints").say(slug(hint)).message;
}

}  // namespace beian::presence
