// What does one decision write? Its event, the index row, the trail, the jobs and the sums, in one change.
#include "desk/event_json.h"
#include "desk/filing_desk.h"
#include "desk/retention.h"
#include "desk/sealing.h"

#include <fmt/format.h>
#include <algorithm>
#include <nlohmann/json.hpp>

namespace beian::desk {

namespace {

using workflow::Action;
using workflow::ActionKind;

constexpr int kTries = 8;  // as often as letters are downloaded while one thing is written

std::string_view word(workflow::EffectKind effect) {
    using enum workflow::EffectKind;
    switch (effect) {
        case TellApplicant:
            return "tell_applicant";
        case TellReviewers:
            return "tell_reviewers";
        case TellAdministrators:
            return "tell_administrators";
        case SendLink:
            return "send_link";
        case Export:
            return "export";
        case CountOverruling:
            return "count_overruling";
        case ScheduleRemoval:
            return "schedule_removal";
    }
    return "";
}

/// One job for each effect; named by what caused it, so that nothing happens twice.
std::vector<NewJob> jobs_of(const FilingKey& key, const workflow::Decision& decision) {
    std::vector<NewJob> jobs;
    for (const workflow::EffectKind effect : decision.effects) {
        const std::string kind(word(effect));
        const nlohmann::ordered_json payload{{"tenant", key.tenant},
                                             {"filing", key.filing},
                                             {"version", decision.after.version},
                                             {"action", workflow::slug(decision.event.action)}};
        jobs.push_back({key.tenant, kind, payload.dump(), decision.event.at,
                        fmt::format("{}/{}/{}", key.filing, decision.after.version, kind)});
    }
    return jobs;
}

/// Why a filing goes back: the reasons of its items, each as often as it was given, else its own. An item's
/// return that was taken back before is none.
std::vector<Tally> returns_of(const workflow::Filing& after, const workflow::Event& event) {
    const auto word = [](const std::string& reason) { return reason.empty() ? "in-words" : reason; };
    std::vector<Tally> returns;
    for (const auto& [item, review] : after.items)
        if (review.decided == workflow::Decided::Returned)
            returns.push_back({"returned", word(review.reason), 0});
    if (returns.empty()) returns.push_back({"returned", word(event.detail.reason), 0});
    return returns;
}

/// What statistics are made of: why filings come back, which checks were wrong, how long each step takes.
std::vector<Tally> tallies_of(const workflow::Filing& before, const workflow::Filing& after,
                              const workflow::Event& event) {
    std::vector<Tally> tallies;
    if (event.action == ActionKind::Return) tallies = returns_of(after, event);
    if (event.action == ActionKind::Reject)
        tallies.push_back({"rejected", event.detail.reason.empty() ? "in-words" : event.detail.reason, 0});
    if (event.action == ActionKind::Overrule) tallies.push_back({"overruled", event.detail.finding, 0});
    if (before.version > 0 && event.to != before.stage)
        tallies.push_back({"stage", std::string(slug(before.stage)), (event.at - before.since).count()});
    return tallies;
}

Summary summary_of(const workflow::Filing& filing, const Declaration& declaration,
                   const workflow::Setting& setting, std::vector<std::string> marks) {
    Summary summary{filing.kind,
                    filing.stage,
                    filing.owner,
                    declaration.province,
                    filing.claim ? filing.claim->by : std::string{},
                    filing.since,
                    filing.submitted,
                    {},
                    0,
                    std::move(marks)};
    if (const auto due = workflow::next_due(filing, setting, filing.last)) summary.due = due->at;
    summary.services = static_cast<std::uint32_t>(declaration.form.many("services").size());
    return summary;
}

}  // namespace

Status FilingDesk::commit(const Caller& caller, const Opened& before, const workflow::Decision& decision,
                          const Declaration& declaration, Change change) {
    const std::string json = to_json(decision.event);
    change.key = before.key;
    change.expected = before.filing.version;
    if (change.form && change.expected > 0) change.form_before = before.form;
    change.events.push_back(seal_text(parts_.vault, before.key, json));
    std::vector<std::string> marks = marks_of(declaration, before.key.tenant, parts_.vault);
    for (const std::string& number : decision.after.numbers)
        marks.push_back("number:" + parts_.vault.mark(before.key.tenant, "number", number));
    std::sort(marks.begin(), marks.end());
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    change.summary = summary_of(decision.after, declaration, setting(), std::move(marks));
    change.audit.push_back({decision.event.at,
                            caller.name(),
                            std::string(workflow::slug(caller.role)),
                            std::string(workflow::slug(decision.event.action)),
                            before.key.filing,
                            {},
                            fmt::format("{}", fmt::join(decision.event.detail.items, " "))});
    for (NewJob& job : jobs_of(before.key, decision)) change.jobs.push_back(std::move(job));
    for (NewJob& job : destructions(before.key, before.pages, change, decision.event.at))
        change.jobs.push_back(std::move(job));
    change.month = to_string(day_in_china(decision.event.at)).substr(0, 7);
    change.tallies = tallies_of(before.filing, decision.after, decision.event);
    if (!caller.request.empty())
        change.asked = {{caller.tenant, caller.name(), caller.request}, decision.event.at + kAnswersKept};
    Status kept = parts_.store.commit(change);
    if (!kept && kept.error().code == ErrorCode::Conflict) kept.error().code = ErrorCode::Stale;
    return kept;
}

Result<Opened> FilingDesk::decide_and_commit(const Caller& caller, Opened opened, const Action& action,
                                             Change change) {
    workflow::Decision decision =
        BEIAN_TRY(workflow::decide(opened.filing, action, caller.actor(), parts_.clock.now(), setting()));
    const std::optional<Bytes> form = change.form;
    BEIAN_TRY(commit(caller, opened, decision, opened.declaration, std::move(change)));
    if (form) opened.form = *form;
    opened.history.push_back(decision.event);
    opened.filing = std::move(decision.after);
    return opened;
}

Result<Opened> FilingDesk::declare(const Caller& caller, Opened opened, const Action& action,
                                   const std::function<void(Declaration&)>& edit) {
    for (int tried = 1;; ++tried) {
        const FilingKey key = opened.key;
        const std::uint64_t version = opened.filing.version;
        const Declaration before = opened.declaration;
        edit(opened.declaration);
        if (opened.declaration == before) return opened;
        Change change;
        change.form = seal_text(parts_.vault, key, to_json(opened.declaration));
        auto done = decide_and_commit(caller, std::move(opened), action, std::move(change));
        if (done || done.error().code != ErrorCode::Stale || tried == kTries) return done;
        opened = BEIAN_TRY(open(key));
        if (opened.filing.version != version) return done;
    }
}

/// A calendar that was loaded anew gives another day: the index must not go on pointing at the old one.
Status FilingDesk::reckon_anew(const Opened& opened) {
    Change change;
    change.key = opened.key;
    change.expected = opened.filing.version;
    const StoredFiling stored = BEIAN_TRY(parts_.store.load(opened.key));
    change.summary = summary_of(opened.filing, opened.declaration, setting(), stored.summary.marks);
    return parts_.store.commit(change);
}

}  // namespace beian::desk
