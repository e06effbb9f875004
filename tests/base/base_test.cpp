#include <gtest/gtest.h>

#include <string>

#include "base/civil_day.h"
#include "base/personal_data.h"
#include "base/result.h"

namespace beian {
namespace {

using namespace std::chrono_literals;

Result<int> half(int number) {
    if (number % 2 != 0) return Error{ErrorCode::InvalidArgument, "an odd number has no whole half"};
    return number / 2;
}

Result<int> quarter(int number) {
    const int once = BEIAN_TRY(half(number));
    return half(once);
}

TEST(Result, CarriesAValueOrTheFirstRefusal) {
    EXPECT_EQ(quarter(8).value(), 2);
    ASSERT_FALSE(quarter(6));
    EXPECT_EQ(quarter(6).error(), (Error{ErrorCode::InvalidArgument, "an odd number has no whole half"}));
}

TEST(CivilDay, ReadsOnlyRealDays) {
    EXPECT_EQ(to_string(*parse_day("2020-02-29")), "2020-02-29");
    for (const char* wrong :
         {"2021-02-29", "2020-9-9", "2020-09-31", "20200909", "2020-09-0x", "", "2020-00-10"}) {
        EXPECT_FALSE(parse_day(wrong)) << wrong;
    }
}

TEST(CivilDay, CountsWholeYearsAndDays) {
    const CivilDay leapling = 2004y / 2 / 29;
    EXPECT_EQ(age_in_years(leapling, 2022y / 2 / 28), 17);
    EXPECT_EQ(age_in_years(leapling, 2022y / 3 / 1), 18);
    EXPECT_EQ(days_between(2020y / 2 / 28, 2020y / 3 / 1), 2);
}

TEST(CivilDay, IsTodayInChinaEightHoursAhead) {
    const auto late = std::chrono::sys_days{2026y / 11 / 23} + 17h;
    EXPECT_EQ(today_in_china(late), CivilDay{2026y / 11 / 24});
}

TEST(PersonalData, ShowsOnlyItsEnds) {
    EXPECT_EQ(PersonalData<std::string>("11010519491231002X").masked(), "11**************2X");
    EXPECT_EQ(PersonalData<std::string>("short").masked(), "*****");
}

}  // namespace
}  // namespace beian
