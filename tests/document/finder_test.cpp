#include "document/finder.h"

#include "document/support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace {

using namespace beian::document;
using beian::document::test::Colour;
using beian::document::test::farthest;
using beian::document::test::Table;

constexpr Colour kDesk{96, 74, 52}, kPaper{225, 226, 222}, kWhiteTable{214, 214, 210}, kBlack{14, 14, 15};
const DocumentShape kCardShape{{kCard}};

TEST(DocumentFinder, FindsACardToThePixel) {
    const Quad card{{{250, 200}, {950, 200}, {950, 641}, {250, 641}}};
    const auto found = find_document(Table(1200, 900, kDesk).lay(card, kPaper, true).picture(), kCardShape);
    ASSERT_TRUE(found);
    EXPECT_LT(farthest(found->quad, card), 2);
    EXPECT_EQ(found->size, kCard);
    EXPECT_NEAR(found->coverage, 0.286, 0.005);
    EXPECT_NEAR(found->rotation_deg, 0, 0.2);
    EXPECT_LT(found->tilt_deg, 6);
    EXPECT_FALSE(found->leaves_picture);
    EXPECT_FALSE(found->fills_picture);
}

TEST(DocumentFinder, FindsWhatAScreenShowsThroughItsPixels) {
    const Quad card{{{250, 200}, {950, 200}, {950, 641}, {250, 641}}};
    auto picture = Table(1200, 900, kDesk).lay(card, kPaper, true).picture();
    // Three stripes to a display pixel of 2.7 camera pixels, and dark gaps between rows.
    for (std::uint32_t y = 200; y < 641; ++y) {
        for (std::uint32_t x = 250; x < 950; ++x) {
            auto& light = picture.light.data[std::size_t{y} * picture.light.width + x];
            light = static_cast<std::uint8_t>(light * std::abs(std::cos(x / 2.7 * 3.14)) *
                                              (0.3 + 0.7 * std::abs(std::cos(y / 2.7 * 3.14))));
        }
    }
    const auto found = find_document(picture, kCardShape);
    ASSERT_TRUE(found);
    EXPECT_LT(farthest(found->quad, card), 6);
}

TEST(DocumentFinder, TakesTheCornersAsAPersonPutsThemInAnyOrder) {
    const auto picture = Table(1200, 900, kDesk).picture();
    const Quad card{{{250, 200}, {950, 210}, {940, 641}, {260, 650}}};
    for (const Quad& given :
         {card, Quad{{card[2], card[3], card[0], card[1]}}, Quad{{card[0], card[2], card[1], card[3]}}}) {
        const auto placed = document_at(picture, given, kCardShape);
        ASSERT_TRUE(placed);
        EXPECT_EQ(placed->quad, card);
        EXPECT_EQ(placed->size, kCard);
        EXPECT_FALSE(placed->leaves_picture);
    }
    EXPECT_TRUE(
        document_at(picture, {{{-40, 200}, {950, 210}, {940, 641}, {-30, 650}}}, kCardShape)->leaves_picture);
}

TEST(DocumentFinder, TakesNoCornersThatNoSheetHas) {
    const auto picture = Table(1200, 900, kDesk).picture();
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const Quad& given :
         {Quad{}, Quad{{{10, 10}, {20, 10}, {20, 20}, {10, 20}}},
          Quad{{{0, 0}, {1000, 0}, {500, 20}, {1000, 800}}}, Quad{{{0, 0}, {1100, 20}, {1100, 40}, {0, 60}}},
          Quad{{{nan, 0}, {900, 0}, {900, 600}, {0, 600}}}})
        EXPECT_FALSE(document_at(picture, given, kCardShape));
}

TEST(DocumentFinder, FindsWhitePaperOnAWhiteTable) {
    const Quad sheet{{{280, 90}, {790, 130}, {735, 860}, {225, 820}}};
    const auto found =
        find_document(Table(1100, 960, kWhiteTable).lay(sheet, kPaper, true).picture(), {{kA4Portrait}});
    ASSERT_TRUE(found);
    EXPECT_LT(farthest(found->quad, sheet), 4);
}

