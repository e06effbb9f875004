#include "specimen/situations.h"

#include "specimen/recipes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <stdexcept>

namespace beian::specimen {
namespace {

const cv::Size kSmall{1008, 756};

TEST(Situation, KeepsAllElseOfAGoodPhoto) {
    const Scene plain = good(5, kSmall), lamp = in_situation("coloured_light", 5, kSmall);
    EXPECT_EQ(lamp.coverage, plain.coverage);
    EXPECT_EQ(lamp.background, plain.background);
    EXPECT_EQ(lamp.noise, plain.noise);
    EXPECT_TRUE((lamp.kelvin >= 3200 && lamp.kelvin <= 4400) || (lamp.kelvin >= 6500 && lamp.kelvin <= 7500));
}

TEST(Situation, ThatIsUnknownIsRefused) {
    EXPECT_THROW(in_situation("upside_down", 1), std::invalid_argument);
}

TEST(Situation, IsNeverCalledAsADefectIs) {
    for (const Situation& situation : situations())
        EXPECT_EQ(find_defect(situation.name), nullptr) << situation.name << ": figures would mix the two up";
}

TEST(Situation, FillingLeavesNoEdgeInThePicture) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Scene scene = in_situation("filling", seed, {320, 240});
        const Photo photo = photograph("not_a_document", "keyboard", scene, seed);
        std::vector<cv::Point2f> quad(photo.truth.quad.begin(), photo.truth.quad.end());
        for (const cv::Point2f corner : {cv::Point2f(0, 0), {320, 0}, {320, 240}, {0, 240}})
            EXPECT_GE(cv::pointPolygonTest(quad, corner, false), 0) << "seed " << seed << ", " << corner;
    }
}

TEST(Situation, AslantKeepsTheWholeDocumentInThePicture) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Scene scene = in_situation("aslant", seed, {320, 240});
        EXPECT_GE(scene.tilt_deg, 30);
        EXPECT_LE(scene.tilt_deg, 45);
        EXPECT_DOUBLE_EQ(photograph("id_card", "front", scene, seed).truth.visible, 1) << "seed " << seed;
    }
}

TEST(Situation, PaleTakesInkFromThePrintButNotLightFromThePaper) {
    Scene scene;
    scene.size = kSmall;
    scene.coverage = 0.8;
    const Photo inked = photograph("pledge_letter", "page-1", scene, 3);
    scene.pale = 0.5;
    const Photo pale = photograph("pledge_letter", "page-1", scene, 3);
    const cv::Rect inside(cv::Point(scene.size / 2) - cv::Point(100, 100), cv::Size(200, 200));
    cv::Mat before, after;
    cv::cvtColor(inked.upright(inside), before, cv::COLOR_BGR2GRAY);
    cv::cvtColor(pale.upright(inside), after, cv::COLOR_BGR2GRAY);
    double dark_before = 0, dark_after = 0, light_before = 0, light_after = 0;
    cv::minMaxLoc(before, &dark_before, &light_before);
    cv::minMaxLoc(after, &dark_after, &light_after);
    EXPECT_GT(dark_after, dark_before + 30);
    EXPECT_NEAR(light_after, light_before, 6);
}

}  // namespace
}  // namespace beian::specimen
