#include "base/civil_day.h"

#include <charconv>
#include <cstdio>

namespace beian {

namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::optional<CivilDay> make_day(int year, unsigned month, unsigned day) {
    const CivilDay made{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!made.ok()) return std::nullopt;
    return made;
}

std::optional<CivilDay> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return make_day(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::string to_string(const CivilDay& day) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return buffer;
}

int age_in_years(const CivilDay& birth, const CivilDay& on) {
    const int years = static_cast<int>(on.year()) - static_cast<int>(birth.year());
    const bool before_birthday =
        on.month() < birth.month() || (on.month() == birth.month() && on.day() < birth.day());
    return before_birthday ? years - 1 : years;
}

int days_between(const CivilDay& from, const CivilDay& to) {
    return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

CivilDay today_in_china(std::chrono::system_clock::time_point now) {
    return CivilDay{std::chrono::floor<std::chrono::days>(now + std::chrono::hours{8})};
}

}  // namespace beian
