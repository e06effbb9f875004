// Is the access one that can be reported: our addresses, in order, paid for?
#include "form/checks/all.h"
#include "form/formats.h"

#include <algorithm>
#include <set>

namespace beian::form {

namespace {

bool is_ours(const Case& about, const std::string& first, const std::string& last) {
    return std::any_of(about.ranges.begin(), about.ranges.end(), [&](const IpRange& range) {
        const auto from = read_ip(range.first), to = read_ip(range.last);
        return from && to && *from <= first && last <= *to;
    });
}

void one(const Case& about, const Group& access, const Path& at, std::set<std::string>& seen,
         Report& report) {
    const auto first = read_ip(access.value("first_ip")), last = read_ip(access.value("last_ip"));
    if (first && last) {
        if (*last < *first) report.say(at.to("last_ip"), "reversed");
        if (!about.ranges.empty() && !is_ours(about, *first, *last))
            report.say(at.to("first_ip"), "not_ours");
        if (!seen.insert(*first + *last).second) report.say(at.to("first_ip"), "twice");
    }
    if (const auto end = parse_day(access.value("expires"))) {
        const int left = days_between(about.today, *end);
        if (left < 0)
            report.say(at.to("expires"), "expired", {{"day", same(to_string(*end))}});
        else if (left < static_cast<int>(report.limit("days_left")))
            report.say(at.to("expires"), "expiring", {{"day", same(to_string(*end))}});
    }
}

void run(const Case& about, Report& report) {
    for_each_service(about.form, [&](const Group& service, const Path& at) {
        std::set<std::string> seen;
        std::size_t n = 0;
        for (const Group& access : service.many("accesses"))
            one(about, access, at.in("accesses", n++), seen, report);
        if (service.value("kind") == "app" && service.has("name") && n == 0 &&
            service.many("domains").empty())
            report.say(at.to("accesses"), "app_nowhere");
    });
}

constexpr findings::AnswerSpec kAnswers[] = {{"reversed", ""},   {"not_ours", ""},    {"twice", ""},
                                             {"expired", "day"}, {"expiring", "day"}, {"app_nowhere", ""}};
constexpr std::string_view kLimits[] = {"days_left"};

}  // namespace

const Check kAccessCheck{"form.access", run, kAnswers, kLimits};

}  // namespace beian::form
