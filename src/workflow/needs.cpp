#include "workflow/needs.h"

#include <fmt/format.h>
#include <algorithm>

namespace beian::workflow {

namespace {

using Answer = std::optional<std::string>;

Answer unless(bool holds, std::string why) {
    if (holds) return std::nullopt;
    return why;
}

std::string list(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

Answer missing_touch(const Filing& filing) {
    std::vector<std::string> same;
    for (const auto& [item, review] : filing.items) {
        if (review.decided == Decided::Returned && !review.touched) same.push_back(item);
    }
    return unless(same.empty(), "returned and not changed since: " + list(same));
}

Answer missing_acceptance(const Filing& filing) {
    std::vector<std::string> open;
    for (const auto& [item, review] : filing.items) {
        if (review.decided != Decided::Accepted) open.push_back(item);
    }
    return unless(open.empty(), "not accepted yet: " + list(open));
}

bool some_returned(const Question& q) {
    return !q.action.detail.reason.empty() ||
           std::any_of(q.filing.items.begin(), q.filing.items.end(),
                       [](const auto& one) { return one.second.decided == Decided::Returned; });
}

Answer unknown_items(const Question& q) {
    if (q.action.detail.items.empty()) return "name the items it is about";
    std::vector<std::string> unknown;
    for (const ItemId& item : q.action.detail.items) {
        if (!q.filing.items.contains(item)) unknown.push_back(item);
    }
    return unless(unknown.empty(), "no items of this filing: " + list(unknown));
}

Answer bad_successor(const Question& q) {
    const std::string& to = q.action.detail.account;
    if (to.empty() || to == q.actor.account) return "name another reviewer to pass it on to";
    if (to == q.filing.owner) return "nobody reviews a filing of their own";
    return unless(q.filing.stage != Stage::SecondReviewing || to != q.filing.passed_by,
                  "the second reviewer must be another person than the first");
}

Answer bad_new_link(const Question& q) {
    const Detail& detail = q.action.detail;
    if (detail.link.empty() || !detail.person || !detail.purpose)
        return "a link is for one person and one purpose; name both";
    if (q.filing.find_link(detail.link) != nullptr) return "this link has been given out already";
    const auto today = std::count_if(q.filing.links.begin(), q.filing.links.end(), [&](const Link& link) {
        return q.now - link.issued < std::chrono::hours{24};
    });
    return unless(today < q.setting.book.links_a_day,
                  fmt::format("{} links were sent within 24 hours; that is the most", today));
}

bool serves(const Link& link, const Question& q) {
    switch (q.action.kind) {
        case ActionKind::ProvePresence:
            return link.purpose == Purpose::Presence;
        case ActionKind::AddPage:
            return link.purpose == Purpose::Pages;
        default:
            return true;
    }
}

Answer bad_live_link(const Question& q) {
    const Link* link = q.filing.find_link(q.actor.link);
    if (link == nullptr) return "this link does not belong to this filing; ask for a new one";
    if (link->used) return "this link has been used; ask for a new one";
    if (link->revoked) return "this link was revoked; ask for a new one";
    if (q.now >= link->until) return "this link has run out; ask for a new one";
    if (!serves(*link, q)) return "this link is for something else";
    const std::string whose = std::string(slug(link->person)) + ".";
    const bool own = std::all_of(q.action.detail.items.begin(), q.action.detail.items.end(),
                                 [&](const ItemId& item) { return item.starts_with(whose); });
    return unless(own, "this link is for this person's own pages");
}

const SmsAsk* find_ask(const Question& q) {
    const auto found = std::find_if(q.filing.sms.begin(), q.filing.sms.end(), [&](const SmsAsk& ask) {
        return q.action.detail.person == ask.person && !ask.confirmed;
    });
    return found == q.filing.sms.end() ? nullptr : &*found;
}

bool brings_numbers(FilingKind kind) {
    return kind == FilingKind::First || kind == FilingKind::NewService ||
           kind == FilingKind::NewServiceElsewhere;
}

bool is_due(const Question& q) {
    const auto due = next_due(q.filing, q.setting, q.now);
    return due && due->at <= q.now && due->action == q.action.kind;
}

}  // namespace

std::optional<std::string> unmet(Need need, const Question& q) {
    const Detail& detail = q.action.detail;
    const bool holds_claim = q.filing.claim && q.filing.claim->by == q.actor.account;
    switch (need) {
        case Need::Mine:
            return unless(q.actor.account == q.filing.owner, "this filing belongs to someone else");
        case Need::NotMine:
            return unless(q.actor.account != q.filing.owner, "nobody reviews a filing of their own");
        case Need::MyClaim:
            return unless(holds_claim, "another reviewer has claimed it");
        case Need::NotFirstReviewer:
            return unless(q.actor.account != q.filing.passed_by,
                          "the second reviewer must be another person than the first");
        case Need::NothingBlocks:
            return unless(q.action.blockers.empty(), "to be put right first: " + list(q.action.blockers));
        case Need::ReturnedTouched:
            return missing_touch(q.filing);
        case Need::AllAccepted:
            return missing_acceptance(q.filing);
        case Need::SomeReturned:
            return unless(some_returned(q), "return an item, or say why");
        case Need::Items:
            return unless(!detail.items.empty(), "name the items it is about");
        case Need::KnownItems:
            return unknown_items(q);
        case Need::Reason:
            return unless(!detail.reason.empty() || !detail.text.empty(), "say why");
        case Need::Text:
            return unless(!detail.text.empty(), "say it in words");
        case Need::Finding:
            return unless(!detail.finding.empty(), "name the finding that is overruled");
        case Need::Successor:
            return bad_successor(q);
        case Need::NewLink:
            return bad_new_link(q);
        case Need::OpenLink: {
            const Link* link = q.filing.find_link(detail.link);
            return unless(link != nullptr && !link->revoked && !link->used, "there is no such open link");
        }
        case Need::LiveLink:
            return bad_live_link(q);
        case Need::SmsPerson:
            return unless(find_ask(q) != nullptr, "name a person whose confirmation is missing");
        case Need::Numbers:
            return unless(!detail.numbers.empty() || !brings_numbers(q.filing.kind),
                          "give the filing numbers");
        case Need::DueNow:
            return unless(is_due(q), "it is not due");
    }
    return std::nullopt;
}

bool is_about_action(Need need) {
    constexpr Needs kAbout{Need::NothingBlocks, Need::SomeReturned, Need::Items,     Need::KnownItems,
                           Need::Reason,        Need::Text,         Need::Finding,   Need::Successor,
                           Need::NewLink,       Need::OpenLink,     Need::SmsPerson, Need::Numbers};
    return kAbout.has(need);
}

bool holds(When when, const Question& q) {
    const KindSpec& kind = q.setting.book.of(q.filing.kind);
    switch (when) {
        case When::Always:
            return true;
        case When::SecondLookAsked:
            return q.setting.book.second_look;
        case When::SmsAsked:
            return kind.route == Route::Authority && !kind.sms.empty();
        case When::ToAuthority:
            return kind.route == Route::Authority;
        case When::NobodyReviews:
            return kind.route == Route::Direct;
        case When::LastSms:
            return std::count_if(q.filing.sms.begin(), q.filing.sms.end(),
                                 [](const SmsAsk& ask) { return !ask.confirmed; }) == 1;
    }
    return false;
}

}  // namespace beian::workflow
