#include "workflow/deadlines.h"

#include <algorithm>

namespace beian::workflow {

namespace {

using std::chrono::hours;

Reckoned end_of(const Limit& limit, const Instant& from, const Calendar& calendar) {
    if (limit.working_days > 0) return calendar.after_working_days(from, limit.working_days);
    return {from + hours{limit.hours}, false};
}

/// When each limit that runs in this stage began.
std::vector<std::pair<LimitKind, Instant>> running(const Filing& filing) {
    std::vector<std::pair<LimitKind, Instant>> from;
    switch (filing.stage) {
        case Stage::Draft:
        case Stage::Returned:
        case Stage::Rejected:
        case Stage::Lapsed:
            from.emplace_back(LimitKind::Correction, filing.touched);
            break;
        case Stage::Waiting:
        case Stage::Reviewing:
        case Stage::SecondLook:
        case Stage::SecondReviewing:
        case Stage::ToHandOver:
            from.emplace_back(LimitKind::Review, filing.submitted.value_or(filing.since));
            if (filing.claim) from.emplace_back(LimitKind::Claim, filing.claim->last_act);
            break;
        case Stage::Sms:
            for (const SmsAsk& ask : filing.sms) {
                if (!ask.confirmed) from.emplace_back(LimitKind::Sms, ask.asked);
            }
            break;
        case Stage::Authority:
            from.emplace_back(LimitKind::Authority, filing.since);
            break;
        case Stage::Granted:
        case Stage::Withdrawn:
        case Stage::Cancelled:
            break;
    }
    return from;
}

ActionKind action_of(AtEnd then) {
    switch (then) {
        case AtEnd::Lapse:
            return ActionKind::Lapse;
        case AtEnd::Close:
            return ActionKind::Close;
        case AtEnd::Release:
            return ActionKind::Release;
        case AtEnd::Remind:
            break;
    }
    return ActionKind::Remind;
}

/// What comes next of one limit.
std::optional<Due> next_of(const Deadline& deadline, const Limit& limit, const Filing& filing,
                           const Instant& now) {
    const Instant end = deadline.due.at;
    if (limit.then != AtEnd::Remind && end <= now)
        return Due{end, action_of(limit.then), deadline.limit, end};
    std::vector<Instant> points;
    for (const int before : limit.remind_hours) points.push_back(end - hours{before});
    points.push_back(end);
    const auto given = filing.reminded.find(deadline.limit);
    std::optional<Instant> missed;
    for (const Instant& point : points) {
        if (given != filing.reminded.end() && point <= given->second) continue;
        if (point <= now) {
            missed = point;
            continue;
        }
        if (missed) break;
        const bool is_end = point == end;
        return Due{point, is_end ? action_of(limit.then) : ActionKind::Remind, deadline.limit, point};
    }
    if (!missed) return std::nullopt;
    return Due{*missed, ActionKind::Remind, deadline.limit, *missed};
}

}  // namespace

std::vector<Deadline> deadlines(const Filing& filing, const Setting& setting) {
    std::vector<Deadline> found;
    for (const auto& [kind, from] : running(filing))
        found.push_back({kind, end_of(setting.book.of(kind), from, setting.calendar)});
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.due.at < b.due.at; });
    return found;
}

std::optional<Due> next_due(const Filing& filing, const Setting& setting, const Instant& now) {
    std::optional<Due> next;
    for (const Deadline& deadline : deadlines(filing, setting)) {
        const auto due = next_of(deadline, setting.book.of(deadline.limit), filing, now);
        if (due && (!next || due->at < next->at)) next = due;
    }
    return next;
}

}  // namespace beian::workflow
