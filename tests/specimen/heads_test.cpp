#include "specimen/heads/presence.h"
#include "specimen/heads/sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <stdexcept>

namespace beian::specimen {
namespace {

const cv::Size kSmall{240, 320};
// Enough where landmarks, which are exact at any size, or sameness are looked at: frames are dear under
// sanitizers.
const cv::Size kTiny{120, 160};

bool same_picture(const cv::Mat& one, const cv::Mat& other) {
    return cv::norm(one, other, cv::NORM_INF) == 0;
}

Surroundings even_light() {
    Surroundings around;
    around.noise = 0;
    around.key_angle = 0;
    return around;
}

double brightness(const cv::Mat& picture, cv::Point2d at) {
    const cv::Rect spot(cvRound(at.x) - 1, cvRound(at.y) - 1, 3, 3);
    const cv::Scalar mean = cv::mean(picture(spot));
    return (mean[0] + mean[1] + mean[2]) / 3;
}

/// Where the nose's tip stands between the ears' ends of the outline: 0.5 in the middle.
double nose_between(const Landmarks& marks) {
    return (marks[30].x - marks[0].x) / (marks[16].x - marks[0].x);
}

double eye_opening(const Landmarks& marks, std::size_t first) {
    return (cv::norm(marks[first + 1] - marks[first + 5]) + cv::norm(marks[first + 2] - marks[first + 4])) /
           2 / cv::norm(marks[first] - marks[first + 3]);
}

Challenge one_prompt(const std::string& kind) {
    return {{{kind, 200}}, {}, 1900};
}

TEST(DrawnHead, IsTheSamePictureFromTheSameSeed) {
    const cv::Mat one = Head(11).render({}, room_of(11), kSmall, 3).picture;
    EXPECT_TRUE(same_picture(one, Head(11).render({}, room_of(11), kSmall, 3).picture));
    EXPECT_FALSE(same_picture(one, Head(12).render({}, room_of(11), kSmall, 3).picture));
    EXPECT_FALSE(same_picture(one, Head(11).render({}, room_of(11), kSmall, 4).picture));
}

TEST(DrawnHead, LooksTheSameInAFilm) {
    HeadPose pose;
    pose.yaw = 20;
    pose.left_lid = 0.5;
    const cv::Mat one = Head(5).render(pose, even_light(), kSmall, 1).picture,
                  other = Head(5, true).render(pose, even_light(), kSmall, 1).picture;
    cv::Mat apart;
    cv::absdiff(one, other, apart);
    EXPECT_LT(cv::mean(apart)[1], 1);
    EXPECT_GT(cv::norm(one, other, cv::NORM_INF), 0) << "it is painted another way";
}

TEST(DrawnHead, HasItsLandmarksOnItsFeatures) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        HeadPose pose;
        pose.yaw = static_cast<double>(seed) * 4 - 26;
        const HeadPicture drawn = Head(seed).render(pose, even_light(), {480, 640}, seed);
        const Landmarks& marks = drawn.landmarks;
        for (const std::size_t eye : {36, 42}) {
            const cv::Point2d pupil = (marks[eye] + marks[eye + 3]) / 2;
            const cv::Point2d cheek = pupil + (marks[33] - marks[27]) * 0.6;
            EXPECT_LT(brightness(drawn.picture, pupil), 0.7 * brightness(drawn.picture, cheek)) << seed;
        }
        // Lips have less green than the skin under them.
        const cv::Point2d lip = (marks[57] + marks[66]) / 2, chin = (marks[57] * 2 + marks[8]) / 3;
        EXPECT_LT(drawn.picture.at<cv::Vec3b>(lip)[1], drawn.picture.at<cv::Vec3b>(chin)[1]) << seed;
    }
}

