#include "base/instant.h"

#include <cstdio>

namespace beian {

namespace {

constexpr std::chrono::hours kChina{8};  // no summer time since 1991

std::optional<int> number(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::string to_string(const Instant& instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time{instant - day};
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d.%03dZ", static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
                  static_cast<int>(time.subseconds().count()));
    return to_string(CivilDay{day}) + buffer;
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' ||
        text[23] != 'Z')
        return std::nullopt;
    const auto day = parse_day(text.substr(0, 10));
    const auto hour = number(text.substr(11, 2)), minute = number(text.substr(14, 2));
    const auto second = number(text.substr(17, 2)), milli = number(text.substr(20, 3));
    if (!day || !hour || !minute || !second || !milli) return std::nullopt;
    if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    return std::chrono::sys_days{*day} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
           std::chrono::seconds{*second} + std::chrono::milliseconds{*milli};
}

CivilDay day_in_china(const Instant& instant) {
    return CivilDay{std::chrono::floor<std::chrono::days>(instant + kChina)};
}

Instant start_in_china(const CivilDay& day) {
    return Instant{std::chrono::sys_days{day}} - kChina;
}

}  // namespace beian
