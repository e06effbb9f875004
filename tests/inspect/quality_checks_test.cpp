#include "inspect/quality_support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace {

using namespace beian;
using namespace beian::inspect;
using namespace beian::inspect::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kAll[] = {"quality.sharpness", "quality.glare", "quality.exposure",
                                     "quality.resolution", "frame.obstructed"};

image::Planes blurred(double sigma_x, double sigma_y) {
    image::Planes picture = card();
    cv::Mat light = test::light_of(picture);
    cv::GaussianBlur(light, light, {}, sigma_x, sigma_y);
    return picture;
}

TEST(QualityChecks, HaveNothingToSayAboutAGoodPhoto) {
    for (const auto id : kAll) {
        const CheckResult result = judged(id, card());
        EXPECT_THAT(severities(result), IsEmpty()) << id;
        EXPECT_TRUE(result.measured) << id;
    }
}

TEST(QualityChecks, AreSilentWhereNoDocumentIsFound) {
    for (const auto id : kAll) {
        const CheckResult result = judged(id, Table(400, 300, {120, 110, 100}).picture());
        EXPECT_THAT(severities(result), IsEmpty()) << id;
    }
}

TEST(QualityChecks, BearPicturesThatAreNone) {
    for (const auto id : kAll) {
        for (const auto& [width, height] : {std::pair{1, 1}, {3, 700}, {700, 3}, {64, 64}}) {
            EXPECT_NO_THROW(judged(id, Table(width, height, {200, 200, 200}).picture())) << id;
            EXPECT_NO_THROW(judged(id, Table(width, height, {128, 128, 128}, 127).picture(), {})) << id;
        }
    }
}

TEST(Sharpness, FallsWithFocusAndWithAMovingHand) {
    const double sharp = *judged("quality.sharpness", card()).measured;
    const double soft = *judged("quality.sharpness", blurred(1, 1)).measured;
    const double defocused = *judged("quality.sharpness", blurred(2, 2)).measured;
    EXPECT_GT(sharp, soft);
    EXPECT_GT(soft, defocused);
    EXPECT_GT(sharp, *judged("quality.sharpness", blurred(2, 0.01)).measured);
}

TEST(Sharpness, TellsFocusFromMotion) {
    const CheckResult focus = judged("quality.sharpness", blurred(2, 2));
    ASSERT_THAT(severities(focus), ElementsAre("block"));
    EXPECT_THAT(focus.findings[0].message.en, HasSubstr("out of focus"));
    const CheckResult motion = judged("quality.sharpness", blurred(2, 0.01));
    ASSERT_THAT(severities(motion), ElementsAre("block"));
    EXPECT_THAT(motion.findings[0].message.en, HasSubstr("moved"));
}

TEST(Sharpness, DoesNotTakeLowContrastForBlurNorGrainForSharpness) {
    const auto pale = [](double tone, int, int) { return 120 + tone * 0.4; };
    EXPECT_THAT(severities(judged("quality.sharpness", relit(card(), pale))), IsEmpty());
    std::uint32_t dice = 7;
    const auto grain = [&](double tone, int, int) {
        dice = dice * 1664525U + 1013904223U;
        return tone + (static_cast<double>(dice >> 8) / (1 << 24) - 0.5) * 60;
    };
    const CheckResult grainy = judged("quality.sharpness", relit(blurred(2, 2), grain));
    EXPECT_LT(*grainy.measured, *judged("quality.sharpness", card()).measured / 2);
    ASSERT_THAT(severities(grainy), testing::Contains("block"));
    EXPECT_THAT(grainy.findings.back().message.en, HasSubstr("grain"));
}

TEST(Sharpness, SaysWhichSideIsBlurred) {
    image::Planes picture = card(), soft = blurred(2.5, 2.5);
    test::light_of(soft).colRange(0, 350).copyTo(test::light_of(picture).colRange(0, 350));
    const CheckResult result = judged("quality.sharpness", picture);
    ASSERT_THAT(severities(result), ElementsAre("block"));
    EXPECT_THAT(result.findings[0].message.en, HasSubstr("left"));
    EXPECT_THAT(result.findings[0].message.zh, HasSubstr("左"));
}

TEST(Sharpness, NeedsNoSizeOfLetters) {
    model::PhotoSpec unknown = card_spec();
    unknown.text_mm = 0;
    EXPECT_THAT(severities(judged("quality.sharpness", card(), unknown)), IsEmpty());
    EXPECT_THAT(severities(judged("quality.sharpness", blurred(4, 4), unknown)), ElementsAre("block"));
}

/// Light that fades with the distance from a point.
auto lamp(double x, double y, double radius) {
    return [=](double tone, int px, int py) {
        const double away = std::hypot(px - x, py - y) / radius;
        return tone + 330 * std::exp(-away * away);
    };
}

