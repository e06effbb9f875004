// Drawn heads on drawn documents, and in photos with one in the hand: where the truth says they are.
#include "specimen/heads/portrait.h"
#include "specimen/heads/performance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace beian::specimen {
namespace {

const cv::Size kSmall{420, 560};

double changed(const cv::Mat& one, const cv::Mat& other, const cv::Rect& where) {
    cv::Mat apart;
    cv::absdiff(one(where), other(where), apart);
    return cv::mean(apart)[1];
}

TEST(Portrait, ChangesTheDocumentOnlyWhereItsPortraitIs) {
    const Specimen plain = draw("id_card", "front", 5, 150);
    Specimen printed = draw("id_card", "front", 5, 150);
    print_portrait(printed, Head(5), 5);
    const cv::Rect place = plain.pixels_of({"portrait", "", *portrait_box("id_card", "front")});
    EXPECT_GT(changed(plain.picture, printed.picture, place), 10);
    EXPECT_EQ(changed(plain.picture, printed.picture, {0, 0, place.x, plain.picture.rows}), 0);
    EXPECT_EQ(changed(plain.picture, printed.picture, {0, 0, plain.picture.cols, place.y}), 0);
}

TEST(Portrait, IsOfTheHeadThatItIsPrintedOf) {
    const auto with = [](std::uint64_t who) {
        Specimen card = draw("passport", "data_page", 5, 150);
        print_portrait(card, Head(who), 5);
        return card.picture;
    };
    EXPECT_EQ(cv::norm(with(7), with(7), cv::NORM_INF), 0);
    EXPECT_GT(cv::norm(with(7), with(8), cv::NORM_INF), 0);
}

TEST(Portrait, NeedsADocumentThatBearsOne) {
    Specimen licence = draw("business_license", "front", 1, 60);
    EXPECT_FALSE(portrait_box("business_license", "front"));
    EXPECT_THROW(print_portrait(licence, Head(1), 1), std::invalid_argument);
}

TEST(HandheldPhoto, ShowsFaceAndCardWhereTheTruthSays) {
    const cv::Rect all({0, 0}, kSmall);
    for (const std::uint64_t seed : {1, 2}) {
        const HandheldPhoto good = hold_document("good", seed, kSmall);
        for (const cv::Point2d& mark : good.landmarks) EXPECT_TRUE(all.contains(mark)) << mark;
        for (const cv::Point2d& corner : *good.quad) EXPECT_TRUE(all.contains(corner)) << corner;
        EXPECT_GT((*good.quad)[0].y, good.landmarks[8].y) << "below the chin";
    }
}

TEST(HandheldPhoto, IsWrongAsItsKindSays) {
    const HandheldPhoto covered = hold_document("covered", 3, kSmall);
    EXPECT_LT((*covered.quad)[0].y, covered.landmarks[57].y);
    EXPECT_FALSE(hold_document("no_document", 3, kSmall).quad);
    const HandheldPhoto cut = hold_document("cut", 3, kSmall);
    EXPECT_TRUE(cut.landmarks[0].x < 0 || cut.landmarks[16].x > kSmall.width);
    const HandheldPhoto shut = hold_document("shut", 3, kSmall), open = hold_document("good", 3, kSmall);
    EXPECT_LT(cv::norm(shut.landmarks[37] - shut.landmarks[41]),
              0.5 * cv::norm(open.landmarks[37] - open.landmarks[41]));
    EXPECT_EQ(cv::norm(hold_document("good", 3, kSmall).picture, open.picture, cv::NORM_INF), 0);
    EXPECT_THROW(hold_document("waving", 3, kSmall), std::invalid_argument);
}

TEST(Performance, OfWhatIsAskedLaterChangesNothingBefore) {
    const cv::Size tiny(120, 160);
    Performance told("genuine", 4, tiny, 9000), waiting("genuine", 4, tiny, 9000);
    told.ask({"turn_left", 900});
    EXPECT_EQ(told.at(200).landmarks, waiting.at(200).landmarks);
    waiting.ask({"turn_left", 900});
    EXPECT_EQ(told.at(1900).landmarks, waiting.at(1900).landmarks);
    EXPECT_GT(told.at(2000).pose.yaw, 15);
}

}  // namespace
}  // namespace beian::specimen