TEST(DrawnHead, ClosesEachLidByItself) {
    HeadPose pose;
    const Head head(5);
    const HeadPicture open = head.render(pose, even_light(), {480, 640}, 1);
    pose.left_lid = 1;
    const HeadPicture winked = head.render(pose, even_light(), {480, 640}, 1);
    EXPECT_LT(eye_opening(winked.landmarks, 36), 0.3 * eye_opening(open.landmarks, 36));
    EXPECT_EQ(eye_opening(winked.landmarks, 42), eye_opening(open.landmarks, 42));
    const cv::Point2d left = (open.landmarks[37] + open.landmarks[40]) / 2;
    EXPECT_GT(brightness(winked.picture, left), 1.25 * brightness(open.picture, left));
}

TEST(DrawnHead, MovesItsNoseAgainstItsOutlineWhenItTurns) {
    const Head head(3);
    HeadPose pose;
    const double straight = nose_between(head.landmarks(pose, kSmall));
    EXPECT_NEAR(straight, 0.5, 0.02);
    pose.yaw = 25;
    EXPECT_GT(nose_between(head.landmarks(pose, kSmall)), straight + 0.15);
    pose.yaw = -25;
    EXPECT_LT(nose_between(head.landmarks(pose, kSmall)), straight - 0.15);
}

TEST(DrawnHead, OpensItsMouthAndShowsItsInside) {
    const Head head(4);
    HeadPose pose;
    const Landmarks shut = head.landmarks(pose, {480, 640});
    EXPECT_LT(cv::norm(shut[62] - shut[66]), 1);
    pose.mouth = 1;
    const HeadPicture open = head.render(pose, even_light(), {480, 640}, 1);
    const Landmarks& marks = open.landmarks;
    EXPECT_GT(cv::norm(marks[62] - marks[66]), 0.2 * cv::norm(marks[48] - marks[54]));
    EXPECT_LT(brightness(open.picture, marks[62] * 0.4 + marks[66] * 0.6),
              0.8 * brightness(open.picture, marks[33]));
}

TEST(DrawnHead, TakesTheColourOfTheScreenBeforeIt) {
    Surroundings around = even_light();
    const Head head(6);
    const cv::Mat plain = head.render({}, around, kSmall, 1).picture;
    around.screen = {0, 0, 0.3};
    const HeadPicture lit = head.render({}, around, kSmall, 1);
    const cv::Point cheek = (lit.landmarks[2] + lit.landmarks[31]) / 2;
    EXPECT_GT(lit.picture.at<cv::Vec3b>(cheek)[0], plain.at<cv::Vec3b>(cheek)[0] + 10);
    EXPECT_NEAR(lit.picture.at<cv::Vec3b>(cheek)[2], plain.at<cv::Vec3b>(cheek)[2], 3);
}

TEST(ChallengeFile, IsReadOrRefusedWithTheReason) {
    const Challenge read =
        read_challenge(R"({"prompts":[{"kind":"nod","at":1000}],"colours":[{"rgb":[255,0,0],"at":500}]})");
    EXPECT_EQ(read.prompts.at(0).kind, "nod");
    EXPECT_EQ(read.until_ms, 5000);
    EXPECT_EQ(read.colour_at(499), cv::Vec3d(0, 0, 0));
    EXPECT_EQ(read.colour_at(500), cv::Vec3d(1, 0, 0));
    for (const char* bad :
         {"", "[]", R"({"prompts":[{"kind":"jump","at":1}]})", R"({"prompts":[{"kind":"nod"}]})",
          R"({"prompts":[],"colours":[{"rgb":[1,2],"at":1}]})",
          R"({"prompts":[{"kind":"nod","at":900}],"until":100})"}) {
        EXPECT_THROW(read_challenge(bad), std::invalid_argument) << bad;
    }
}

TEST(GenuineSequence, AnswersEachPromptAfterAHumanReaction) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const auto turned = gestures_of(one_prompt("turn_left"), seed);
        const double before = pose_at(turned, seed, 200).yaw;
        EXPECT_NEAR(pose_at(turned, seed, 480).yaw, before, 3) << seed;
        double most = before;
        for (double ms = 200; ms < 2900; ms += 50) most = std::max(most, pose_at(turned, seed, ms).yaw);
        EXPECT_GT(most, before + 18) << seed;
    }
}

