#include "base/instant.h"

#include <gtest/gtest.h>

namespace beian {

namespace {

TEST(Instant, IsWrittenAndReadBackToTheMillisecond) {
    const char* text = "2026-11-25T02:01:02.003Z";
    ASSERT_TRUE(parse_instant(text));
    EXPECT_EQ(to_string(*parse_instant(text)), text);
}

TEST(Instant, IsReadInOneFormOnly) {
    for (const char* text :
         {"", "2026-11-25", "2026-11-25T02:01:02Z", "2026-02-30T02:01:02.003Z", "2026-11-25T24:01:02.003Z",
          "2026-11-25T02:61:02.003Z", "2026-11-25 02:01:02.003Z"})
        EXPECT_EQ(parse_instant(text), std::nullopt) << text;
}

TEST(Instant, FallsOnTheDayItIsInChina) {
    EXPECT_EQ(to_string(day_in_china(*parse_instant("2026-11-25T15:59:59.999Z"))), "2026-11-25");
    EXPECT_EQ(to_string(day_in_china(*parse_instant("2026-11-25T16:00:00.000Z"))), "2026-11-26");
    EXPECT_EQ(to_string(start_in_china(*parse_day("2026-11-26"))), "2026-11-25T16:00:00.000Z");
}

}  // namespace

}  // namespace beian
