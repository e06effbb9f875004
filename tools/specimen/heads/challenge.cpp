#include "specimen/heads/presence.h"
#include "specimen/heads/shape.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace beian::specimen {
namespace {

constexpr std::array<std::string_view, 6> kPrompts = {"turn_left", "turn_right", "nod",
                                                      "blink",     "open_mouth", "move_closer"};

double linear(double code) {
    return std::pow(std::clamp(code / 255, 0.0, 1.0), 2.2);
}

/// 0 before and after, 1 while held, smooth between.
double strength(const Gesture& gesture, double ms) {
    const double since = ms - gesture.at_ms - gesture.reaction_ms;
    return smooth(0, gesture.in_ms, since) *
           (1 - smooth(0, gesture.out_ms, since - gesture.in_ms - gesture.hold_ms));
}

}  // namespace

cv::Vec3d Challenge::colour_at(double ms) const {
    cv::Vec3d shown(0, 0, 0);
    for (const Flash& flash : colours) {
        if (flash.at_ms <= ms) shown = flash.colour;
    }
    return shown;
}

Challenge read_challenge(std::string_view text) {
    const auto no = [](const std::string& why) { return std::invalid_argument("the challenge " + why); };
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("prompts") || !json["prompts"].is_array()) {
        throw no(
            R"(must be JSON such as {"prompts":[{"kind":"nod","at":1000}],"colours":[{"rgb":[255,0,0],"at":0}]})");
    }
    const auto time_of = [&](const nlohmann::json& from) {
        if (!from.is_object() || !from.contains("at") || !from["at"].is_number() ||
            from["at"].get<double>() < 0 || from["at"].get<double>() > 120'000) {
            throw no("needs an \"at\" between 0 and 120000 milliseconds in each of its prompts and colours");
        }
        return from["at"].get<double>();
    };
    Challenge challenge;
    double last = 0;
    for (const auto& each : json["prompts"]) {
        const double at = time_of(each);
        const auto kind = each.value("kind", nlohmann::json());
        if (!kind.is_string() ||
            std::find(kPrompts.begin(), kPrompts.end(), kind.get<std::string>()) == kPrompts.end()) {
            throw no("has a prompt of an unknown kind " + kind.dump() +
                     "; there are turn_left, turn_right, nod, blink, open_mouth and move_closer");
        }
        challenge.prompts.push_back({kind.get<std::string>(), at});
        last = std::max(last, at);
    }
    for (const auto& each : json.value("colours", nlohmann::json::array())) {
        const double at = time_of(each);
        const auto rgb = each.value("rgb", nlohmann::json());
        if (!rgb.is_array() || rgb.size() != 3 ||
            !std::all_of(rgb.begin(), rgb.end(), [](const auto& c) { return c.is_number(); })) {
            throw no("needs \"rgb\" of three numbers from 0 to 255 in each of its colours");
        }
        challenge.colours.push_back({{linear(rgb[0]), linear(rgb[1]), linear(rgb[2])}, at});
        last = std::max(last, at);
    }
    challenge.until_ms = last + 4000;
    if (json.contains("until")) {
        if (!json["until"].is_number() || json["until"].get<double>() < last ||
            json["until"].get<double>() > 180'000) {
            throw no("must end, by \"until\", after its last prompt and within 180000 milliseconds");
        }
        challenge.until_ms = json["until"].get<double>();
    }
    return challenge;
}

Challenge challenge_of(std::uint64_t seed) {
    Random dice(seed, "challenge");
    Challenge challenge;
    double at = 800;
    std::string before;
    for (int i = 0; i < 4; ++i) {
        std::string kind;
        do kind = dice.one_of(kPrompts);
        while (kind == before);
        challenge.prompts.push_back({kind, at});
        before = kind;
        at += 3000;
    }
    const std::array<cv::Vec3d, 4> colours = {{{1, 0.05, 0.05}, {0.05, 1, 0.05}, {0.05, 0.1, 1}, {1, 1, 1}}};
    for (int i = 0; i < 4; ++i) challenge.colours.push_back({dice.one_of(colours), 800 + i * 2500.0});
    challenge.until_ms = at + 500;
    return challenge;
}