TEST(DocumentFinder, FindsADarkPhotoOfACardOnBlack) {
    const Quad card{{{300, 260}, {900, 230}, {920, 610}, {320, 640}}};
    const auto found =
        find_document(Table(1200, 900, kBlack, 1).lay(card, {52, 52, 56}, true).picture(), kCardShape);
    ASSERT_TRUE(found);
    EXPECT_LT(farthest(found->quad, card), 4);
}

TEST(DocumentFinder, StartsAtTheCornerThatMakesACardNearestToUpright) {
    const Quad card{{{500, 150}, {950, 500}, {670, 860}, {220, 510}}};
    const auto found = find_document(Table(1200, 1000, kDesk).lay(card, kPaper, true).picture(), kCardShape);
    ASSERT_TRUE(found);
    EXPECT_LT(farthest(found->quad, card), 3);
    EXPECT_NEAR(found->rotation_deg, 37.9, 1);
}

TEST(DocumentFinder, StartsWhereTheLinesOfPrintStartWhenASheetLiesOnItsSide) {
    const Quad sheet{{{90, 1100}, {90, 140}, {768, 140}, {768, 1100}}};
    const auto found = find_document(Table(860, 1240, kDesk).lay(sheet, kPaper, true).picture(),
                                     {{kA4Portrait, kA4Landscape}});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->size, kA4Landscape);
    EXPECT_THAT(found->quarter_turns_clockwise, testing::AnyOf(1, 3));
    EXPECT_GT(found->turn_confidence, 0.2);
}

TEST(DocumentFinder, LeavesASheetOfUnknownSizeUprightWhenItsLinesAre) {
    const Quad sheet{{{300, 100}, {800, 100}, {800, 807}, {300, 807}}};
    const auto found = find_document(Table(1200, 900, kDesk).lay(sheet, kPaper, true).picture(), {});
    ASSERT_TRUE(found);
    EXPECT_LT(farthest(found->quad, sheet), 3);
    EXPECT_EQ(found->quarter_turns_clockwise, 0);
}

TEST(DocumentFinder, TellsTheTiltOfASheetSeenAslant) {
    const Quad sheet{{{370, 180}, {830, 180}, {1000, 760}, {200, 760}}};
    const auto found =
        find_document(Table(1200, 900, kDesk).lay(sheet, kPaper, true).picture(), {{kA4Portrait}});
    ASSERT_TRUE(found);
    EXPECT_LT(farthest(found->quad, sheet), 3);
    EXPECT_GT(found->tilt_deg, 25);
}

TEST(DocumentFinder, SaysThatACutCardLeavesThePicture) {
    const Quad card{{{560, 250}, {1260, 250}, {1260, 691}, {560, 691}}};
    const auto found = find_document(Table(1200, 900, kDesk).lay(card, kPaper, true).picture(), kCardShape);
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->leaves_picture);
    EXPECT_LT(farthest(found->quad, card), 25) << "the hidden side follows from the card's ratio";
}

TEST(DocumentFinder, TakesAPictureInTheDocumentsRatioWithoutSurroundingsAsAScan) {
    const Quad everything{{{-1, -1}, {1782, -1}, {1782, 1260}, {-1, 1260}}};
    const auto found =
        find_document(Table(1782, 1260, kPaper).lay(everything, kPaper, true).picture(), {{kA4Landscape}});
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->fills_picture);
    EXPECT_EQ(found->quad, (Quad{{{-0.5, -0.5}, {1781.5, -0.5}, {1781.5, 1259.5}, {-0.5, 1259.5}}}));
}

