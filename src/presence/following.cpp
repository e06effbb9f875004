#include "presence/following.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace beian::presence {

namespace {

/// One frame's face in the numbers that steps are answered by.
struct Face {
    double yaw = 0, pitch = 0, eyes = 0, dark = 0, mouth = 0, distance = 0;
};

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

bool stops(Hint hint) {
    return hint != Hint::Background && hint != Hint::Blurred && hint != Hint::Covered;
}

class Follower {
public:
    Follower(const Challenge& challenge, const Book& book)
        : challenge_(challenge), book_(book), limits_(book, "prompts"), frames_limits_(book, "frames") {
        for (std::size_t n = 0; n < challenge.steps(); ++n)
            progress_.traces.push_back({challenge.step(n), {}, {}, {}});
    }

    void take(const Frame& frame, std::size_t at) {
        if (progress_.is_over(challenge_)) return;
        least_late_ = std::min(least_late_, late(frame));
        const Trace& now = progress_.traces[progress_.step];
        progress_.hint = hint_of(frame.seen, now.kind, book_);
        // A frame under way while the step changed still belongs to the one before; and nobody knows of a
        // step before the answer to those frames that ended the last one.
        if (frame.taken.step != progress_.step || (told_ && frame.taken.received <= *told_)) return;
        look(frame);
        Trace& trace = progress_.traces[progress_.step];
        const bool first = !trace.shown;
        if (first) {
            trace.shown = at;
            shown_ms_ = frame.taken.at_ms;
            calm_ = 0;
        }
        const std::int64_t since = frame.taken.at_ms - shown_ms_;
        switch (trace.kind) {
            case StepKind::Ready:
                return make_ready(frame, at);
            case StepKind::Light:
                return shine(frame, at, since);
            default:
                return answer(frame, at, since);
        }
    }

    Progress progress() const { return progress_; }

private:
    /// Median over the last three frames: one that was read badly moves nothing. Blinks are over too soon for
    /// it.
    void look(const Frame& frame) {
        if (frame.seen.faces == 0) return;
        const Pose pose = pose_of(frame.seen.face.landmarks);
        const auto& landmarks = frame.seen.face.landmarks;
        last_.push_back({pose.yaw, pose.pitch, eye_aspect(landmarks), frame.seen.dark,
                         mouth_aspect(landmarks), eye_distance(landmarks) / std::max(1U, frame.seen.width)});
        if (last_.size() > 3) last_.erase(last_.begin());
        const auto steady = [&](double Face::*part) {
            std::vector<double> values;
            for (const Face& one : last_) values.push_back(one.*part);
            if (values.size() == 2) return (values[0] + values[1]) / 2;
            return median(values);
        };
        face_ = {steady(&Face::yaw), steady(&Face::pitch), last_.back().eyes,
                 last_.back().dark,  steady(&Face::mouth), steady(&Face::distance)};
    }

    static std::int64_t late(const Frame& frame) {
        return frame.taken.received.time_since_epoch().count() - frame.taken.at_ms;
    }

    void make_ready(const Frame& frame, std::size_t at) {
        if (progress_.hint && stops(*progress_.hint)) {
            ready_.clear();
            return;
        }
        const findings::Voice camera(book_, "presence.frames");
        // What waited while the network was away came too late to be answered by; the next frames will not
        // be.
        if (static_cast<double>(late(frame) - least_late_) > camera.limit("most_drift_ms") / 2)
            return ready_.clear();
        // It leaves a hole, behind which anybody may stand.
        if (!ready_.empty() &&
            static_cast<double>(frame.taken.at_ms - ready_.back()->taken.at_ms) > camera.limit("most_gap_ms"))
            ready_.clear();
        if (ready_.empty()) progress_.counts_from = at;
        ready_.push_back(&frame);
        if (ready_.size() < static_cast<std::size_t>(frames_limits_.limit("ready_frames"))) return;
        std::vector<double> yaw, pitch, eyes, dark, mouth, distance;
        std::vector<vision::FaceLandmarks> level;
        for (const Frame* one : ready_) {
            const auto& landmarks = one->seen.face.landmarks;
            const Pose pose = pose_of(landmarks);
            yaw.push_back(pose.yaw);
            pitch.push_back(pose.pitch);
            eyes.push_back(eye_aspect(landmarks));
            dark.push_back(one->seen.dark);
            mouth.push_back(mouth_aspect(landmarks));
            distance.push_back(eye_distance(landmarks) / one->seen.width);
            level.push_back(levelled(landmarks));
        }
        progress_.neutral = Neutral{median(yaw),   median(pitch),    median(eyes), median(dark),
                                    median(mouth), median(distance), mean(level)};
        end(frame, at);
    }

