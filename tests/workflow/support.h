// How do the tests of workflow get a filing somewhere? They tell its story, one action after another.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "workflow/decide.h"

namespace beian::workflow {

inline const ProcessBook& the_book() {
    static const ProcessBook loaded = [] {
        auto book = load_process_book(BEIAN_SOURCE_DIR "/rules/process.yaml");
        if (!book) throw std::runtime_error(book.error().message);
        return std::move(book).value();
    }();
    return loaded;
}

inline const Calendar& the_calendar() {
    static const Calendar loaded = [] {
        auto calendar = load_calendar(BEIAN_SOURCE_DIR "/rules/calendar.yaml");
        if (!calendar) throw std::runtime_error(calendar.error().message);
        return std::move(calendar).value();
    }();
    return loaded;
}

inline Instant at(const char* text) {
    const auto instant = parse_instant(text);
    if (!instant) throw std::runtime_error(std::string("no instant: ") + text);
    return *instant;
}

inline const Actor kOwner{"anna", Role::Applicant, {}};
inline const Actor kStranger{"mallory", Role::Applicant, {}};
inline const Actor kReviewer{"ruth", Role::Reviewer, {}};
inline const Actor kOther{"omar", Role::Reviewer, {}};
inline const Actor kSenior{"sofia", Role::SeniorReviewer, {}};
inline const Actor kAdministrator{"ada", Role::Administrator, {}};
inline const Actor kDesk{"desk", Role::Desk, {}};

inline const std::vector<ItemId> kItems = {"head.id_card", "subject.business_license"};

/// A filing and its history. `does` expects the move to be lawful; `cannot` gives the refusal.
class Story {
public:
    explicit Story(FilingKind kind = FilingKind::First, ProcessBook book = the_book())
        : book_(std::move(book)) {
        take(begin(kind, kOwner, "2026.11", now));
    }

    Story& does(const Actor& actor, ActionKind kind, Detail detail = {}) {
        take(decide(filing, {kind, std::move(detail), {}}, actor, now, setting()));
        return *this;
    }
    Error cannot(const Actor& actor, ActionKind kind, Detail detail = {},
                 std::vector<std::string> blockers = {}) {
        auto decision = decide(filing, {kind, std::move(detail), std::move(blockers)}, actor, now, setting());
        if (decision) {
            ADD_FAILURE() << slug(kind) << " was allowed";
            return {};
        }
        return decision.error();
    }
    Story& submitted() { return does(kOwner, ActionKind::Submit, {.items = kItems}); }
    Story& claimed() { return submitted().does(kReviewer, ActionKind::Claim); }
    Story& accepted() { return does(kReviewer, ActionKind::AcceptItem, {.items = kItems}); }
    Story& passed() { return claimed().accepted().does(kReviewer, ActionKind::Pass); }
    Story& handed_over() { return passed().does(kReviewer, ActionKind::HandOver); }
    Story& confirmed() {
        handed_over();
        for (const Person person : book_.of(filing.kind).sms)
            does(kDesk, ActionKind::ConfirmSms, {.person = person});
        return *this;
    }
    Setting setting() const { return {book_, the_calendar()}; }
    std::vector<ActionKind> can(const Actor& actor) const { return possible(filing, actor, now, setting()); }

    Filing filing;
    std::vector<Event> history;
    std::vector<EffectKind> effects;               // of the last move
    Instant now = at("2026-11-25T02:00:00.000Z");  // a Wednesday, ten in the morning in China

private:
    void take(Result<Decision> decision) {
        if (!decision) throw std::runtime_error(decision.error().message);
        filing = decision->after;
        effects = decision->effects;
        history.push_back(decision->event);
    }

    ProcessBook book_;
};

}  // namespace beian::workflow
