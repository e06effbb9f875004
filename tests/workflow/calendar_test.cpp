#include "support.h"

namespace beian::workflow {

namespace {

using testing::HasSubstr;

CivilDay day(const char* text) {
    return *parse_day(text);
}

TEST(Calendar, KnowsHolidaysOnWeekdaysAndWeekendsThatAreWorked) {
    EXPECT_FALSE(the_calendar().is_working_day(day("2026-02-16")));  // Monday of the Spring Festival
    EXPECT_TRUE(the_calendar().is_working_day(day("2026-02-14")));   // a Saturday worked in exchange
    EXPECT_TRUE(the_calendar().is_working_day(day("2026-11-25")));
    EXPECT_FALSE(the_calendar().is_working_day(day("2026-11-28")));
}

// What each year of the notices comes to, counted from the notices by hand.
TEST(Calendar, HasAsManyWorkingDaysAsTheNoticesLeave) {
    const auto working = [](int year) {
        int days = 0;
        for (std::chrono::sys_days d =
                 CivilDay{std::chrono::year{year}, std::chrono::January, std::chrono::day{1}};
             CivilDay{d}.year() == std::chrono::year{year}; d += std::chrono::days{1})
            days += the_calendar().is_working_day(CivilDay{d}) ? 1 : 0;
        return days;
    };
    EXPECT_EQ(working(2024), 251);
    EXPECT_EQ(working(2025), 248);
    EXPECT_EQ(working(2026), 248);
}

TEST(Calendar, CountsWorkingDaysFromTheNextDayToTheEndOfTheLast) {
    // Friday afternoon; Saturday, Sunday are free; Monday, Tuesday count.
    const Reckoned end = the_calendar().after_working_days(at("2026-11-20T08:00:00.000Z"), 2);
    EXPECT_EQ(end, (Reckoned{at("2026-11-24T16:00:00.000Z"), false}));
}

TEST(Calendar, CountsByTheDayInChina) {
    // 17:00 in London is one in the morning of Saturday in Beijing.
    const Reckoned end = the_calendar().after_working_days(at("2026-11-20T17:00:00.000Z"), 1);
    EXPECT_EQ(end.at, at("2026-11-23T16:00:00.000Z"));
}

TEST(Calendar, CountsAroundTheLongHoliday) {
    // 30 September 2026 is a Wednesday; 1 to 7 October are free, Saturday the 10th is worked.
    const Reckoned end = the_calendar().after_working_days(at("2026-09-30T01:00:00.000Z"), 3);
    EXPECT_EQ(end.at, at("2026-10-10T16:00:00.000Z"));
}

TEST(Calendar, CallsItAnEstimateWhereAYearIsNotKnown) {
    EXPECT_FALSE(the_calendar().covers(2099));
    EXPECT_TRUE(the_calendar().after_working_days(at("2099-01-05T01:00:00.000Z"), 2).estimate);
    EXPECT_FALSE(the_calendar().after_working_days(at("2026-11-25T01:00:00.000Z"), 20).estimate);
}

TEST(Calendar, NamesEveryFaultOfTheFileAtOnce) {
    const auto calendar = read_calendar(R"(years:
  - year: 2026
    source: { title: t, url: u, date: 2025-11-04 }
    off: [{ name: x, from: 2026-01-03, to: 2026-01-01 }]
    work: [2026-01-05, 2025-01-04]
)",
                                        "calendar.yaml");
    ASSERT_FALSE(calendar);
    EXPECT_THAT(calendar.error().message, HasSubstr("calendar.yaml:4: the holiday ends before it begins"));
    EXPECT_THAT(calendar.error().message, HasSubstr("2026-01-05 is no weekend day"));
    EXPECT_THAT(calendar.error().message, HasSubstr("2025-01-04 does not lie in 2026"));
}

}  // namespace

}  // namespace beian::workflow
