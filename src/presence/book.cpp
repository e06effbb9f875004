#include "presence/book.h"

#include "presence/verdict.h"

#include <array>

namespace beian::presence {

namespace {

constexpr std::string_view kChallenge[] = {
    "least_prompts",  "most_prompts", "least_colours", "most_colours", "least_colour_ms",
    "most_colour_ms", "ready_ms",     "prompt_ms",     "whole_ms",     "light_slack_ms",
    "open_ms",        "spared_a_day", "broken_off_ms",
};
constexpr std::string_view kFrames[] = {
    "a_second",
    "in_batch",
    "most_bytes",
    "longest",
    "most",
    "described_every",
    "described_moved",
    "ready_frames",
    "least_eye_share",
    "most_eye_share",
    "least_light",
    "most_light",
    "most_ready_deg",
    "least_eye_aspect",
    "least_eye_light",
    "most_tint",
    "least_sharpness",
    "least_background_light",
    "most_background_spread",
};
constexpr std::string_view kPrompts[] = {
    "turn_deg",     "nod_deg",    "shut_share", "open_share",        "mouth_more",
    "closer_times", "back_share", "clearly",    "least_reaction_ms",
};
constexpr findings::AnswerSpec kAsks[] = {
    {"ready", ""},      {"turn_left", ""},   {"turn_right", ""}, {"nod", ""},  {"blink", ""},
    {"open_mouth", ""}, {"move_closer", ""}, {"light", ""},      {"done", ""}, {"look_ahead", ""},
};
constexpr findings::AnswerSpec kHints[] = {
    {"no_face", ""}, {"many_faces", ""}, {"closer", ""},     {"farther", ""},
    {"middle", ""},  {"look_ahead", ""}, {"too_dark", ""},   {"too_bright", ""},
    {"blurred", ""}, {"eyes_shut", ""},  {"background", ""}, {"covered", ""},
};
// What is compared, the desk knows; the words stand with the others.
constexpr findings::AnswerSpec kMatch[] = {
    {"differs", ""}, {"close", ""}, {"no_portrait", ""}, {"official", ""}};
constexpr std::string_view kMatchLimits[] = {"most_apart", "most_apart_alone"};

findings::BookLayout layout() {
    findings::BookLayout layout;
    for (const Check* check : all_checks())
        layout.checks.push_back({check->id, check->answers, check->limits});
    layout.checks.push_back({"presence.match", kMatch, kMatchLimits});
    layout.checks.push_back({"presence.prompts", kAsks, {}});
    layout.checks.push_back({"presence.hints", kHints, {}});
    layout.settings = {{"challenge", {}, kChallenge}, {"frames", {}, kFrames}, {"prompts", {}, kPrompts}};
    // Each frame is opened and looked at while the person waits.
    layout.ceilings = {{"frames", "most_bytes", 262'144},
                       {"frames", "in_batch", 16},
                       {"frames", "most", 999},
                       {"challenge", "spared_a_day", 10}};
    return layout;
}

}  // namespace

Result<Book> read_book(const std::string& yaml, std::string_view name) {
    return findings::read_check_book(yaml, name, layout());
}

Result<Book> load_book(const std::string& path) {
    return findings::load_check_book(path, layout());
}

}  // namespace beian::presence
