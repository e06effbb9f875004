// How does a person, or a cheat, answer a live check? Sequences of pictures with their exact truth.
#pragma once

#include "specimen/heads/head.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace beian::specimen {

struct Prompt {
    std::string kind;  // turn_left, turn_right (the person's own), nod, blink, open_mouth, move_closer
    double at_ms = 0;  // when it is shown
};
struct Flash {
    cv::Vec3d colour;  // linear, 0 to 1: what the page shows
    double at_ms = 0;
};
struct Challenge {
    std::vector<Prompt> prompts;
    std::vector<Flash> colours;
    double until_ms = 0;

    cv::Vec3d colour_at(double ms) const;
};
/// {"prompts":[{"kind":"nod","at":1000}],"colours":[{"rgb":[255,0,0],"at":500}],"until":9000}; without
/// `until` it ends four seconds after the last prompt. Throws std::invalid_argument that says what is wrong
/// with it.
Challenge read_challenge(std::string_view json);
/// A challenge by chance, as a server might draw it: four prompts and four colours.
Challenge challenge_of(std::uint64_t seed);

struct Gesture {
    double at_ms, reaction_ms, in_ms, hold_ms, out_ms, amount;
    std::string kind;
};
/// What somebody does who follows the prompts, `slower_ms` after the usual reaction of 0.3 to 1 second.
std::vector<Gesture> gestures_of(const Challenge& challenge, std::uint64_t seed, double slower_ms = 0);
HeadPose pose_at(const std::vector<Gesture>& gestures, std::uint64_t seed, double ms);

struct Frame {
    double at_ms = 0;
    cv::Mat picture;  // BGR
    HeadPose pose;    // of the head, or of the sheet or screen that shows one
    Landmarks landmarks;
    bool flat = false;  // the face is a picture of a face
    std::uint64_t head = 0;
};

/// `genuine`, and the attacks: print, print_bent, print_eyes, screen, replay, still, swap,
/// swap_turned, late.
const std::vector<std::string_view>& presence_kinds();
/// Calls `take` with each frame in turn. Throws std::invalid_argument for an unknown kind.
void act(std::string_view kind, const Challenge& challenge, std::uint64_t seed, cv::Size size,
         const std::function<void(const Frame&)>& take);
int frames_per_second(std::uint64_t seed);

std::string to_json(const Frame& frame, std::string_view file);
/// One frame of a YUV4MPEG2 stream, 4:2:0; with `first` the stream's header before it. Browsers take such a
/// file for a camera. Both sides of the picture must be even.
std::string y4m(const cv::Mat& picture, int fps, bool first);

}  // namespace beian::specimen
