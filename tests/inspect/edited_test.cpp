#include "inspect/origin/quiet_places.h"
#include "inspect/origin_support.h"

namespace beian::inspect {
namespace {

using model::Severity;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace origin_test;

/// As a brush does: one tone, no grain.
image::Pixels painted(image::Pixels pixels, std::uint32_t left, std::uint32_t top, std::uint32_t right,
                      std::uint32_t bottom) {
    for (std::uint32_t y = top; y < bottom; ++y) {
        for (std::uint32_t x = left; x < right; ++x) {
            std::uint8_t* at = pixels.data.data() + (std::size_t{y} * pixels.width + x) * 3;
            at[0] = 222, at[1] = 228, at[2] = 236;
        }
    }
    return pixels;
}

TEST(Edited, APlaceWithoutGrainIsPointedOut) {
    const CheckResult result = ask("origin.edited", painted(card(true), 400, 400, 560, 470));
    ASSERT_THAT(severities(result), ElementsAre(Severity::Warn));
    const model::Region region = *result.findings[0].region;
    EXPECT_GE(region[0], 380);
    EXPECT_LE(region[0] + region[2], 580);
    EXPECT_GE(region[1], 380);
    EXPECT_LE(region[1] + region[3], 490);
}

TEST(Edited, AnUntouchedPhotoIsNotSuspected) {
    const CheckResult result = ask("origin.edited", card(true));
    EXPECT_THAT(result.findings, IsEmpty());
    EXPECT_LT(result.measured, 0.3);
}

TEST(Edited, WhereNothingHasGrainNothingIsSaid) {
    Table scan(1000, 720, {95, 90, 88}, 0);
    scan.lay(kOnTable, {228, 228, 228}, false);
    image::Pixels even = scan.pixels();
    for (auto& value : even.data) value = std::uint8_t(value / 8 * 8);
    EXPECT_THAT(ask("origin.edited", even).findings, IsEmpty());
}

TEST(Edited, TheNotesOfAnEditorAreNamed) {
    for (const char* program : {"Adobe Photoshop 24.1 (Windows)", "GIMP 2.10", "Snapseed 2.0"}) {
        Asked asked;
        asked.envelope.creator_tool = program;
        const CheckResult result = ask("origin.edited", card(true), asked);
        ASSERT_THAT(severities(result), ElementsAre(Severity::Warn)) << program;
        EXPECT_THAT(result.findings[0].message.en, HasSubstr(program));
    }
}

TEST(Edited, TheProgramsOfCamerasAndScannersAreNoEditors) {
    for (const char* program : {"16.1.2", "MediaTek Camera Application", "HUAWEI P40", "EPSON Scan", ""}) {
        Asked asked;
        asked.envelope.software = program;
        EXPECT_THAT(ask("origin.edited", card(true), asked).findings, IsEmpty()) << program;
    }
}

TEST(Edited, MereNotesOfThatKindAreMentionedOnly) {
    Asked asked;
    asked.envelope.photoshop_notes = true;
    EXPECT_THAT(severities(ask("origin.edited", card(true), asked)), ElementsAre(Severity::Info));
}

TEST(QuietPlaces, AreLookedForWithinThePictureOnly) {
    const image::Plane light{64, 64, Bytes(4096, 100)};
    for (const Quad& quad : {Quad{{{-500, -500}, {900, -500}, {900, 900}, {-500, 900}}},
                             Quad{{{10, 10}, {10, 10}, {10, 10}, {10, 10}}},
                             Quad{{{1e9, 1e9}, {2e9, 1e9}, {2e9, 2e9}, {1e9, 2e9}}}})
        EXPECT_EQ(grain_of(light, quad).place, std::nullopt);
    EXPECT_EQ(grain_of({}, kOnTable).place, std::nullopt);
}

}  // namespace
}  // namespace beian::inspect