// A4 on a scanner that is wider: cream paper, a frame printed on it, the white lid beyond.
TEST(DocumentFinder, TakesTheSheetAndNotTheFrameOnItWhenItReachesAcrossTheScan) {
    constexpr Colour kLid{250, 250, 250}, kCream{240, 236, 214}, kGreen{70, 120, 90};
    const double left = 110, right = left + 1200 * 210.0 / 297;
    const Quad sheet{{{left, -0.5}, {right, -0.5}, {right, 1199.5}, {left, 1199.5}}};
    const auto inside = [&](double by) {
        return Quad{{{left + by, by}, {right - by, by}, {right - by, 1199 - by}, {left + by, 1199 - by}}};
    };
    const auto found = find_document(Table(1000, 1200, kLid, 1)
                                         .lay(sheet, kCream, false)
                                         .lay(inside(55), kGreen, false)
                                         .lay(inside(60), kCream, true)
                                         .picture(),
                                     {{kA4Portrait, kA4Landscape}});
    ASSERT_TRUE(found);
    EXPECT_LT(farthest(found->quad, sheet), 4);
    EXPECT_EQ(found->size, kA4Portrait);
}

TEST(DocumentFinder, FindsASmallCardAmongTheLinesOfATable) {
    const Quad card{{{600, 310}, {900, 322}, {892, 511}, {592, 499}}};
    const auto found =
        find_document(Table(1600, 1200, kDesk).lay_planks().lay(card, kPaper, true).picture(), kCardShape);
    ASSERT_TRUE(found);
    EXPECT_LT(farthest(found->quad, card), 3);
    EXPECT_NEAR(found->coverage, 0.0296, 0.001);
}

TEST(DocumentFinder, PlanksAloneAreNoDocument) {
    EXPECT_FALSE(find_document(Table(1600, 1200, kDesk).lay_planks().picture(), kCardShape));
    EXPECT_FALSE(find_document(Table(1600, 1200, kDesk).lay_planks().picture(), {}));
}

TEST(DocumentFinder, InventsNothingOnAnEmptyTable) {
    EXPECT_FALSE(find_document(Table(1200, 900, kDesk).picture(), kCardShape));
    EXPECT_FALSE(find_document(Table(1200, 900, {0, 0, 0}, 0).picture(), {}));
    EXPECT_FALSE(find_document(Table(1200, 900, {255, 255, 255}, 0).picture(), {}));
    EXPECT_FALSE(find_document(Table(1200, 900, {128, 128, 128}, 120).picture(), {}));
}

TEST(DocumentFinder, ABlankSheetIsNoDocument) {
    const Quad sheet{{{300, 100}, {800, 100}, {800, 807}, {300, 807}}};
    EXPECT_FALSE(find_document(Table(1200, 900, kDesk).lay(sheet, kPaper, false).picture(), {{kA4Portrait}}));
}

TEST(DocumentFinder, AKeyboardIsNoDocument) {
    const Quad plate{{{200, 150}, {1000, 150}, {1000, 710}, {200, 710}}};
    EXPECT_FALSE(find_document(Table(1200, 900, kDesk).lay_keyboard(plate).picture(), {}));
}

TEST(DocumentFinder, TheGrainOfATableHidesNoSide) {
    const Quad card{{{330, 260}, {880, 290}, {862, 640}, {312, 610}}};
    const auto found =
        find_document(Table(1600, 1200, kDesk).grain(kDesk).lay(card, kPaper, true).picture(), kCardShape);
    ASSERT_TRUE(found);
    EXPECT_LT(farthest(found->quad, card), 3);
}

TEST(DocumentFinder, FindsACardInASmallPicture) {
    const Quad card{{{150, 90}, {340, 100}, {334, 220}, {144, 210}}};
    const auto found = find_document(Table(480, 360, kDesk).lay(card, kPaper, true).picture(), kCardShape);
    ASSERT_TRUE(found);
    EXPECT_LT(farthest(found->quad, card), 1.5);
}

TEST(DocumentFinder, RefusesWhatIsTooSmallToJudge) {
    const Table dot(1, 1, kDesk), strip(1, 30000, kDesk);
    EXPECT_FALSE(find_document(dot.picture(), {}));
    EXPECT_FALSE(find_document(strip.picture(), {}));
    EXPECT_FALSE(find_document(beian::image::Planes{}, {}));
}

}  // namespace
