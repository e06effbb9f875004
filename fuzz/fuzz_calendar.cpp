// rules/calendar.yaml: any text is refused with its place, or a calendar in which working days pass one by
// one.
#include "workflow/calendar.h"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian;
    const auto calendar =
        workflow::read_calendar(std::string(reinterpret_cast<const char*>(data), size), "calendar.yaml");
    if (!calendar) {
        if (!calendar.error().message.starts_with("calendar.yaml:")) std::abort();
        return 0;
    }
    const Instant start =
        start_in_china(CivilDay{std::chrono::year{2026}, std::chrono::January, std::chrono::day{1}});
    Instant before = start;
    for (int days = 1; days <= 5; ++days) {
        const Instant end = calendar->after_working_days(start, days).at;
        if (end <= before) std::abort();
        before = end;
    }
    return 0;
}
