#include "document/rectifier.h"

#include "document/support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace beian::document;
using beian::document::test::Table;
using beian::image::Pixels;

TEST(Rectifier, DrawsTheCardAtTheDotsAskedFor) {
    const Quad card{{{250, 200}, {950, 240}, {930, 680}, {230, 640}}};
    const Table table = Table(1200, 900, {20, 20, 20}, 0).lay(card, {200, 180, 160}, false);
    const Pixels flat = rectify(table.pixels(), card, kCard, 5);
    EXPECT_EQ(flat.width, 428U);
    EXPECT_EQ(flat.height, 270U);
    EXPECT_EQ(flat.channels, 3U);
    for (const std::uint32_t y : {10U, 135U, 259U}) {
        for (const std::uint32_t x : {10U, 214U, 417U})
            EXPECT_NEAR(flat.row(y)[x * 3], 200, 4) << x << ' ' << y;
    }
}

TEST(Rectifier, KeepsAnUntouchedPictureAsItIs) {
    const Table table(120, 90, {90, 120, 150}, 60);
    const Quad whole{{{-0.5, -0.5}, {119.5, -0.5}, {119.5, 89.5}, {-0.5, 89.5}}};
    const Pixels same = rectify(table.pixels(), whole, {120, 90}, 1);
    EXPECT_EQ(same, table.pixels());
}

TEST(Rectifier, FindsThePlaceOfAQuadOnTheColourPlanes) {
    const Table table(120, 90, {90, 120, 150}, 60);
    const Quad whole{{{-0.5, -0.5}, {119.5, -0.5}, {119.5, 87.5}, {-0.5, 87.5}}};
    EXPECT_EQ(on_colour_planes(whole), (Quad{{{-0.5, -0.5}, {29.5, -0.5}, {29.5, 21.5}, {-0.5, 21.5}}}));
    const beian::image::Plane red = table.picture().red;
    EXPECT_EQ(rectify(red, {{{-0.5, -0.5}, {29.5, -0.5}, {29.5, 22.5}, {-0.5, 22.5}}}, {30, 23}, 1), red);
}

TEST(Rectifier, NeverDrawsMoreThan4096PixelsASide) {
    const Table table(120, 90, {90, 120, 150});
    const Quad whole{{{0, 0}, {119, 0}, {119, 89}, {0, 89}}};
    const Pixels large = rectify(table.pixels(), whole, kA4Portrait, 1000);
    EXPECT_EQ(large.height, 4096U);
    EXPECT_EQ(large.width, 2896U);
}

TEST(Rectifier, GivesNothingForAQuadThatIsNone) {
    const Table table(120, 90, {90, 120, 150});
    const double nan = std::nan("");
    const Quad crossed{{{0, 0}, {100, 80}, {100, 0}, {0, 80}}}, point{},
        none{{{nan, 0}, {100, 0}, {100, 80}, {0, 80}}};
    for (const Quad& quad : {crossed, point, none})
        EXPECT_EQ(rectify(table.pixels(), quad, kCard, 4), Pixels{});
    EXPECT_EQ(rectify(Pixels{}, {{{0, 0}, {100, 0}, {100, 80}, {0, 80}}}, kCard, 4), Pixels{});
    EXPECT_EQ(rectify(table.pixels(), {{{0, 0}, {100, 0}, {100, 80}, {0, 80}}}, {0, 54}, 4), Pixels{});
}

}  // namespace