TEST(GenuineSequence, ComesLateWhereItShould) {
    const auto in_time = gestures_of(one_prompt("nod"), 7), late = gestures_of(one_prompt("nod"), 7, 4500);
    EXPECT_EQ(late[0].reaction_ms, in_time[0].reaction_ms + 4500);
}

/// How far the landmarks of one frame lie, at worst, from a plane's image of another frame's: pixels.
double off_the_plane(const Landmarks& from, const Landmarks& to) {
    std::vector<cv::Point2f> a(from.begin(), from.end()), b(to.begin(), to.end()), mapped;
    // Four corners of the face lay the map down; the nose tells whether it was flat.
    const std::vector<cv::Point2f> corners_a{a[36], a[45], a[54], a[48]},
        corners_b{b[36], b[45], b[54], b[48]};
    cv::perspectiveTransform(a, mapped, cv::getPerspectiveTransform(corners_a, corners_b));
    double worst = 0;
    for (std::size_t i = 17; i < 68; ++i) worst = std::max(worst, cv::norm(mapped[i] - b[i]));
    return worst;
}

TEST(Attack, IsFlatWhereItShouldBe) {
    const auto worst_of = [](std::string_view kind) {
        std::vector<Landmarks> seen;
        bool flat = true;
        act(kind, one_prompt("turn_left"), 21, kTiny, [&](const Frame& frame) {
            seen.push_back(frame.landmarks);
            flat = flat && frame.flat;
        });
        double worst = 0;
        for (const Landmarks& marks : seen) worst = std::max(worst, off_the_plane(seen[0], marks));
        EXPECT_EQ(flat, kind != "genuine") << kind;
        return worst;
    };
    EXPECT_LT(worst_of("print"), 0.15);
    EXPECT_LT(worst_of("screen"), 0.15);
    EXPECT_GT(worst_of("genuine"), 1.5);
    EXPECT_GT(worst_of("print_bent"), 0.15);
}

TEST(Attack, OfEveryKindIsTheSameFromTheSameSeed) {
    for (const std::string_view kind : presence_kinds()) {
        std::vector<cv::Mat> first;
        const Challenge brief{{{"nod", 0}}, {{{1, 0, 0}, 0}}, 150};
        act(kind, brief, 9, kTiny, [&](const Frame& frame) { first.push_back(frame.picture.clone()); });
        std::size_t next = 0;
        act(kind, brief, 9, kTiny,
            [&](const Frame& frame) { EXPECT_TRUE(same_picture(frame.picture, first.at(next++))) << kind; });
        EXPECT_GE(first.size(), 2U) << kind;
        if (kind == "still") {
            EXPECT_TRUE(same_picture(first[0], first[1]));
        }
    }
    EXPECT_THROW(act("wave", one_prompt("nod"), 1, kSmall, [](const Frame&) {}), std::invalid_argument);
}

TEST(Attack, BySwapShowsAnotherHeadForAWhile) {
    std::vector<std::uint64_t> heads;
    act("swap", one_prompt("nod"), 2, kTiny, [&](const Frame& frame) { heads.push_back(frame.head); });
    EXPECT_EQ(heads.front(), 2U);
    EXPECT_THAT(heads, testing::Contains(testing::Ne(2U)));
}

TEST(Video, HoldsOneHeaderAndAFrameOfTheRightSize) {
    const cv::Mat white(4, 6, CV_8UC3, cv::Scalar(255, 255, 255));
    const std::string stream = y4m(white, 12, true) + y4m(white, 12, false);
    EXPECT_THAT(stream, testing::StartsWith("YUV4MPEG2 W6 H4 F12:1 "));
    EXPECT_EQ(stream.size(), stream.find('\n') + 1 + 2 * (6 + 6 * 4 * 3 / 2));
    EXPECT_EQ(static_cast<unsigned char>(stream.back()), 128);
    EXPECT_THROW(y4m(cv::Mat(3, 4, CV_8UC3), 12, true), std::invalid_argument);
}

}  // namespace
}  // namespace beian::specimen
