// Is what is asked never foreseeable, always possible, and the same after it was kept?
#include <map>
#include <random>
#include <set>

#include "actor.h"

namespace beian::presence {

namespace {

using enum StepKind;

Challenge drawn(unsigned seed) {
    std::mt19937 chance(seed);
    Bytes bytes(kChallengeBytes);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(chance() >> 7U);
    return draw_challenge(bytes, the_book());
}

TEST(Challenge, AsksForTurningAndForMovingTheFace) {
    std::map<StepKind, int> count;
    std::set<std::string> different;
    for (unsigned seed = 0; seed < 2000; ++seed) {
        const Challenge one = drawn(seed);
        const auto& prompts = one.prompts;
        EXPECT_TRUE(prompts.size() == 3 || prompts.size() == 4);
        EXPECT_EQ(std::adjacent_find(prompts.begin(), prompts.end()), prompts.end());
        EXPECT_TRUE(std::any_of(prompts.begin(), prompts.end(),
                                [](auto p) { return p == TurnLeft || p == TurnRight; }));
        EXPECT_TRUE(
            std::any_of(prompts.begin(), prompts.end(), [](auto p) { return p == Blink || p == OpenMouth; }));
        std::string all;
        for (const StepKind prompt : prompts) {
            ++count[prompt];
            all += slug(prompt);
        }
        EXPECT_GE(one.flashes.size(), 4U);
        EXPECT_LE(one.flashes.size(), 6U);
        for (std::size_t n = 0; n < one.flashes.size(); ++n) {
            EXPECT_GE(one.flashes[n].ms, 450);
            EXPECT_LE(one.flashes[n].ms, 700);
            if (n > 0) {
                EXPECT_NE(one.flashes[n].colour, one.flashes[n - 1].colour);
            }
        }
        different.insert(all);
    }
    for (const StepKind prompt : {TurnLeft, TurnRight, Nod, Blink, OpenMouth, MoveCloser})
        EXPECT_GT(count[prompt], 600) << slug(prompt);
    EXPECT_GT(different.size(), 300U);
}

TEST(Challenge, IsTheSameOnceItWasKept) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        const Challenge one = drawn(seed);
        const auto kept = parse_challenge(to_json(one));
        ASSERT_TRUE(kept);
        EXPECT_EQ(*kept, one);
        EXPECT_NE(one.nonce, drawn(seed + 100).nonce);
    }
    EXPECT_FALSE(parse_challenge("{}"));
    EXPECT_FALSE(parse_challenge(R"({"nonce":"a","prompts":["jump"],"flashes":[]})"));
    EXPECT_FALSE(parse_challenge(R"({"nonce":"a","prompts":[],"flashes":[[1,2]]})"));
}

TEST(Hints, SayWhatIsInTheWay) {
    const auto frames = [] {
        Scene scene;
        scene.challenge = challenge_of({TurnLeft, Blink, Nod});
        return scene.film();
    }();
    const auto hint = [&](auto change) {
        Seen seen = frames[3].seen;
        change(seen);
        return hint_of(seen, Ready, the_book());
    };
    EXPECT_EQ(hint([](Seen&) {}), std::nullopt);
    EXPECT_EQ(hint([](Seen& s) { s.faces = 0; }), Hint::NoFace);
    EXPECT_EQ(hint([](Seen& s) { s.faces = 2; }), Hint::ManyFaces);
    EXPECT_EQ(hint([](Seen& s) { s.width = 2000; }), Hint::Closer);
    EXPECT_EQ(hint([](Seen& s) { s.width = 200; }), Hint::Farther);
    EXPECT_EQ(hint([](Seen& s) {
                  for (auto& p : s.face.landmarks) p.x += 170;
              }),
              Hint::Middle);
    EXPECT_EQ(hint([](Seen& s) { s.skin = {20, 18, 15}; }), Hint::TooDark);
    EXPECT_EQ(hint([](Seen& s) { s.skin = {250, 250, 250}; }), Hint::TooBright);
    EXPECT_EQ(hint([](Seen& s) { s.eyes = {20, 20, 20}; }), Hint::Covered);
    EXPECT_EQ(hint([](Seen& s) { s.mouth = {90, 140, 210}; }), Hint::Covered);
    EXPECT_EQ(hint([](Seen& s) { s.sharpness = 0; }), Hint::Blurred);
    EXPECT_EQ(hint([](Seen& s) { s.background = {30, 30, 30}; }), Hint::Background);
    EXPECT_EQ(hint([](Seen& s) { s.face.landmarks = shot(head_of(1), {.yaw = 25}); }), Hint::LookAhead);
    EXPECT_EQ(hint([](Seen& s) { s.face.landmarks = shot(head_of(1), {.eyes = 0}); }), Hint::EyesShut);
    for (const Hint one : all_hints()) EXPECT_FALSE(say(one, the_book()).zh.empty()) << slug(one);
    for (const StepKind kind : all_steps()) EXPECT_FALSE(ask_of(kind, the_book()).en.empty()) << slug(kind);
}

}  // namespace

}  // namespace beian::presence
