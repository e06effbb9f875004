// Which days are worked in China, and when do so many working days end? rules/calendar.yaml.
#pragma once

#include "base/instant.h"
#include "base/result.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace beian::workflow {

struct CalendarYear {
    int year = 0;
    std::string title;  // of the notice
    std::string url;
    bool operator==(const CalendarYear&) const = default;
};

/// A moment reckoned by the calendar. An estimate rests on weekdays alone somewhere, because the notice for
/// a year is not in the calendar (yet); it is reckoned anew once it is.
struct Reckoned {
    Instant at;
    bool estimate = false;
    bool operator==(const Reckoned&) const = default;
};

class Calendar {
public:
    bool is_working_day(const CivilDay& day) const;
    bool covers(int year) const;
    /// The end (24:00 in China) of the n-th working day after the day that `from` lies in.
    Reckoned after_working_days(const Instant& from, int working_days) const;
    const std::vector<CalendarYear>& years() const { return years_; }
    bool operator==(const Calendar&) const = default;

private:
    friend Result<Calendar> read_calendar(const std::string&, std::string_view);
    std::vector<CalendarYear> years_;
    std::set<CivilDay> off_;
    std::set<CivilDay> worked_;
};

/// Reads strictly: every fault at once, each with file and line.
Result<Calendar> read_calendar(const std::string& yaml, std::string_view name);
Result<Calendar> load_calendar(const std::string& path);

}  // namespace beian::workflow