    void shine(const Frame& frame, std::size_t at, std::int64_t since) {
        std::int64_t all = 0;
        for (const Flash& flash : challenge_.flashes) all += flash.ms;
        if (since > within_ms(challenge_, progress_.step, book_)) return miss(Miss::Late);
        // Over with the last colour: the page shows none any more, or has shown it long enough.
        const bool shone = since >= all && (!frame.taken.flash || since >= all + 400);
        if (!shone) return;
        progress_.traces[progress_.step].answered = at;
        end(frame, at);
    }

    void answer(const Frame& frame, std::size_t at, std::int64_t since) {
        Trace& trace = progress_.traces[progress_.step];
        if (since > within_ms(challenge_, progress_.step, book_)) return miss(Miss::Late);
        if (frame.seen.faces == 0) return;
        if (!trace.answered) {
            if (does(trace.kind, 1)) {
                // Everybody blinks every few seconds, also just when they are asked to.
                if (since < static_cast<std::int64_t>(limits_.limit("least_reaction_ms")))
                    return trace.kind == StepKind::Blink ? void() : miss(Miss::Early);
                trace.answered = at;
                progress_.answered = true;
                calm_ = 0;
            } else if (does_another(trace.kind)) {
                return miss(Miss::Wrong);
            }
            return;
        }
        calm_ = is_calm(trace.kind) ? calm_ + 1 : 0;
        if (calm_ >= 2) end(frame, at);
    }

    /// `share` of what counts as the answer.
    bool does(StepKind kind, double share) const {
        const Neutral& rest = *progress_.neutral;
        switch (kind) {
            case StepKind::TurnLeft:
                return face_.yaw - rest.yaw > share * limits_.limit("turn_deg");
            case StepKind::TurnRight:
                return rest.yaw - face_.yaw > share * limits_.limit("turn_deg");
            case StepKind::Nod:
                return face_.pitch - rest.pitch > share * limits_.limit("nod_deg");
            case StepKind::Blink:
                return openness() < limits_.limit("shut_share");
            case StepKind::OpenMouth:
                return face_.mouth - rest.mouth > share * limits_.limit("mouth_more");
            case StepKind::MoveCloser:
                return face_.distance > (1 + share * (limits_.limit("closer_times") - 1)) * rest.distance;
            default:
                return false;
        }
    }

    /// Of the eyes, beside how open they are at rest. Of small eyes landmarks hardly see the lids; but iris
    /// and pupil are dark, where they can be told at all.
    double openness() const {
        constexpr double kTells = 0.12;
        const Neutral& rest = *progress_.neutral;
        const double by_lids = rest.eyes <= 0 ? 1 : face_.eyes / rest.eyes;
        return rest.dark < kTells ? by_lids : std::min(by_lids, face_.dark / rest.dark);
    }

    /// Something that nobody does by chance, and was not asked: blinking and leaning do not count, nor does
    /// a chin that sinks as the mouth opens.
    bool does_another(StepKind asked) const {
        const double clearly = limits_.limit("clearly");
        for (const StepKind other :
             {StepKind::TurnLeft, StepKind::TurnRight, StepKind::Nod, StepKind::OpenMouth}) {
            if (other == asked || (other == StepKind::Nod && asked == StepKind::OpenMouth)) continue;
            // Whoever talks opens the mouth a little.
            if (does(other, other == StepKind::OpenMouth ? 2 * clearly : clearly)) return true;
        }
        return false;
    }

    bool is_calm(StepKind kind) const {
        const Neutral& rest = *progress_.neutral;
        const double turn = limits_.limit("back_share");
        if (std::abs(face_.yaw - rest.yaw) > turn * limits_.limit("turn_deg")) return false;
        if (kind == StepKind::Nod && std::abs(face_.pitch - rest.pitch) > turn * limits_.limit("nod_deg"))
            return false;
        if (kind == StepKind::Blink) return openness() > limits_.limit("open_share");
        if (kind == StepKind::OpenMouth) return !does(kind, turn);
        return true;
    }

    void end(const Frame& frame, std::size_t at) {
        told_ = frame.taken.received;
        progress_.traces[progress_.step].ended = at;
        progress_.answered = false;
        ++progress_.step;
    }
    void miss(Miss why) { progress_.miss = why; }

    const Challenge& challenge_;
    const Book& book_;
    findings::Voice limits_, frames_limits_;
    Progress progress_;
    std::vector<const Frame*> ready_;
    std::vector<Face> last_;
    Face face_;
    std::optional<Instant> told_;  // when the frames came that ended the last step
    std::int64_t shown_ms_ = 0;
    std::int64_t least_late_ = std::numeric_limits<std::int64_t>::max();
    int calm_ = 0;
};

}  // namespace

Progress follow(const Challenge& challenge, std::span<const Frame> frames, const Book& book) {
    Follower follower(challenge, book);
    for (std::size_t n = 0; n < frames.size(); ++n) follower.take(frames[n], n);
    return follower.progress();
}

}  // namespace beian::presence
