#include "specimen/heads/performance.h"

#include "specimen/heads/sheet.h"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

namespace beian::specimen {
namespace {

constexpr std::uint64_t kStranger = 500'000'000;  // seeds of other people than the holder
constexpr double kLongest = 90'000;               // of a check, milliseconds
constexpr double kLateMs = 4500;                  // after the usual reaction

/// A camera that follows the light slowly, as phones do.
class Exposure {
public:
    double now() const { return value_; }
    void saw(double face) {
        if (face <= 0) return;
        value_ += (0.30 / face - value_) * (settled_ ? 0.12 : 1);
        settled_ = true;
    }
    bool settled() const { return settled_; }

private:
    double value_ = 1;
    bool settled_ = false;
};

}  // namespace

class Performance::Stage {
public:
    Stage(std::string_view kind, std::uint64_t seed, cv::Size size, double likely_ms)
        : kind_(kind),
          seed_(seed),
          size_(size),
          room_(room_of(seed)),
          head_(seed, true),
          stranger_(seed + kStranger, true) {
        challenge_.until_ms = std::max(likely_ms, kLongest);
        Random dice(seed, kind);
        glow_ = dice.between(0.16, 0.3);
        swap_from_ = likely_ms * dice.between(0.3, 0.6);
        swap_for_ = dice.between(1500, 4000);
        // Whoever knows what is looked at comes in while the head is turned away.
        if (kind == "swap_turned") swap_from_ = kLongest;
        sheet_.of = kind == "screen" || kind == "replay" ? Sheet::Of::Screen : Sheet::Of::Paper;
        // Half of the cheats hold the sheet so near that its edges stay outside.
        sheet_.width_mm = dice.chance(0.5) ? dice.between(210, 260) : dice.between(480, 560);
        sheet_.margin_mm = dice.between(4, 14);
        sheet_.screen_pitch = dice.between(0.08, 0.3);
        sheet_.bend = kind == "print_bent" ? dice.between(1.5, 5) : 0;
        sheet_.eyes_cut = kind == "print_eyes";
        // A mask to look through is as large as life: the photo below is taken at 330 mm.
        if (sheet_.eyes_cut) sheet_.width_mm = dice.between(300, 340);
    }

    void ask(const Prompt& prompt) {
        challenge_.prompts.push_back(prompt);
        gestures_.clear();
    }
    void shine(const Flash& flash) { challenge_.colours.push_back(flash); }

    Frame at(double ms) {
        const std::uint64_t number = taken_++;
        if (gestures_.empty()) gestures_ = gestures_of(challenge_, seed_, kind_ == "late" ? kLateMs : 0);
        Frame frame;
        frame.at_ms = ms;
        room_.screen = challenge_.colour_at(ms) * glow_;
        room_.exposure = exposure_.now();
        frame.pose = pose_at(gestures_, seed_, ms);
        const bool swaps = kind_ == "swap" || kind_ == "swap_turned";
        const bool live = kind_ == "genuine" || kind_ == "late" || swaps;
        constexpr double kTurnedAway = 18;
        if (kind_ == "swap_turned" && std::abs(frame.pose.yaw) > kTurnedAway)
            swap_from_ = std::min(swap_from_, ms);
        const bool swapped = swaps && ms >= swap_from_ && ms < swap_from_ + swap_for_;
        HeadPicture seen = shoot(frame, live, swapped, number);
        if (!exposure_.settled()) {
            exposure_.saw(seen.exposure_of_face);
            room_.exposure = exposure_.now();
            seen = shoot(frame, live, swapped, number);
        } else {
            exposure_.saw(seen.exposure_of_face);
        }
        frame.picture = seen.picture;
        frame.landmarks = seen.landmarks;
        frame.flat = !live;
        frame.head = swapped ? seed_ + kStranger : seed_;
        return frame;
    }

private:
    HeadPicture shoot(Frame& frame, bool live, bool swapped, std::uint64_t number) {
        const std::uint64_t grain = seed_ * 4096 + number;
        if (live) return (swapped ? stranger_ : head_).render(frame.pose, room_, size_, grain);
        if (kind_ == "still") {
            // The very same frame again and again, as somebody feeds it who has one picture.
            frame.pose = pose_at({}, seed_, 0);
            Surroundings dark = room_;
            dark.screen = {};
            if (!photo_) photo_ = head_.render(frame.pose, dark, size_, grain);
            if (!exposure_.settled()) return std::exchange(photo_, std::nullopt).value();
            return *photo_;
        }
        return flat(frame, grain);
    }

