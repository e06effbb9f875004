// Is it one person all the way, without a cut?
#include "presence/verdict.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace beian::presence {

namespace {

/// Where a face is and how large.
struct Place {
    double at_ms = 0, x = 0, y = 0, size = 0;
};

double nose_length(const vision::FaceLandmarks& l) {
    return std::hypot(l[27].x - l[33].x, l[27].y - l[33].y);
}

/// Turning brings the eyes nearer to each other and nodding the ends of the nose, neither both: the larger of
/// the two stays, each beside what it is at rest.
Place place_of(const Frame& frame, const Neutral& rest) {
    const auto& l = frame.seen.face.landmarks;
    const double nose = nose_length(rest.landmarks);  // of a face whose eyes are 1 apart
    const double by_nose = nose <= 0 ? 0 : nose_length(l) / nose;
    return {static_cast<double>(frame.taken.at_ms), (l[36].x + l[45].x + l[33].x) / 3,
            (l[36].y + l[45].y + l[33].y) / 3, std::max(eye_distance(l), by_nose)};
}

/// Landmarks that were badly seen in one frame are no cut: what was cut stays cut. Median of three.
std::vector<Place> steadied(const std::vector<Place>& places) {
    std::vector<Place> steady = places;
    for (std::size_t n = 1; n + 1 < places.size(); ++n)
        for (double Place::*part : {&Place::x, &Place::y, &Place::size}) {
            const double a = places[n - 1].*part, b = places[n].*part, c = places[n + 1].*part;
            steady[n].*part = std::max(std::min(a, b), std::min(std::max(a, b), c));
        }
    return steady;
}

/// How far the face moved, in distances of its eyes, and how many times larger it became (or smaller): for
/// the time from one frame to the next as they are asked for. People move on while a phone stumbles.
struct Jump {
    double moved = 0;
    double grown = 1;
};

Jump jump(const Place& from, const Place& to, double frame_ms) {
    constexpr double kLongest = 4;  // frames: in a longer gap anything may be cut in
    if (from.size <= 0 || to.size <= 0) return {};
    const double frames = std::clamp((to.at_ms - from.at_ms) / frame_ms, 1.0, kLongest);
    const double ratio = std::max(from.size, to.size) / std::min(from.size, to.size);
    return {std::hypot(to.x - from.x, to.y - from.y) / std::max(from.size, to.size) / frames,
            std::pow(ratio, 1 / frames)};
}

/// How far the face stays away from the one that made ready, two and three descriptors in a row: a nod, shut
/// eyes or an open mouth change the descriptor for a moment, another person for as long as they are there. Of
/// frames that look ahead: turned faces lie further apart.
struct Away {
    double twice = 0, longer = 0;
};

Away stays_away(const Case& about) {
    if (!about.progress.neutral) return {};
    const vision::FaceDescriptor* first = nullptr;
    std::vector<double> away;
    Away most;
    for (const Frame& frame : about.frames) {
        if (!frame.seen.descriptor || frame.seen.faces != 1) continue;
        const Pose pose = pose_of(frame.seen.face.landmarks);
        if (std::abs(pose.yaw - about.progress.neutral->yaw) > 12) continue;
        if (first == nullptr) first = &*frame.seen.descriptor;
        away.push_back(vision::distance(*first, *frame.seen.descriptor));
        if (away.size() < 2) continue;
        most.twice = std::max(most.twice, *std::min_element(away.end() - 2, away.end()));
        if (away.size() < 3) continue;
        most.longer = std::max(most.longer, *std::min_element(away.end() - 3, away.end()));
    }
    return most;
}

Said run(const Case& about, const findings::Voice& voice) {
    Said said;
    double most_moved = 0, most_grown = 1;
    int lost = 0, longest_lost = 0, many = 0;
    std::vector<Place> places;
    const std::size_t begin = about.progress.traces[0].ended.value_or(about.frames.size());
    for (std::size_t n = begin; n < about.frames.size(); ++n) {
        const Frame& frame = about.frames[n];
        lost = frame.seen.faces == 0 ? lost + 1 : 0;
        longest_lost = std::max(longest_lost, lost);
        if (frame.seen.faces > 1) ++many;
        if (frame.seen.faces > 0) places.push_back(place_of(frame, *about.progress.neutral));
    }
    const double frame_ms = 1000 / findings::Voice(about.book, "frames").limit("a_second");
    const std::vector<Place> steady = steadied(places);
    for (std::size_t n = 1; n < steady.size(); ++n) {
        const Jump by = jump(steady[n - 1], steady[n], frame_ms);
        most_moved = std::max(most_moved, by.moved);
        most_grown = std::max(most_grown, by.grown);
    }
    if (most_moved > voice.limit("most_moved"))
        said.findings.push_back(voice.say("cut", {}, {most_moved, voice.limit("most_moved"), {}}));
    else if (most_grown > voice.limit("most_grown"))
        said.findings.push_back(voice.say("cut", {}, {most_grown, voice.limit("most_grown"), {}}));
    if (longest_lost > voice.limit("most_lost"))
        said.findings.push_back(voice.say("lost", {}, {longest_lost, voice.limit("most_lost"), {}}));
    if (many > voice.limit("most_many"))
        said.findings.push_back(voice.say("many", {}, {many, voice.limit("most_many"), {}}));
    const Away apart = stays_away(about);
    const double most = voice.limit("most_apart"), most_twice = voice.limit("most_apart_twice");
    if (apart.longer > most)
        said.findings.push_back(voice.say("another", {}, {apart.longer, most, {}}));
    else if (apart.twice > most_twice)
        said.findings.push_back(voice.say("another", {}, {apart.twice, most_twice, {}}));
    said.sure = 1 - std::max(apart.longer / most, apart.twice / most_twice) / 2;
    said.measures = {{"most_moved", most_moved},   {"most_grown", most_grown},
                     {"most_lost", longest_lost},  {"most_many", many},
                     {"most_apart", apart.longer}, {"most_apart_twice", apart.twice}};
    return said;
}

constexpr findings::AnswerSpec kAnswers[] = {{"cut", ""}, {"lost", ""}, {"many", ""}, {"another", ""}};
constexpr std::string_view kLimits[] = {"most_moved", "most_grown", "most_lost",
                                        "most_many",  "most_apart", "most_apart_twice"};

}  // namespace

extern const Check kContinuity;
const Check kContinuity{"presence.continuity", run, kAnswers, kLimits};

}  // namespace beian::presence
