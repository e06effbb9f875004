#include "accuracy_figures/tally.h"

#include <gtest/gtest.h>

#include <vector>

namespace {

using namespace beian::accuracy;

void expect_interval(const Interval& interval, double low, double high) {
    EXPECT_NEAR(interval.low, low, 0.00005);
    EXPECT_NEAR(interval.high, high, 0.00005);
}

// Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
TEST(Wilson, GivesThePublishedIntervals) {
    expect_interval(wilson(81, 263), 0.2553, 0.3662);
    expect_interval(wilson(15, 148), 0.0624, 0.1605);
    expect_interval(wilson(0, 20), 0, 0.1611);
    expect_interval(wilson(1, 29), 0.0061, 0.1718);
}

TEST(Wilson, SaysNothingAboutNothing) {
    EXPECT_EQ(wilson(0, 0), Interval{});
}

TEST(Tally, MeansTellTheirSumAndTheirSpread) {
    const std::vector<double> values{0.5, 0.7, 0.9};
    const Tally tally = mean(values);
    EXPECT_DOUBLE_EQ(tally.right, 2.1);
    EXPECT_EQ(tally.of, 3);
    EXPECT_DOUBLE_EQ(tally.rate, 0.7);
    expect_interval(tally.interval, 0.7 - 0.2263, 0.7 + 0.2263);
}

TEST(Tally, BalancesWhatIsAndWhatIsNot) {
    const Tally tally = balanced(9, 10, 50, 100);
    EXPECT_DOUBLE_EQ(tally.right, 59);
    EXPECT_EQ(tally.of, 110);
    EXPECT_DOUBLE_EQ(tally.rate, 0.7);
    EXPECT_LT(tally.interval.low, 0.7);
    EXPECT_GT(tally.interval.high, 0.7);
    EXPECT_EQ(balanced(0, 0, 50, 100).interval, Interval{});
}

constexpr Corners kSquare{{{0, 0}, {4, 0}, {4, 4}, {0, 4}}};

TEST(Overlap, IsOneForTheSameQuadBegunElsewhereOrRunBackwards) {
    EXPECT_DOUBLE_EQ(overlap(kSquare, kSquare), 1);
    EXPECT_DOUBLE_EQ(overlap(kSquare, {{{4, 4}, {0, 4}, {0, 0}, {4, 0}}}), 1);
    EXPECT_DOUBLE_EQ(overlap(kSquare, {{{0, 4}, {4, 4}, {4, 0}, {0, 0}}}), 1);
}

TEST(Overlap, IsSharedAreaByJoinedArea) {
    EXPECT_DOUBLE_EQ(overlap(kSquare, {{{2, 0}, {6, 0}, {6, 4}, {2, 4}}}), 8.0 / 24);
    EXPECT_DOUBLE_EQ(overlap(kSquare, {{{1, 1}, {3, 1}, {3, 3}, {1, 3}}}), 4.0 / 16);
    // A diamond whose corners stick out by 1 of each side: it leaves the square's four corners of 0.5
    // uncovered.
    EXPECT_NEAR(overlap(kSquare, {{{2, -1}, {5, 2}, {2, 5}, {-1, 2}}}), 14.0 / 20, 1e-12);
    EXPECT_DOUBLE_EQ(overlap(kSquare, {{{9, 9}, {12, 9}, {12, 12}, {9, 12}}}), 0);
}

TEST(Overlap, IsNoneWhereAQuadIsNone) {
    EXPECT_DOUBLE_EQ(overlap(kSquare, {{{0, 0}, {4, 4}, {4, 0}, {0, 4}}}), 0);
    EXPECT_DOUBLE_EQ(overlap(kSquare, {{{0, 0}, {1, 1}, {2, 2}, {3, 3}}}), 0);
}

}  // namespace
