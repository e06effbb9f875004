// Which day is it? Days of the civil calendar, without a clock: today is always passed in.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace beian {

using CivilDay = std::chrono::year_month_day;

/// "2020-09-09"; nothing where it is no real day of that form.
std::optional<CivilDay> parse_day(std::string_view text);
/// A real day from numbers, nothing otherwise.
std::optional<CivilDay> make_day(int year, unsigned month, unsigned day);
std::string to_string(const CivilDay& day);
/// Whole years between birth and `on`; someone born on 29 February turns a year older on 1 March.
int age_in_years(const CivilDay& birth, const CivilDay& on);
/// Whole days from `from` to `to`, negative when `to` is earlier.
int days_between(const CivilDay& from, const CivilDay& to);
/// The day it is now in China (UTC+8), where filings are made.
CivilDay today_in_china(std::chrono::system_clock::time_point now);

}  // namespace beian
