// Can this domain name be filed for this service, and does the home page lie under it?
#include "form/checks/all.h"
#include "form/formats.h"

#include <algorithm>
#include <set>

namespace beian::form {

namespace {

bool on(const std::vector<std::string>& list, std::string_view one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

/// Of `com.cn` the whole, and its last part.
bool suffix_is_on(const std::vector<std::string>& list, const std::string& suffix) {
    return on(list, suffix) || on(list, suffix.substr(suffix.rfind('.') + 1));
}

void shape(const Case& about, const Group& service, const Domain& domain, const std::string& path,
           Report& report) {
    const auto dots = std::count(domain.ascii.begin(), domain.ascii.end(), '.');
    // Of an App a host name up to the fourth level may be given, of a website the name one registers.
    const bool may_be_host = service.value("kind") == "app" && dots <= 3;
    if (domain.ascii.starts_with("www."))
        report.say(path, "www", {{"domain", same(domain.registrable)}});
    else if (!domain.is_registrable && !may_be_host)
        report.say(path, "host", {{"domain", same(domain.registrable)}});
    if (!suffix_is_on(about.book.list("domain_suffixes"), domain.suffix))
        report.say(path, "suffix", {{"suffix", same(domain.suffix)}});
    const std::string_view own = about.subject_kind == "government"           ? "suffix_government"
                                 : about.subject_kind == "public_institution" ? "suffix_institution"
                                                                              : "";
    if (!own.empty() && !suffix_is_on(about.book.list(own), domain.suffix) &&
        !suffix_is_on(about.book.list("suffix_government"), domain.suffix))
        report.say(path, "public_suffix", {{"suffix", same(domain.suffix)}});
}

void days(const Case& about, const Group& domain, const Path& at, Report& report) {
    if (const auto end = parse_day(domain.value("expires"))) {
        const int left = days_between(about.today, *end);
        const auto least = static_cast<int>(report.limit("days_left"));
        if (left < 0)
            report.say(at.to("expires"), "expired", {{"day", same(to_string(*end))}});
        else if (left < least)
            report.say(at.to("expires"), "expiring",
                       {{"day", same(to_string(*end))}, {"least", same(std::to_string(least))}});
    }
    const auto verified = parse_day(domain.value("verified"));
    if (!verified)
        report.say(at.to("verified"), "unverified");
    else if (days_between(*verified, about.today) < static_cast<int>(report.limit("days_verified")))
        report.say(at.to("verified"), "fresh");
}

void holder(const Case& about, const Group& domain, const Path& at, Report& report) {
    const std::string& who = domain.value("holder");
    if (who.empty() || who == "subject") return;
    const bool other_kind = about.is_person() ? who == "other_organisation" : who == "other_person";
    report.say(at.to("holder"), other_kind ? "holder_kind" : "holder");
}

void urls(const Group& service, const Path& at, const std::vector<Domain>& domains, Report& report) {
    for (const std::string& url : service.all("url")) {
        const auto host = find_host(url);
        if (!host) continue;  // said by form.format
        const bool under = std::any_of(domains.begin(), domains.end(), [&](const Domain& domain) {
            return *host == domain.registrable || host->ends_with("." + domain.registrable);
        });
        if (!under) report.say(at.to("url"), "outside", {{"host", same(*host)}});
    }
}

void run(const Case& about, Report& report) {
    std::set<std::string> seen;
    for_each_service(about.form, [&](const Group& service, const Path& at) {
        std::vector<Domain> domains;
        std::size_t n = 0;
        for (const Group& group : service.many("domains")) {
            const Path here = at.in("domains", n++);
            const auto domain = read_domain(group.value("name"));
            if (!domain) continue;
            domains.push_back(*domain);
            shape(about, service, *domain, here.to("name"), report);
            if (!seen.insert(domain->ascii).second) report.say(here.to("name"), "twice");
            days(about, group, here, report);
            holder(about, group, here, report);
        }
        if (service.value("kind") == "website" && service.has("url") && n == 0)
            report.say(at.to("domains"), "none");
        if (n > 0) urls(service, at, domains, report);
    });
}

constexpr findings::AnswerSpec kAnswers[] = {
    {"www", "domain"},  {"host", "domain"},        {"suffix", "suffix"}, {"public_suffix", "suffix"},
    {"expired", "day"}, {"expiring", "day least"}, {"unverified", ""},   {"fresh", ""},
    {"holder", ""},     {"holder_kind", ""},       {"outside", "host"},  {"twice", ""},
    {"none", ""}};
constexpr std::string_view kLimits[] = {"days_left", "days_verified"};

}  // namespace

const Check kDomainCheck{"form.domain", run, kAnswers, kLimits};

}  // namespace beian::form
