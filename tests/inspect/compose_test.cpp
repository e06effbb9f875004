#include "inspect/mend/compose.h"

#include "image/decode.h"
#include "inspect/mend_support.h"

namespace beian::inspect {
namespace {

using test::back;
using test::CardOn;
using test::front;
using test::jpeg_of;

ComposeOutcome composed(const std::vector<Bytes>& files, Layout layout = Layout::Pair,
                        Judging judging = Judging::Envelope) {
    image::BareExaminer examiner;
    std::vector<PhotoRequest> photos;
    for (const Bytes& file : files)
        photos.push_back({std::to_string(photos.size()) + ".jpg", file, "", "", {}});
    return compose(photos, layout, aliyun(), book(), examiner, judging);
}

std::vector<std::string> checks_of(const ComposeOutcome& outcome) {
    std::vector<std::string> checks;
    for (const auto& finding : outcome.findings)
        checks.push_back(finding.check + " " + std::string(slug(finding.severity)));
    return checks;
}

/// The upper or the lower half as a file of its own.
Bytes half_of(const Composed& composed, bool upper) {
    const auto picture = image::decode(composed.jpeg, {}, image::Orientation::Apply);
    const std::uint32_t half = picture->height / 2;
    return image::encode_jpeg(
        image::part_of(image::view_of(*picture), 0, upper ? 0 : half, picture->width, half), {.quality = 95});
}

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ComposePair, BothDocumentsAreEquallyLargeAndOneAboveTheOther) {
    const auto outcome =
        composed({jpeg_of(front({.width = 1100})), jpeg_of(back({.width = 760, .turn_deg = 4}))});
    ASSERT_TRUE(outcome.composed);
    EXPECT_THAT(checks_of(outcome), IsEmpty());
    EXPECT_LE(outcome.composed->encodes, 3);
    EXPECT_GE(outcome.composed->jpeg.size(), aliyun().min_bytes);
    const auto upper = test::found_in(half_of(*outcome.composed, true)),
               lower = test::found_in(half_of(*outcome.composed, false));
    ASSERT_TRUE(upper && lower);
    EXPECT_NEAR(longer_side(*upper) / longer_side(*lower), 1, 0.01);
    EXPECT_NEAR(upper->quad[0].x, lower->quad[0].x, 0.01 * longer_side(*upper));
}

TEST(ComposePair, TheSameSideTwiceIsRefused) {
    for (const bool is_front : {true, false}) {
        const auto side = [&](const CardOn& card) { return jpeg_of(is_front ? front(card) : back(card)); };
        const auto outcome = composed({side({}), side({.width = 800, .turn_deg = -3})});
        EXPECT_FALSE(outcome.composed);
        EXPECT_THAT(checks_of(outcome), ElementsAre("pair.side_missing block"));
    }
}

TEST(ComposePair, AnotherBackgroundOrLightIsToldAndJoinedAllTheSame) {
    const auto table = composed({jpeg_of(front()), jpeg_of(back({.table = {25, 60, 30}}))});
    ASSERT_TRUE(table.composed);
    EXPECT_THAT(checks_of(table), ElementsAre("pair.background warn"));
    const auto lamp = composed({jpeg_of(front()), jpeg_of(back({.paper = {176, 168, 160}}))});
    ASSERT_TRUE(lamp.composed);
    EXPECT_THAT(checks_of(lamp), ElementsAre("pair.light warn"));
    const auto tint = composed({jpeg_of(front()), jpeg_of(back({.paper = {240, 222, 180}}))});
    EXPECT_THAT(checks_of(tint), ElementsAre("pair.light warn"));
}

TEST(ComposePair, PapersOfDifferentShapeAreNoPair) {
    const auto outcome = composed({jpeg_of(front()), jpeg_of(back({.ratio = 1.41}))});
    EXPECT_FALSE(outcome.composed);
    ASSERT_FALSE(outcome.findings.empty());
    EXPECT_EQ(outcome.findings.front().check, "pair.ratio");
    EXPECT_NEAR(*outcome.findings.front().measured, 1.585 / 1.41 - 1, 0.03);
}

TEST(ComposePair, APhotoWithoutADocumentIsNamed) {
    const auto outcome =
        composed({jpeg_of(front()), jpeg_of(test::Table(1200, 900, test::kWood, 8).pixels())});
    EXPECT_FALSE(outcome.composed);
    ASSERT_FALSE(outcome.findings.empty());
    EXPECT_EQ(outcome.findings.front().check, "pair.ratio");
    EXPECT_NE(outcome.findings.front().message.en.find("1.jpg"), std::string::npos);
}

TEST(ComposePair, ABrokenPhotoIsRefusedWithItsOwnFinding) {
    Bytes cut = jpeg_of(back());
    cut.resize(cut.size() / 2);
    const auto outcome = composed({jpeg_of(front()), cut}, Layout::Pair, Judging::Full);
    EXPECT_FALSE(outcome.composed);
    ASSERT_EQ(outcome.pages.size(), 2u);
    EXPECT_EQ(outcome.pages[1].findings.front().check, "envelope.integrity");
}

TEST(ComposePages, ColumnsAndGridsHoldEveryPageAtOneWidth) {
    const std::vector<Bytes> pages{jpeg_of(front()), jpeg_of(back()), jpeg_of(front({.width = 700}))};
    const auto column = composed(pages, Layout::Column), grid = composed(pages, Layout::Grid);
    ASSERT_TRUE(column.composed && grid.composed);
    EXPECT_EQ(column.composed->width, 1654U);
    EXPECT_NEAR(column.composed->height, 3 * 1654 * 640.0 / 972, 60);
    EXPECT_EQ(grid.composed->width, 2 * 1654U);
    EXPECT_NEAR(grid.composed->height, 2 * 1654 * 640.0 / 972, 40);
    EXPECT_LE(column.composed->encodes, 3);
}

TEST(ComposePages, TwentyPagesFitOnePicture) {
    const std::vector<Bytes> pages(
        kMostComposed, jpeg_of(front({.width = 500, .picture_width = 800, .picture_height = 600})));
    const auto outcome = composed(pages, Layout::Grid);
    ASSERT_TRUE(outcome.composed);
    EXPECT_LE(outcome.composed->jpeg.size(), aliyun().max_bytes);
}

}  // namespace
}  // namespace beian::inspect
