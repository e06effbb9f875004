// By when must something happen to this filing, and what does the desk do of itself when it does not?
#pragma once

#include "workflow/calendar.h"
#include "workflow/filing.h"
#include "workflow/process_book.h"

#include <optional>
#include <vector>

namespace beian::workflow {

/// What decisions rest on beside the filing.
struct Setting {
    const ProcessBook& book;
    const Calendar& calendar;
};

struct Deadline {
    LimitKind limit = LimitKind::Sms;
    Reckoned due;
    bool operator==(const Deadline&) const = default;
};

/// Those that run now, soonest first. Nothing is stored: they follow from the events, so no restart loses
/// one.
std::vector<Deadline> deadlines(const Filing& filing, const Setting& setting);

/// The next thing the desk does by itself.
struct Due {
    Instant at;  // may lie in the past
    ActionKind action = ActionKind::Remind;
    LimitKind limit = LimitKind::Sms;
    Instant point;  // of a reminder: which one
    bool operator==(const Due&) const = default;
};

/// Of reminders missed while nothing ran only the last is given. Nothing where no limit runs.
std::optional<Due> next_due(const Filing& filing, const Setting& setting, const Instant& now);

}  // namespace beian::workflow
