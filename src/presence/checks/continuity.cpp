// Is it one person all the way, without a cut?
#include "presence/parting.h"
#include "presence/verdict.h"

#include <algorithm>
#include <cmath>
#include <optional>
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

bool looks_ahead(const Case& about, const Frame& frame) {
    return std::abs(pose_of(frame.seen.face.landmarks).yaw - about.progress.neutral->yaw) <= 12;
}

/// How the person looked while they made ready: the mean of what was described then.
std::optional<vision::FaceDescriptor> at_rest(const Case& about) {
    vision::FaceDescriptor sum{};
    float count = 0;
    const std::size_t end = about.progress.traces[0].ended.value_or(0);
    for (std::size_t n = about.progress.counts_from; n <= end && n < about.frames.size(); ++n) {
        const auto& descriptor = about.frames[n].seen.descriptor;
        if (!descriptor) continue;
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += (*descriptor)[i];
        ++count;
    }
    if (count == 0) return std::nullopt;
    for (float& one : sum) one /= count;
    return sum;
}

/// How far the face stays away from how it was at rest, three times in a row: whoever becomes another in
/// small steps. Of frames that look ahead, turned faces lie further apart.
double stays_away(const Case& about) {
    const auto rest = at_rest(about);
    if (!rest) return 0;
    std::vector<double> away;
    double most = 0;
    for (const Frame& frame : about.frames.subspan(about.progress.counts_from)) {
        if (!frame.seen.descriptor || frame.seen.faces != 1 || !looks_ahead(about, frame)) continue;
        away.push_back(vision::distance(*rest, *frame.seen.descriptor));
        if (away.size() >= 3) most = std::max(most, *std::min_element(away.end() - 3, away.end()));
    }
    return most;
}

/// Wherever another person is in it, turned away or between two prompts, and looking however they do.
double parts(const Case& about, std::size_t least) {
    std::vector<const vision::FaceDescriptor*> faces;
    for (const Frame& frame : about.frames.subspan(about.progress.counts_from))
        if (frame.seen.descriptor && frame.seen.faces == 1) faces.push_back(&*frame.seen.descriptor);
    return longest_link(faces, least);
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
    if (!about.progress.neutral) return said;
    const double apart = stays_away(about), most = voice.limit("most_apart"),
                 link = parts(about, static_cast<std::size_t>(voice.limit("least_together"))),
                 most_link = voice.limit("most_link");
    if (link > most_link)
        said.findings.push_back(voice.say("another", {}, {link, most_link, {}}));
    else if (apart > most)
        said.findings.push_back(voice.say("another", {}, {apart, most, {}}));
    said.sure = 1 - std::max(apart / most, link / most_link) / 2;
    said.measures = {{"most_moved", most_moved}, {"most_grown", most_grown}, {"most_lost", longest_lost},
                     {"most_many", many},        {"most_apart", apart},      {"most_link", link}};
    return said;
}

constexpr findings::AnswerSpec kAnswers[] = {{"cut", ""}, {"lost", ""}, {"many", ""}, {"another", ""}};
constexpr std::string_view kLimits[] = {"most_moved", "most_grown", "most_lost",     "most_many",
                                        "most_apart", "most_link",  "least_together"};

}  // namespace

extern const Check kContinuity;
const Check kContinuity{"presence.continuity", run, kAnswers, kLimits};

}  // namespace beian::presence
