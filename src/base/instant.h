// What time is it? Moments to the millisecond, without a clock: now is always passed in.
#pragma once

#include "base/civil_day.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace beian {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// `2026-11-25T02:01:02.003Z`, always that long, so that text sorts as time does.
std::string to_string(const Instant& instant);
/// The same form back; nothing where it is no real moment of that form.
std::optional<Instant> parse_instant(std::string_view text);
/// The day it is in China (UTC+8) at that moment.
CivilDay day_in_china(const Instant& instant);
/// The moment a day begins in China.
Instant start_in_china(const CivilDay& day);

}  // namespace beian
