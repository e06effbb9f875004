#include "reading/dates.h"
#include "reading/support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace beian::reading;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> days_in(std::string_view text) {
    std::vector<std::string> days;
    for (const PrintedDay& day : find_days(test::stretch(text))) days.push_back(day.value());
    return days;
}

TEST(Dates, AreFoundHoweverTheyArePrinted) {
    EXPECT_THAT(days_in("1990年10月5日"), ElementsAre("1990-10-05"));
    EXPECT_THAT(days_in("1990 年 10 月 5 日"), ElementsAre("1990-10-05"));
    EXPECT_THAT(days_in("2019.11.22-2029.11.22"), ElementsAre("2019-11-22", "2029-11-22"));
    EXPECT_THAT(days_in("2019/11/22"), ElementsAre("2019-11-22"));
    EXPECT_THAT(days_in("20191122"), ElementsAre("2019-11-22"));
    EXPECT_THAT(days_in("05 OCT 1990"), ElementsAre("1990-10-05"));
    EXPECT_THAT(days_in("05 10月/OCT 1990"), ElementsAre("1990-10-05"));
    EXPECT_THAT(days_in("二〇二五年三月二十一日"), ElementsAre("2025-03-21"));
    EXPECT_THAT(days_in("二〇二五年十二月十日"), ElementsAre("2025-12-10"));
}

TEST(Dates, ALostSeparatorAndALetterForADigitAreUnderstood) {
    EXPECT_THAT(days_in("201911.22-2029.1122"), ElementsAre("2019-11-22", "2029-11-22"));
    EXPECT_THAT(days_in("2O19.11.22"), ElementsAre("2019-11-22"));
    EXPECT_THAT(days_in("05 0CT 1990"), ElementsAre("1990-10-05"));
}

TEST(Dates, AnOpenEndIsOne) {
    EXPECT_THAT(days_in("2019.11.22-长期"), ElementsAre("2019-11-22", "long_term"));
    EXPECT_THAT(days_in("2006年6月4日至长期"), ElementsAre("2006-06-04", "long_term"));
}

TEST(Dates, WhatIsNoDayIsNone) {
    for (const char* text :
         {"", "2019.13.22", "2019.02.30", "1234567", "412723199010050012", "年月日", "长", "99/99/99"})
        EXPECT_THAT(days_in(text), IsEmpty()) << text;
}

}  // namespace
