// Is it one person all the way, without a cut?
#include "presence/verdict.h"

#include <algorithm>
#include <cmath>

namespace beian::presence {

namespace {

/// How far the face's middle moved, in eye distances, and how many times larger it became (or smaller).
struct Jump {
    double moved = 0;
    double grown = 1;
};

Jump jump(const Seen& from, const Seen& to) {
    const auto middle = [](const Seen& seen) {
        const auto& l = seen.face.landmarks;
        return model::Point{(l[36].x + l[45].x + l[33].x) / 3, (l[36].y + l[45].y + l[33].y) / 3};
    };
    const double before = eye_distance(from.face.landmarks), after = eye_distance(to.face.landmarks);
    if (before <= 0 || after <= 0) return {};
    const model::Point a = middle(from), b = middle(to);
    // The root and lip of the nose: turning makes the eyes come nearer to each other, not these.
    const auto nose = [](const Seen& seen) {
        const auto& l = seen.face.landmarks;
        return std::hypot(l[27].x - l[33].x, l[27].y - l[33].y);
    };
    const double grown = nose(from) <= 0 ? 1 : nose(to) / nose(from);
    return {std::hypot(b.x - a.x, b.y - a.y) / std::max(before, after),
            std::max(grown, 1 / std::max(grown, 0.01))};
}

/// Furthest between descriptors of frames that look ahead: turned faces lie further apart.
double furthest(const Case& about) {
    if (!about.progress.neutral) return 0;
    const vision::FaceDescriptor* first = nullptr;
    const vision::FaceDescriptor* last = nullptr;
    double most = 0;
    for (const Frame& frame : about.frames) {
        if (!frame.seen.descriptor || frame.seen.faces != 1) continue;
        if (std::abs(pose_of(frame.seen.face.landmarks).yaw - about.progress.neutral->yaw) > 12) continue;
        const vision::FaceDescriptor* now = &*frame.seen.descriptor;
        if (first == nullptr) first = now;
        if (last != nullptr)
            most = std::max({most, vision::distance(*first, *now), vision::distance(*last, *now)});
        last = now;
    }
    return most;
}

Said run(const Case& about, const findings::Voice& voice) {
    Said said;
    double most_moved = 0, most_grown = 1;
    int lost = 0, longest_lost = 0, many = 0;
    const Frame* before = nullptr;
    const std::size_t begin = about.progress.traces[0].ended.value_or(about.frames.size());
    for (std::size_t n = begin; n < about.frames.size(); ++n) {
        const Frame& frame = about.frames[n];
        lost = frame.seen.faces == 0 ? lost + 1 : 0;
        longest_lost = std::max(longest_lost, lost);
        if (frame.seen.faces > 1) ++many;
        if (frame.seen.faces == 0) continue;
        if (before != nullptr) {
            const Jump by = jump(before->seen, frame.seen);
            most_moved = std::max(most_moved, by.moved);
            most_grown = std::max(most_grown, by.grown);
        }
        before = &frame;
    }
    if (most_moved > voice.limit("most_moved"))
        said.findings.push_back(voice.say("cut", {}, {most_moved, voice.limit("most_moved"), {}}));
    else if (most_grown > voice.limit("most_grown"))
        said.findings.push_back(voice.say("cut", {}, {most_grown, voice.limit("most_grown"), {}}));
    if (longest_lost > voice.limit("most_lost"))
        said.findings.push_back(voice.say("lost", {}, {longest_lost, voice.limit("most_lost"), {}}));
    if (many > voice.limit("most_many"))
        said.findings.push_back(voice.say("many", {}, {many, voice.limit("most_many"), {}}));
    const double apart = furthest(about), most = voice.limit("most_apart");
    if (apart > most) said.findings.push_back(voice.say("another", {}, {apart, most, {}}));
    said.sure = 1 - apart / (2 * most);
    return said;
}

constexpr findings::AnswerSpec kAnswers[] = {{"cut", ""}, {"lost", ""}, {"many", ""}, {"another", ""}};
constexpr std::string_view kLimits[] = {"most_moved", "most_grown", "most_lost", "most_many", "most_apart"};

}  // namespace

extern const Check kContinuity;
const Check kContinuity{"presence.continuity", run, kAnswers, kLimits};

}  // namespace beian::presence
