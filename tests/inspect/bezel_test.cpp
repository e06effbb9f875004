#include "inspect/origin/bezel.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace beian::inspect {
namespace {

constexpr PaperSize kCard = document::kCard;
constexpr Quad kOnPicture{{{300, 250}, {728, 250}, {728, 520}, {300, 520}}};

/// A lit window of 230 about the card, turned against it, in a frame of 20 on a table of 110.
image::Plane scene(double turned_deg, double window_from_card, double frame) {
    constexpr std::uint32_t kWidth = 1040, kHeight = 800;
    image::Plane plane{kWidth, kHeight, Bytes(std::size_t{kWidth} * kHeight, 110)};
    const double turn = turned_deg * std::numbers::pi / 180, x0 = 514, y0 = 385;
    for (std::uint32_t y = 0; y < kHeight; ++y)
        for (std::uint32_t x = 0; x < kWidth; ++x) {
            const double across = std::abs((x - x0) * std::cos(turn) + (y - y0) * std::sin(turn)) - 214;
            const double down = std::abs((y - y0) * std::cos(turn) - (x - x0) * std::sin(turn)) - 135;
            const double out = std::max(across, down) - window_from_card;
            if (out < frame) plane.data[std::size_t{y} * kWidth + x] = out < 0 ? 230 : 20;
        }
    return plane;
}

TEST(Bezel, IsSeenOnAllFourSidesOfAScreen) {
    EXPECT_EQ(bezel_sides(scene(0, 60, 40), kOnPicture, kCard), 4);
}

TEST(Bezel, IsNoSheetThatTheCardLiesOnAsItHappens) {
    EXPECT_EQ(bezel_sides(scene(4, 60, 40), kOnPicture, kCard), 0);
}

TEST(Bezel, IsNoTable) {
    EXPECT_EQ(bezel_sides(scene(0, 0, 0), kOnPicture, kCard), 0) << "a card on a table";
    EXPECT_EQ(bezel_sides(scene(0, 2000, 0), kOnPicture, kCard), 0) << "white as far as one sees";
    EXPECT_EQ(bezel_sides(scene(0, 0, 2000), kOnPicture, kCard), 0) << "on black";
}

TEST(Bezel, IsNoneOfADocumentWithoutASizeOrAtTheEdgeOfThePicture) {
    EXPECT_EQ(bezel_sides(scene(0, 60, 40), kOnPicture, {}), 0);
    EXPECT_EQ(bezel_sides(image::Plane{8, 8, Bytes(64, 200)}, kOnPicture, kCard), 0);
}

}  // namespace
}  // namespace beian::inspect
