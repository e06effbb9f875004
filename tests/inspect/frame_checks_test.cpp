#include "inspect/support.h"
#include "inspect/table.h"

#include <gmock/gmock.h>

namespace beian::inspect {
namespace {

using test::Colour;
using test::Table;

constexpr Colour kDesk{96, 74, 52}, kPaper{225, 226, 222};

/// A card of this quad on a desk of 1600 × 1200, photographed at twice that size.
Look card_at(const Quad& quad) {
    model::PhotoSpec spec;
    spec.sizes = {document::kCard};
    return {Table(1600, 1200, kDesk).lay(quad, kPaper, true).picture(), 2, spec};
}

Quad flat(double left, double top, double width) {
    const double height = width * 54 / 85.6;
    return {{{left, top}, {left + width, top}, {left + width, top + height}, {left, top + height}}};
}

model::Severity severity(const CheckResult& result) {
    return result.findings.empty() ? model::Severity::Info : result.findings.front().severity;
}

TEST(FrameChecks, AWholeUprightCardSeenFromAbovePassesThemAll) {
    const Look look = card_at(flat(300, 280, 1000));
    for (const auto id : {"frame.none", "frame.incomplete", "frame.too_small", "frame.tilt", "frame.rotated"})
        EXPECT_THAT(checked(id, look).findings, testing::IsEmpty()) << id;
    EXPECT_NEAR(*checked("frame.too_small", look).measured, 0.33, 0.01);
}

TEST(FrameChecks, AnEmptyTableHoldsNoDocument) {
    const Look look(Table(1600, 1200, kDesk).picture(), 2, {});
    const CheckResult result = checked("frame.none", look);
    ASSERT_EQ(result.findings.size(), 1U);
    EXPECT_EQ(severity(result), model::Severity::Block);
    EXPECT_EQ(result.findings[0].region, (model::Region{0, 0, 3200, 2400}));
    for (const auto id : {"frame.incomplete", "frame.too_small", "frame.tilt", "frame.rotated"})
        EXPECT_THAT(checked(id, look).findings, testing::IsEmpty()) << id << " has nothing to judge";
}

TEST(FrameChecks, ACardThatRunsOutOfThePictureIsIncompleteOnThatSide) {
    const CheckResult result = checked("frame.incomplete", card_at(flat(760, 300, 1000)));
    ASSERT_EQ(result.findings.size(), 1U);
    EXPECT_EQ(severity(result), model::Severity::Block);
    EXPECT_THAT(result.findings[0].message.en, testing::HasSubstr("The right of the document"));
    EXPECT_THAT(result.findings[0].message.zh, testing::HasSubstr("右边"));
    EXPECT_NEAR(*result.measured, 0.84, 0.05);
}

TEST(FrameChecks, ADistantCardIsTooSmall) {
    EXPECT_EQ(severity(checked("frame.too_small", card_at(flat(600, 500, 360)))), model::Severity::Block);
    EXPECT_EQ(severity(checked("frame.too_small", card_at(flat(500, 400, 560)))), model::Severity::Warn);
}

TEST(FrameChecks, ACardSeenAslantIsTilted) {
    const Quad aslant{{{520, 330}, {1080, 330}, {1310, 860}, {290, 860}}};
    const CheckResult result = checked("frame.tilt", card_at(aslant));
    ASSERT_EQ(result.findings.size(), 1U);
    EXPECT_EQ(severity(result), model::Severity::Block);
    EXPECT_GT(*result.findings[0].measured, 31);
}

TEST(FrameChecks, ACardOnItsSideCanBeTurned) {
    const Quad upright = flat(0, 0, 900);
    Quad on_side;
    for (std::size_t i = 0; i < 4; ++i) on_side[i] = {1050 - upright[i].y, 150 + upright[i].x};
    const CheckResult result = checked("frame.rotated", card_at(on_side));
    ASSERT_EQ(result.findings.size(), 1U);
    EXPECT_EQ(severity(result), model::Severity::Fix);
}

TEST(FrameChecks, APersonHoldingADocumentIsNotJudgedAsADocument) {
    model::PhotoSpec handheld;
    handheld.shot = model::Shot::Handheld;
    const Look look(Table(1600, 1200, kDesk).picture(), 2, handheld);
    EXPECT_THAT(checked("frame.none", look).findings, testing::IsEmpty());
}

TEST(Look, SaysWhereAPlaceOfTheDocumentIsSeen) {
    const Look look = card_at(flat(300, 280, 1000));
    EXPECT_EQ(look.pixels_per_mm() > 11.6 && look.pixels_per_mm() < 11.8, true) << look.pixels_per_mm();
    const model::Region half = look.region_on_document(0, 0, 0.5, 1);
    EXPECT_NEAR(half[0], 600, 6);
    EXPECT_NEAR(half[2], 1000, 8);
    EXPECT_NEAR(half[3], 1262, 10);
}

}  // namespace
}  // namespace beian::inspect
