#include "inspect/origin/own_colour.h"
#include "inspect/origin_support.h"

namespace beian::inspect {
namespace {

using model::Severity;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace origin_test;

TEST(Photocopy, AGreyCardIsRefusedUnderAnyLamp) {
    const image::Pixels copy = card(false);
    for (const auto& light :
         {under(copy, 1, 1, 1), under(copy, 1.08, 1, 0.82), under(copy, 0.88, 0.97, 1.1)}) {
        const CheckResult result = ask("origin.photocopy", light);
        ASSERT_THAT(severities(result), ElementsAre(Severity::Block)) << *result.measured;
        EXPECT_TRUE(result.findings[0].region);
        EXPECT_LT(*result.measured, *result.findings[0].needed);
    }
}

TEST(Photocopy, AColouredCardPassesUnderAnyLamp) {
    const image::Pixels original = card(true);
    for (const auto& light :
         {under(original, 1, 1, 1), under(original, 1.08, 1, 0.82), under(original, 0.88, 0.97, 1.1)}) {
        const CheckResult result = ask("origin.photocopy", light);
        EXPECT_THAT(result.findings, IsEmpty());
        EXPECT_GT(result.measured, 10);
    }
}

TEST(Photocopy, WhatNeedNotBeColouredIsNotAsked) {
    Asked asked;
    asked.spec.must_be_in_colour = false;
    EXPECT_THAT(ask("origin.photocopy", card(false), asked).findings, IsEmpty());
}

TEST(Photocopy, WithoutADocumentNothingIsSaid) {
    for (const auto& pixels : {Table(400, 300, {120, 120, 120}).pixels(), Table(1, 1, {0, 0, 0}).pixels(),
                               Table(1, 3000, {255, 255, 255}).pixels()})
        EXPECT_THAT(ask("origin.photocopy", pixels).findings, IsEmpty());
}

Cells sheet(int side, const Cell& cell) {
    return {side, side, 0, std::vector<Cell>(static_cast<std::size_t>(side * side), cell)};
}

TEST(OwnColour, IsNotToldOfBlackOrOfTooLittle) {
    EXPECT_EQ(own_colour(sheet(100, {0, 0, 0, 128, 128, true})), std::nullopt);
    EXPECT_EQ(own_colour({}), std::nullopt);
    EXPECT_EQ(own_colour(sheet(20, {200, 200, 200, 90, 160, true})), std::nullopt);
}

}  // namespace
}  // namespace beian::inspect
