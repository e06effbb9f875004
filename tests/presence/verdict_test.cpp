// Does a live person pass, and nobody and nothing else?
#include "actor.h"

namespace beian::presence {

namespace {

using enum StepKind;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<StepKind> kUsual{TurnLeft, Blink, OpenMouth};

Scene scene(std::vector<StepKind> prompts = kUsual) {
    Scene made;
    made.challenge = challenge_of(std::move(prompts));
    return made;
}

TEST(LivePerson, PassesWhateverIsAsked) {
    for (const StepKind first : {TurnLeft, TurnRight})
        for (const StepKind second : {Nod, Blink, OpenMouth, MoveCloser})
            EXPECT_THAT(scene({second, first, second}).says(), IsEmpty())
                << slug(first) << " " << slug(second);
}

TEST(LivePerson, PassesWithLandmarksThatShake) {
    int passed = 0, of = 0;
    std::string why;
    for (unsigned person = 10; person < 30; ++person) {
        for (const double noise : {0.01, 0.02}) {
            Scene one = scene();
            const Bytes drawn = [&] {
                std::mt19937 chance(person);
                Bytes bytes(kChallengeBytes);
                for (auto& byte : bytes) byte = static_cast<std::uint8_t>(chance());
                return bytes;
            }();
            one.challenge = draw_challenge(drawn, the_book());
            one.head = head_of(person);
            one.noise = noise;
            one.seed = person;
            ++of;
            const auto said = one.says();
            if (said.empty())
                ++passed;
            else
                why += said.front() + " " + std::to_string(person) + " " + std::to_string(noise) + "\n";
        }
    }
    EXPECT_GE(passed, of * 95 / 100) << passed << " of " << of << "\n" << why;
}

TEST(LivePerson, IsSurerTheBetterTheLight) {
    EXPECT_GT(scene().verdict().score, 0.6);
}

TEST(APhoto, DoesNotPassHoweverItIsHeld) {
    for (const Medium medium : {Medium::FlatPhoto, Medium::BentPhoto}) {
        for (unsigned person = 10; person < 22; ++person) {
            Scene held = scene();
            held.medium = medium;
            held.head = head_of(person);
            held.noise = 0.02;
            held.seed = person;
            EXPECT_FALSE(held.verdict().passed()) << person;
        }
    }
}

TEST(APhoto, IsFlatThoughSomeoneMovesItAsAsked) {
    // The steps taken as answered: what is left is depth.
    Scene held = scene({TurnLeft, Blink, TurnRight});
    std::vector<Frame> frames = held.film();
    const std::vector<Frame> live = frames;
    for (const Medium medium : {Medium::FlatPhoto, Medium::BentPhoto}) {
        Progress progress = follow(held.challenge, live, the_book());
        std::mt19937 chance(5);
        std::normal_distribution<double> shake(0, 0.015);
        frames = live;
        for (Frame& frame : frames) {
            const double yaw = pose_of(frame.seen.face.landmarks).yaw;
            auto landmarks = shot(held.head, {.yaw = 1.5 * yaw}, medium);
            const double off = eye_distance(landmarks);
            for (auto& point : landmarks)
                point = {point.x + off * shake(chance), point.y + off * shake(chance)};
            frame.seen.face.landmarks = landmarks;
        }
        std::vector<vision::FaceLandmarks> rest;
        for (std::size_t n = 0; n < 5; ++n) rest.push_back(levelled(frames[n].seen.face.landmarks));
        progress.neutral->landmarks = mean(rest);
        for (const Check* check : all_checks()) {
            if (check->id != "presence.depth") continue;
            const Said said = check->run({held.challenge, frames, progress, the_book()},
                                         findings::Voice(the_book(), check->id));
            EXPECT_FALSE(said.findings.empty());
        }
    }
}

TEST(AReplay, OfAnotherChallengeDoesTheWrongThing) {
    Scene replay = scene({TurnLeft, Blink, OpenMouth});
    replay.does = {TurnRight, OpenMouth, TurnLeft};
    EXPECT_THAT(replay.says(), ElementsAre("presence.order:wrong"));
    replay.does = {Blink, TurnLeft, OpenMouth};
    EXPECT_THAT(replay.says(), ElementsAre("presence.order:late"));
}

TEST(AReplay, ShinesInOtherColoursOrNone) {
    Scene replay = scene();
    replay.reflects = {
        {{0, 0, 255}, 600}, {{0, 255, 0}, 500}, {{255, 0, 0}, 700}, {{0, 255, 255}, 500}, {{0, 255, 0}, 500}};
    EXPECT_THAT(replay.says(), ElementsAre(testing::AnyOf("presence.light:other", "presence.light:none")));
    Scene dark = scene();
    dark.skin_share = 0;
    EXPECT_THAT(dark.says(), ElementsAre("presence.light:none"));
    Scene screen = scene();
    screen.behind_share = screen.skin_share;
    EXPECT_THAT(screen.says(), ElementsAre("presence.light:flat"));
}

TEST(AnAnswer, CountsOnlyWhenItWasAsked) {
    Scene early = scene();
    early.reaction_ms = -900;
    EXPECT_THAT(early.says(), Contains("presence.order:early"));
    Scene late = scene();
    late.reaction_ms = 5000;
    EXPECT_THAT(late.says(), Contains("presence.order:late"));
}

TEST(AnAnswer, CountsOnlyOfStepsTheServerHadTold) {
    // A page that runs ahead names steps that it cannot know of.
    Scene ahead = scene();
    ahead.edit = [](std::vector<Frame>& frames) {
        for (Frame& frame : frames) frame.taken.received = frames.back().taken.received;
    };
    EXPECT_THAT(ahead.says(), Contains("presence.order:unfinished"));
}

TEST(ACut, ToAnotherPersonShows) {
    Scene swapped = scene();
    swapped.swaps = 3;
    EXPECT_THAT(swapped.says(), Contains("presence.continuity:another"));
    Scene jumped = scene();
    jumped.edit = [](std::vector<Frame>& frames) {
        for (std::size_t n = frames.size() / 2; n < frames.size(); ++n)
            for (auto& point : frames[n].seen.face.landmarks) point.x += 130;
    };
    EXPECT_THAT(jumped.says(), Contains("presence.continuity:cut"));
    Scene gone = scene();
    gone.edit = [](std::vector<Frame>& frames) {
        const std::size_t middle = frames.size() - 12;
        for (std::size_t n = middle; n < middle + 6; ++n) frames[n].seen.faces = 0;
    };
    EXPECT_THAT(gone.says(), Contains("presence.continuity:lost"));
}

TEST(ACut, ToAnotherPersonWhoGoesAgainShowsWhereverTheyCame) {
    const auto film_with = [](std::size_t described, float apart) {
        Scene swapped = scene();
        swapped.edit = [=](std::vector<Frame>& frames) {
            std::size_t left = described;
            for (std::size_t n = 20; n < frames.size() && left > 0; ++n)
                if (frames[n].seen.descriptor) (*frames[n].seen.descriptor)[5] += apart, --left;
        };
        return swapped.says();
    };
    EXPECT_THAT(film_with(4, 0.45F), ElementsAre("presence.continuity:another"));
    EXPECT_THAT(film_with(2, 0.45F), IsEmpty()) << "a gesture";
}

TEST(ACut, IsNeitherAFrameBadlySeenNorAPhoneThatStumbles) {
    Scene blinded = scene();
    blinded.edit = [](std::vector<Frame>& frames) {
        for (std::size_t n = 20; n < frames.size(); n += 25)
            for (auto& point : frames[n].seen.face.landmarks) point = {point.x * 1.7 - 100, point.y * 1.7};
    };
    EXPECT_THAT(blinded.says(), testing::Not(Contains("presence.continuity:cut")));
    // Half a second without frames while the person comes closer.
    Scene stumbling = scene({MoveCloser, TurnLeft, Blink});
    stumbling.edit = [](std::vector<Frame>& frames) {
        const auto l = [&](std::size_t n) { return eye_distance(frames[n].seen.face.landmarks); };
        for (std::size_t n = 5; n + 5 < frames.size(); ++n)
            if (l(n) > 1.08 * l(0)) {
                frames.erase(frames.begin() + static_cast<std::ptrdiff_t>(n),
                             frames.begin() + static_cast<std::ptrdiff_t>(n) + 4);
                break;
            }
    };
    EXPECT_THAT(stumbling.says(), testing::Not(Contains("presence.continuity:cut")));
}

TEST(Frames, AreThoseOfACamera) {
    Scene repeated = scene();
    repeated.edit = [](std::vector<Frame>& frames) {
        for (std::size_t n = 0; n < 6; ++n) frames[n].taken.digest = "same";
    };
    EXPECT_THAT(repeated.says(), Contains("presence.frames:repeated"));
    Scene gap = scene();
    gap.edit = [](std::vector<Frame>& frames) {
        for (std::size_t n = frames.size() - 3; n < frames.size(); ++n) frames[n].taken.at_ms += 1700;
    };
    EXPECT_THAT(gap.says(), Contains("presence.frames:gap"));
    Scene uploaded = scene();
    uploaded.edit = [](std::vector<Frame>& frames) {
        for (std::size_t n = 0; n < frames.size(); ++n)
            frames[n].taken.received = frames[0].taken.received + std::chrono::milliseconds{20 * n};
    };
    EXPECT_THAT(uploaded.says(), Contains("presence.frames:clock"));
    Scene slow = scene();
    slow.every_ms = 400;
    EXPECT_FALSE(slow.verdict().passed());
}

/// Puts a few frames before all others, which the network then left `hole_ms` behind; so many of them lay in
/// a line until it was back.
void break_network(std::vector<Frame>& frames, std::size_t before, std::size_t waiting,
                   std::chrono::milliseconds hole) {
    const Frame first = frames[0];
    for (Frame& frame : frames) {
        frame.taken.at_ms += hole.count();
        frame.taken.received += hole;
    }
    std::vector<Frame> early;
    for (std::size_t n = 0; n < before + waiting; ++n) {
        Frame frame = first;
        const auto at = std::chrono::milliseconds{120 * static_cast<std::int64_t>(n)};
        frame.taken.at_ms += at.count();
        frame.taken.received += n < before ? at : hole;
        frame.taken.digest = "early " + std::to_string(n);
        frame.seen.face.landmarks[8].y += 0.2 * static_cast<double>(n % 3);
        early.push_back(frame);
    }
    frames.insert(frames.begin(), early.begin(), early.end());
}

TEST(Network, ThatComesBackBeforeThePersonWasReadyCostsNothing) {
    using namespace std::chrono_literals;
    for (const std::size_t waiting : {0U, 6U}) {
        Scene gone = scene();
        gone.edit = [&](std::vector<Frame>& frames) { break_network(frames, 4, waiting, 8s); };
        EXPECT_THAT(gone.says(), IsEmpty()) << waiting;
        EXPECT_EQ(follow(gone.challenge, gone.film(), the_book()).counts_from, 4 + waiting);
    }
}

TEST(Network, WhoStoodThereBeforeItLeftDecidesNothing) {
    using namespace std::chrono_literals;
    Scene gone = scene();
    gone.edit = [&](std::vector<Frame>& frames) { break_network(frames, 4, 0, 8s); };
    const auto frames = gone.film();
    const auto best = best_frame(follow(gone.challenge, frames, the_book()), frames);
    ASSERT_TRUE(best);
    EXPECT_GE(*best, 4U);
}

TEST(Frames, OfAFileDoNotTremble) {
    Scene still = scene();
    still.edit = [](std::vector<Frame>& frames) {
        for (Frame& frame : frames) frame.seen.face.landmarks = frames[0].seen.face.landmarks;
    };
    EXPECT_FALSE(still.verdict().passed());
}

TEST(BestFrame, LooksAhead) {
    const Scene filmed = scene();
    const auto frames = filmed.film();
    const auto best = best_frame(follow(filmed.challenge, frames, the_book()), frames);
    ASSERT_TRUE(best);
    EXPECT_LT(*best, 8U);
}

}  // namespace

}  // namespace beian::presence