TEST(Glare, IsFoundWhereItCoversPrint) {
    const CheckResult result = judged("quality.glare", relit(card(), lamp(580, 380, 60)));
    ASSERT_THAT(severities(result), ElementsAre("block"));
    EXPECT_THAT(result.findings[0].message.en, HasSubstr("the lower right"));
    const model::Region region = *result.findings[0].region;
    EXPECT_NEAR(region[0] + region[2] / 2, 580, 12);
    EXPECT_NEAR(region[1] + region[3] / 2, 380, 12);
}

TEST(Glare, IsOnlyAWarningWhereItIsAGlint) {
    EXPECT_THAT(severities(judged("quality.glare", relit(card(), lamp(580, 380, 14)))), ElementsAre("warn"));
}

TEST(Glare, IsNeitherWhitePaperNorAWhiteField) {
    EXPECT_THAT(severities(judged("quality.glare", card({252, 252, 252}))), IsEmpty());
    const auto field = [](double tone, int x, int y) {
        return x > 500 && x < 640 && y > 200 && y < 360 ? 255.0 : tone;
    };
    EXPECT_THAT(severities(judged("quality.glare", relit(card(), field))), IsEmpty());
}

TEST(Exposure, TellsDarkFromBrightFromWashedOut) {
    const auto said = [](const std::function<double(double, int, int)>& change) {
        const CheckResult result = judged("quality.exposure", relit(card(), change));
        return result.findings.empty() ? std::string() : result.findings[0].message.en;
    };
    EXPECT_THAT(said([](double tone, int, int) { return tone * 0.4; }), HasSubstr("too dark"));
    // Of the print only the lines at the head and the foot are left.
    const auto bright = [](double tone, int x, int y) {
        return x > 150 && x < 650 && y > 170 && y < 410 ? 255 : tone * 1.5;
    };
    EXPECT_THAT(said(bright), HasSubstr("too bright"));
    EXPECT_THAT(said([](double tone, int, int) { return 140 + tone * 0.2; }), HasSubstr("washed out"));
}

TEST(Exposure, FindsADeepShadowAndLetsAMildOnePass) {
    const auto shadow = [](double left) {
        return [=](double tone, int x, int) { return x < 400 ? tone * left : tone; };
    };
    const CheckResult deep = judged("quality.exposure", relit(card(), shadow(0.42)));
    ASSERT_THAT(severities(deep), ElementsAre("block"));
    EXPECT_THAT(deep.findings[0].message.en, HasSubstr("left"));
    EXPECT_THAT(severities(judged("quality.exposure", relit(card(), shadow(0.85)))), IsEmpty());
}

TEST(Exposure, SpeaksOfAPictureThatShowsNothing) {
    EXPECT_THAT(severities(judged("quality.exposure", Table(400, 300, {3, 3, 3}, 2).picture())),
                ElementsAre("block"));
    EXPECT_THAT(severities(judged("quality.exposure", Table(400, 300, {255, 255, 255}, 0).picture())),
                ElementsAre("block"));
}

TEST(Resolution, CountsPixelsOfTheUprightPicture) {
    const double here = *judged("quality.resolution", card()).measured;
    EXPECT_NEAR(here, 3 * 620 / 85.6, 0.5);
    EXPECT_DOUBLE_EQ(*judged("quality.resolution", card(), card_spec(), 2).measured, 2 * here);
    model::PhotoSpec tiny = card_spec();
    tiny.text_mm = 1.5;
    const CheckResult few = judged("quality.resolution", card(), tiny);
    ASSERT_THAT(severities(few), ElementsAre("block"));
    EXPECT_THAT(few.findings[0].message.en, HasSubstr("have 10 pixels a side, and it takes 11"));
    tiny.text_mm = 2;
    EXPECT_THAT(severities(judged("quality.resolution", card(), tiny)), ElementsAre("warn"));
}

/// A finger that comes in from below and reaches up to `tip`.
image::Planes held(int tip) {
    image::Planes picture = card();
    for (int y = tip; y < kHigh; ++y) {
        for (int x = 380; x < 480; ++x) {
            if (y < tip + 50 && std::hypot(x - 430, y - tip - 50) > 50) continue;
            picture.light.data[static_cast<std::size_t>(y) * kWide + static_cast<std::size_t>(x)] = 130;
            const std::size_t colour =
                static_cast<std::size_t>(y / 4) * picture.blue.width + static_cast<std::size_t>(x / 4);
            picture.blue.data[colour] = 112, picture.red.data[colour] = 150;
        }
    }
    return picture;
}

TEST(Obstructed, FindsAFingerAndLetsAThumbHoldTheEdge) {
    const CheckResult covered = judged("frame.obstructed", held(390));
    ASSERT_THAT(severities(covered), ElementsAre("block"));
    EXPECT_THAT(covered.findings[0].message.en, HasSubstr("the bottom"));
    EXPECT_NEAR((*covered.findings[0].region)[0] + (*covered.findings[0].region)[2] / 2, 430, 15);
    EXPECT_THAT(severities(judged("frame.obstructed", held(462))), IsEmpty());
}

}  // namespace