    /// Through cut-out eyes the cheat's own look and blink: close behind the paper, moving with it.
    void put_behind(HeadPose& behind, const HeadPose& held, const HeadPicture& shown) const {
        const Landmarks holes = marks_on_sheet(shown, sheet_, held, size_);
        behind.yaw = held.yaw;
        behind.pitch = held.pitch;
        behind.roll = held.roll;
        for (int step = 0; step < 3; ++step) {
            const Landmarks eyes = stranger_.landmarks(behind, size_);
            const double wanted = cv::norm(holes[45] - holes[36]), has = cv::norm(eyes[45] - eyes[36]);
            behind.distance *= has / wanted;
            const cv::Point2d off = (holes[36] + holes[45]) / 2 - (eyes[36] + eyes[45]) / 2;
            behind.right += off.x * behind.distance / (1.025 * size_.width);
            behind.down += off.y * behind.distance / (1.025 * size_.width);
        }
    }

    HeadPicture flat(Frame& frame, std::uint64_t grain) {
        // The face that is shown: under its own light, somewhere else, at another time.
        Surroundings elsewhere = room_of(seed_ + 77'000'000);
        elsewhere.exposure = 1.25;
        if (kind_ == "replay") {
            if (recorded_.empty()) recorded_ = gestures_of(challenge_of(seed_ + 91'000'000), seed_ + 1);
            photo_ = head_.render(pose_at(recorded_, seed_, frame.at_ms), elsewhere, size_, grain + 1);
        } else if (!photo_) {
            HeadPose straight;
            straight.distance = 330;
            photo_ = head_.render(straight, elsewhere, {size_.width * 3 / 2, size_.height * 3 / 2}, grain);
        }
        HeadPose held = frame.pose;
        held.left_lid = held.right_lid = held.mouth = 0;
        held.distance *= 0.92;
        if (kind_ == "replay") {
            // The recording moves by itself; the telephone that shows it is only held.
            const HeadPose still = pose_at({}, seed_, frame.at_ms);
            held.yaw = still.yaw;
            held.pitch = still.pitch;
            held.distance = still.distance * 0.92;
        }
        const HeadPicture shown = *photo_;
        HeadPose behind = frame.pose;
        if (sheet_.eyes_cut) {
            put_behind(behind, held, shown);
        } else {
            behind.down += 3000;  // nobody beside the sheet
        }
        Surroundings plain = room_;
        plain.exposure = 1;
        plain.noise = 0;
        const cv::Mat backdrop = linear_of(stranger_.render(behind, plain, size_, grain).picture);
        frame.pose = held;
        return sheet_before_camera(shown, sheet_, held, room_, backdrop, size_, grain);
    }

    std::string kind_;
    Challenge challenge_;  // as far as it is known
    std::uint64_t seed_;
    std::uint64_t taken_ = 0;
    cv::Size size_;
    Surroundings room_;
    Head head_, stranger_;
    std::vector<Gesture> gestures_, recorded_;
    double glow_ = 0, swap_from_ = 0, swap_for_ = 0;
    Sheet sheet_;
    Exposure exposure_;
    std::optional<HeadPicture> photo_;
};

Performance::Performance(std::string_view kind, std::uint64_t seed, cv::Size size, double likely_ms) {
    const auto& kinds = presence_kinds();
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
        throw std::invalid_argument("no sequence called " + std::string(kind) +
                                    "; `specimen list` names them");
    }
    stage_ = std::make_unique<Stage>(kind, seed, size, likely_ms);
}
Performance::~Performance() = default;
Performance::Performance(Performance&&) noexcept = default;
Performance& Performance::operator=(Performance&&) noexcept = default;

void Performance::ask(const Prompt& prompt) {
    stage_->ask(prompt);
}
void Performance::shine(const Flash& flash) {
    stage_->shine(flash);
}
Frame Performance::at(double ms) {
    return stage_->at(ms);
}

}  // namespace beian::specimen
