// Do pose, eyes, mouth and depth come out of landmarks as they went in?
#include "actor.h"

namespace beian::presence {

namespace {

TEST(Measures, FindHowAHeadIsHeld) {
    for (const unsigned person : {1U, 2U, 3U, 4U}) {
        const Head head = head_of(person);
        const Pose ahead = pose_of(shot(head, {}));
        for (const double yaw : {-30.0, -15.0, 15.0, 30.0}) {
            const Pose pose = pose_of(shot(head, {.yaw = yaw}));
            // Heads differ in depth, and near ones look deeper.
            EXPECT_THAT((pose.yaw - ahead.yaw) / yaw, testing::AllOf(testing::Gt(0.75), testing::Lt(1.6)))
                << person;
            EXPECT_NEAR(pose.pitch - ahead.pitch, 0, 3) << person;
        }
        for (const double pitch : {-15.0, 15.0}) {
            const Pose pose = pose_of(shot(head, {.pitch = pitch}));
            EXPECT_THAT((pose.pitch - ahead.pitch) / pitch,
                        testing::AllOf(testing::Gt(0.7), testing::Lt(1.6)))
                << person;
            EXPECT_NEAR(pose.yaw - ahead.yaw, 0, 2) << person;
        }
        EXPECT_NEAR(pose_of(shot(head, {.roll = 10})).roll, 10, 1.5) << person;
    }
}

TEST(Measures, TellOpenFromShut) {
    const Head head = head_of(1);
    EXPECT_GT(eye_aspect(shot(head, {})), 0.25);
    EXPECT_LT(eye_aspect(shot(head, {.eyes = 0})), 0.12);
    EXPECT_LT(mouth_aspect(shot(head, {})), 0.15);
    EXPECT_GT(mouth_aspect(shot(head, {.mouth = 1})), 0.5);
}

TEST(Measures, SeeDepthOnlyWhereThereIsAny) {
    for (const unsigned person : {1U, 2U, 3U, 4U}) {
        const Head head = head_of(person);
        const auto deep = [&](Doing doing, Medium medium) {
            return relief(levelled(shot(head, {}, medium)), levelled(shot(head, doing, medium)), doing.yaw);
        };
        EXPECT_GT(deep({.yaw = 20}, Medium::Person), 0.75);
        EXPECT_GT(deep({.yaw = -20}, Medium::Person), 0.75);
        for (const Medium medium : {Medium::FlatPhoto, Medium::BentPhoto}) {
            EXPECT_NEAR(deep({.yaw = 30}, medium), 0, 0.15);
            EXPECT_NEAR(deep({.yaw = 30, .pitch = 15, .roll = 10}, medium), 0, 0.15);
        }
    }
}

TEST(Measures, LeaveNothingOfAFlatPictureHoweverItIsHeld) {
    const Head head = head_of(3);
    const auto left = [&](Doing doing, Medium medium) {
        return flat_residual(levelled(shot(head, {}, medium)), levelled(shot(head, doing, medium)));
    };
    EXPECT_LT(left({.yaw = 30, .pitch = 10}, Medium::FlatPhoto), 0.004);
    EXPECT_GT(left({.yaw = 20}, Medium::Person), 0.02);
    EXPECT_GT(left({.yaw = -20}, Medium::Person), 0.02);
}

}  // namespace

}  // namespace beian::presence
