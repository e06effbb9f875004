// Who stands before the camera in these tests? A head of 68 points in space, or a picture of one, seen by a
// camera whose landmarks shake; and what they do when they are asked.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <functional>
#include <random>
#include <vector>

#include "presence/verdict.h"

namespace beian::presence {

inline const Book& the_book() {
    static const Book book = [] {
        auto loaded = load_book(BEIAN_SOURCE_DIR "/rules/presence.yaml");
        if (!loaded) throw std::runtime_error(loaded.error().message);
        return *loaded;
    }();
    return book;
}

struct Point3 {
    double x = 0, y = 0, z = 0;  // mm; x to the picture's right, y down, z towards the camera
};
using Head = std::array<Point3, 68>;

/// Of one person: not the generic head that poses are fitted with. `seed` varies every point by a few
/// millimetres, alike on both sides.
Head head_of(unsigned seed);

/// How a face is held and what it does.
struct Doing {
    double yaw = 0, pitch = 0, roll = 0;  // degrees
    double eyes = 1;                      // 0 shut
    double mouth = 0;                     // 1 wide open
    double away_mm = 450;
    double aside_mm = 0;
};

enum class Medium { Person, FlatPhoto, BentPhoto };

/// Where the points fall in a picture of 480 x 640 pixels.
vision::FaceLandmarks shot(const Head& head, const Doing& doing, Medium medium = Medium::Person);

/// A whole check as the server gets it.
struct Scene {
    Challenge challenge;
    Head head = head_of(1);
    Medium medium = Medium::Person;
    double noise = 0.01;  // of the distance between the eyes, standard deviation of every coordinate
    double reaction_ms = 600;
    int every_ms = 120;           // between frames
    double skin_share = 0.06;     // how much of the skin's light is the screen's
    double behind_share = 0.015;  // and of the background's
    int light_late_ms = 150;
    unsigned seed = 7;
    std::vector<StepKind> does{};        // instead of the challenge's own prompts
    std::vector<Flash> reflects{};       // instead of the challenge's own colours
    std::optional<std::size_t> swaps{};  // from this step on it is somebody else
    std::function<void(std::vector<Frame>&)> edit{};

    std::vector<Frame> film() const;
    Verdict verdict() const { return decide(challenge, film(), the_book()); }
    std::vector<std::string> says() const;
};

Challenge challenge_of(std::vector<StepKind> prompts);

}  // namespace beian::presence