std::vector<Gesture> gestures_of(const Challenge& challenge, std::uint64_t seed, double slower_ms) {
    Random dice(seed, "gestures");
    std::vector<Gesture> all;
    for (const Prompt& prompt : challenge.prompts) {
        Gesture gesture{prompt.at_ms, dice.between(300, 1000) + slower_ms, 0, 0, 0, 0, prompt.kind};
        const auto lasts = [&](double in, double hold, double out, double amount) {
            const double pace = dice.between(0.8, 1.3);
            gesture.in_ms = in * pace;
            gesture.hold_ms = hold * pace;
            gesture.out_ms = out * pace;
            gesture.amount = amount;
        };
        if (prompt.kind == "turn_left") lasts(600, 350, 550, dice.between(22, 33));
        if (prompt.kind == "turn_right") lasts(600, 350, 550, -dice.between(22, 33));
        if (prompt.kind == "nod") lasts(380, 80, 420, dice.between(13, 21));
        if (prompt.kind == "blink") lasts(110, dice.between(130, 260), 150, 1);
        if (prompt.kind == "open_mouth") lasts(350, 450, 350, dice.between(0.55, 1));
        if (prompt.kind == "move_closer") lasts(900, 700, 800, dice.between(0.28, 0.4));
        all.push_back(gesture);
    }
    // Nobody keeps the eyes open for ten seconds. Dice of their own: what is asked later moves no blink.
    Random blinks(seed, "blinks");
    for (double at = blinks.between(1500, 4500); at < challenge.until_ms; at += blinks.between(3000, 6500)) {
        all.push_back({at, 0, 80, 40, 120, 1, "blink"});
    }
    return all;
}

HeadPose pose_at(const std::vector<Gesture>& gestures, std::uint64_t seed, double ms) {
    Random dice(seed, "bearing");
    HeadPose pose;
    const auto sway = [&](double size, double period_ms) {
        const double phase = dice.between(0, 6.28), other = dice.between(0, 6.28),
                     pace = dice.between(0.8, 1.25);
        return size * (std::sin(ms * 6.283 * pace / period_ms + phase) +
                       0.5 * std::sin(ms * 17.1 * pace / period_ms + other));
    };
    pose.yaw = dice.between(-4, 4) + sway(0.8, 3100);
    pose.pitch = dice.between(-4, 4) + sway(0.7, 2600);
    pose.roll = dice.between(-3, 3) + sway(0.5, 3700);
    pose.distance = dice.between(400, 480) + sway(4, 4100);
    pose.right = dice.between(-12, 12) + sway(2, 2900);
    pose.down = dice.between(-10, 10) + sway(1.5, 2300);
    pose.gaze_down = 0.15;
    const double uneven = dice.between(0.93, 1);
    for (const Gesture& gesture : gestures) {
        const double now = strength(gesture, ms) * gesture.amount;
        if (gesture.kind == "turn_left" || gesture.kind == "turn_right") {
            pose.yaw += now;
            pose.gaze_right -= now / 60;  // the eyes stay with the screen
        } else if (gesture.kind == "nod") {
            pose.pitch += now;
        } else if (gesture.kind == "blink") {
            pose.left_lid = std::max(pose.left_lid, now);
            pose.right_lid = std::max(pose.right_lid, now * uneven);
        } else if (gesture.kind == "open_mouth") {
            pose.mouth = std::max(pose.mouth, now);
        } else if (gesture.kind == "move_closer") {
            pose.distance *= 1 - now;
        }
    }
    return pose;
}

int frames_per_second(std::uint64_t seed) {
    return Random(seed, "frame rate").whole(10, 15);
}

}  // namespace beian::specimen
