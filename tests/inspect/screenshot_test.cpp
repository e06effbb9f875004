#include "inspect/origin_support.h"

namespace beian::inspect {
namespace {

using model::Severity;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace origin_test;

/// A phone's screen: two bars and a card between them, without a grain of noise.
image::Pixels phone_screen(int width, int height) {
    Table screen(width, height, {250, 250, 250}, 0);
    const double w = width - 0.5, top = 0.3 * height, bottom = 0.55 * height;
    screen.lay({{{-0.5, -0.5}, {w, -0.5}, {w, 60}, {-0.5, 60}}}, {240, 240, 240}, false);
    screen.lay({{{0, top}, {w - 1, top}, {w - 1, bottom}, {0, bottom}}}, {180, 200, 230}, true);
    return screen.pixels();
}

Asked sized(std::uint32_t width, std::uint32_t height) {
    Asked asked;
    asked.envelope.width = width;
    asked.envelope.height = height;
    return asked;
}

TEST(Screenshot, APictureOfScreenSizeWithoutCameraOrGrainIsRefused) {
    image::Pixels screen = phone_screen(750, 1334);
    for (auto& value : screen.data) value = std::uint8_t(value - 4);
    const CheckResult result = ask("origin.screenshot", screen, sized(750, 1334));
    ASSERT_THAT(severities(result), ElementsAre(Severity::Block));
    EXPECT_THAT(result.findings[0].message.en, HasSubstr("750×1334"));
}

TEST(Screenshot, OfPaperThatNeedNotBeAnOriginalItIsAWarning) {
    Asked asked = sized(750, 1334);
    asked.spec.must_be_in_colour = false;
    EXPECT_THAT(severities(ask("origin.screenshot", phone_screen(750, 1334), asked)),
                ElementsAre(Severity::Warn));
}

TEST(Screenshot, WhatACameraSignedIsNone) {
    Asked asked = sized(750, 1334);
    asked.envelope.names_camera = true;
    EXPECT_THAT(ask("origin.screenshot", phone_screen(750, 1334), asked).findings, IsEmpty());
}

TEST(Screenshot, ACleanScanOrAnIssuedPictureIsNone) {
    EXPECT_THAT(ask("origin.screenshot", phone_screen(794, 1123), sized(794, 1123)).findings, IsEmpty());
}

TEST(Screenshot, APhotoThatLostItsNotesIsNoneEvenAtAScreensSize) {
    EXPECT_THAT(
        ask("origin.screenshot", Table(750, 1334, {210, 210, 205}, 4).pixels(), sized(750, 1334)).findings,
        IsEmpty());
}

TEST(Screenshot, AMaterialThatAsksForOneTakesIt) {
    Asked asked = sized(750, 1334);
    asked.file = "Screenshot_2026.png";
    asked.spec.shot = model::Shot::Other;
    EXPECT_THAT(ask("origin.screenshot", phone_screen(750, 1334), asked).findings, IsEmpty());
}

TEST(Screenshot, AFileThatIsNamedSoIsPointedOut) {
    for (const char* name : {"Screenshot_20260101.png", "截屏2026-01-01.png", "屏幕截图 3.png"}) {
        Asked asked = sized(700, 500);
        asked.file = name;
        EXPECT_THAT(severities(ask("origin.screenshot", card(true), asked)), ElementsAre(Severity::Warn))
            << name;
    }
}

TEST(Screenshot, TinyPicturesAreLookedAtWithoutAFall) {
    for (const auto& pixels : {Table(1, 1, {9, 9, 9}).pixels(), Table(7, 3000, {9, 9, 9}).pixels(),
                               Table(3000, 7, {9, 9, 9}).pixels()})
        EXPECT_THAT(ask("origin.screenshot", pixels).findings, IsEmpty());
}

}  // namespace
}  // namespace beian::inspect
