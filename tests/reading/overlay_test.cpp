#include "reading/overlay.h"
#include "reading/support.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace {

using namespace beian;
using namespace beian::reading;

vision::TextLine slanted(double x, double y, std::string_view text, double degrees = -30) {
    vision::TextLine made = test::line(0, 0, text);
    const double angle = degrees * std::numbers::pi / 180;
    for (model::Point& p : made.quad)
        p = {x + p.x * std::cos(angle) - p.y * std::sin(angle),
             y + p.x * std::sin(angle) + p.y * std::cos(angle)};
    return made;
}

TEST(Overlay, WordsThatStandAslantAgainAndAgainAreAWatermark) {
    const vision::TextLine lines[] = {test::line(0, 0, "公民身份号码"), slanted(0, 300, "内部资料"),
                                      slanted(300, 300, "内部资料")};
    const auto found = find_overlay(lines);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->words, "内部资料");
    EXPECT_EQ(found->times, 2);
}

TEST(Overlay, ACutOffRepeatCountsAndTheWholeWordsAreGiven) {
    const vision::TextLine lines[] = {slanted(0, 300, "内部资料请"), slanted(300, 300, "内部资料请勿外传"),
                                      slanted(600, 300, "料请勿外传")};
    const auto found = find_overlay(lines);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->words, "内部资料请勿外传");
}

TEST(Overlay, OneSlantedWordOfADocumentIsNone) {
    const vision::TextLine lines[] = {slanted(0, 300, "样本SPECIMEN"), test::line(0, 0, "样本SPECIMEN"),
                                      test::line(0, 90, "居民身份证")};
    EXPECT_FALSE(find_overlay(lines));
    EXPECT_FALSE(find_overlay({}));
}

TEST(Overlay, DatesAndMachineReadableLinesThatResembleEachOtherAreNone) {
    const vision::TextLine lines[] = {test::line(0, 0, "2019年11月11日"),
                                      test::line(0, 90, "2019年11月11日"),
                                      test::line(0, 180, "2019年11月11日至2049年11月11日"),
                                      test::line(0, 300, "P<UTOERIKSSON<<ANNA<<<<<<<<"),
                                      test::line(0, 330, "L898902C36UTO7408122F<<<<<<"),
                                      test::line(0, 360, "ERIKSSON<<ANNA<MARIA<<<<<<<")};
    EXPECT_FALSE(find_overlay(lines));
}

TEST(Overlay, ANoteOnWhatThePictureMayBeUsedForIsOneByItself) {
    const vision::TextLine lines[] = {slanted(0, 300, "仅供内部查看")};
    EXPECT_TRUE(find_overlay(lines));
}

}  // namespace
