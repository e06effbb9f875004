#include "inspect/origin/spectrum.h"
#include "inspect/origin_support.h"

namespace beian::inspect {
namespace {

using model::Severity;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace origin_test;

TEST(Recapture, AFaintGridOverTheWholePhotoIsRefused) {
    for (const double period : {2.7, 4.6, 6.1}) {
        const CheckResult result = ask("origin.recapture", through_grid(card(true), period, 0.06));
        ASSERT_THAT(severities(result), ElementsAre(Severity::Block)) << period;
        EXPECT_TRUE(result.findings[0].region);
    }
}

TEST(Recapture, ACardOnATableIsNoScreen) {
    const CheckResult result = ask("origin.recapture", card(true));
    EXPECT_THAT(result.findings, IsEmpty());
    EXPECT_LT(result.measured, 3);
}

TEST(Recapture, ATableOfClothAsRegularAsAScreenDoesNotCount) {
    const image::Pixels plain = card(true);
    image::Pixels woven = through_grid(plain, 7.3, 0.8);
    for (std::uint32_t y = 125; y < 600; ++y) {
        const std::size_t from = (std::size_t{y} * plain.width + 135) * 3;
        std::copy_n(plain.data.begin() + std::ptrdiff_t(from), 725 * 3,
                    woven.data.begin() + std::ptrdiff_t(from));
    }
    EXPECT_THAT(ask("origin.recapture", woven).findings, IsEmpty());
}

TEST(Recapture, ThePatternOfJpegBlocksDoesNotCount) {
    image::Pixels blocky = card(true);
    for (std::uint32_t y = 0; y < blocky.height; ++y) {
        for (std::uint32_t x = 0; x < blocky.width; ++x) {
            if (x % 8 != 0 && y % 8 != 0) continue;
            for (int c = 0; c < 3; ++c) {
                auto& value = blocky.data[(std::size_t{y} * blocky.width + x) * 3 + std::size_t(c)];
                value = std::uint8_t(std::max(0, value - 6));
            }
        }
    }
    EXPECT_THAT(ask("origin.recapture", blocky).findings, IsEmpty());
}

TEST(Recapture, AMaterialThatIsAScreenMayShowOne) {
    Asked asked;
    asked.spec.shot = model::Shot::Other;
    EXPECT_THAT(ask("origin.recapture", through_grid(card(true), 4.6, 0.1), asked).findings, IsEmpty());
}

TEST(Recapture, APatternThatWasDrawnIsNoPhotoOfAScreen) {
    const image::Pixels drawn = through_grid(Table(700, 500, {200, 200, 200}, 0).pixels(), 4, 0.2);
    image::Pixels exact = drawn;
    for (std::uint32_t y = 1; y < exact.height; ++y)
        std::copy_n(exact.data.begin(), exact.width * 3,
                    exact.data.begin() + std::ptrdiff_t{y} * exact.width * 3);
    EXPECT_THAT(ask("origin.recapture", exact).findings, IsEmpty());
}

TEST(Recapture, OfTinyEvenOrDarkPicturesNothingIsSaid) {
    for (const auto& pixels :
         {Table(1, 1, {9, 9, 9}).pixels(), Table(130, 130, {200, 200, 200}, 0).pixels(),
          Table(500, 400, {0, 0, 0}, 0).pixels(), Table(3, 3000, {255, 255, 255}).pixels()})
        EXPECT_THAT(ask("origin.recapture", pixels).findings, IsEmpty());
}

}  // namespace
}  // namespace beian::inspect
