// What has happened to this filing, and where does that leave it? Events, and the filing they fold into.
#pragma once

#include "base/instant.h"
#include "workflow/process_book.h"
#include "workflow/vocabulary.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace beian::workflow {

/// What one can do to a filing. Who may do it when stands in moves.cpp.
enum class ActionKind : std::uint8_t {
    Begin,
    Edit,
    AddPage,
    RemovePage,
    IssueLink,
    RevokeLink,
    FinishLink,
    ProvePresence,
    Submit,
    TakeBack,
    Withdraw,
    Claim,
    Release,
    PassOn,
    AcceptItem,
    ReturnItem,
    ReopenItem,
    Overrule,
    Note,
    Ask,
    Answer,
    Return,
    Pass,
    HandOver,
    Recheck,
    ConfirmSms,
    SayConfirmed,
    RearmSms,
    Lapse,
    Grant,
    Reject,
    Cancel,
    Remind,
    Close,
};
std::span<const ActionKind> all_actions();
std::string_view slug(ActionKind action);
std::optional<ActionKind> find_action(std::string_view slug);
/// What a button would say.
Words name_of(ActionKind action);

/// An item of a filing: `head.id_card`, `subject.business_license`, `fields.subject`. Whose it is stands
/// before the dot.
using ItemId = std::string;

/// What an action says beside its kind (`{}`: so that a move may name the parts it needs alone); which parts
/// it needs stands in its row of the table. Words of people
/// (`text`) may hold personal data: the store seals events.
struct Detail {
    std::vector<ItemId> items{};
    std::string reason{};   // id in the catalogue of reasons
    std::string text{};     // in a person's own words
    std::string finding{};  // the check that is overruled
    std::string account{};  // whom a review is passed on to; of Begin: who owns the filing
    std::optional<Person> person{};
    std::string link{};
    std::optional<Purpose> purpose{};
    std::vector<std::string> numbers{};  // as the authority gave them
    std::optional<LimitKind> limit{};
    std::optional<Instant> until{};
    std::string rulebook{};  // of Begin: the edition that holds for this filing
    std::string document{};  // of ProvePresence: digest of the person's identity pages as they were then
    std::string proof{};     // of ProvePresence: the signed record of who saw the person
    bool one_phone = false;  // all people of the filing share one phone, so that one message is sent
    bool operator==(const Detail&) const = default;
};

struct Event {
    ActionKind action = ActionKind::Begin;
    FilingKind kind = FilingKind::First;  // of the filing
    Stage to = Stage::Draft;              // where it led: history does not change when the table does
    Instant at;
    std::string actor;
    Role role = Role::Applicant;
    Detail detail;
    bool operator==(const Event&) const = default;
};

enum class Decided : std::uint8_t { Open, Accepted, Returned };

struct ItemReview {
    Decided decided = Decided::Open;
    std::string reason;
    std::string text;
    std::string by;
    bool touched = false;  // changed since it was returned
    bool operator==(const ItemReview&) const = default;
};

struct ReviewClaim {
    std::string by;
    Instant last_act;
    bool operator==(const ReviewClaim&) const = default;
};

struct Link {
    std::string id;
    Person person = Person::Head;
    Purpose purpose = Purpose::Presence;
    Instant issued;
    Instant until;
    bool revoked = false;
    bool used = false;
    bool is_live(const Instant& now) const { return !revoked && !used && now < until; }
    bool operator==(const Link&) const = default;
};

/// A person the ministry's message asks.
struct SmsAsk {
    Person person = Person::Head;
    Instant asked;
    std::optional<Instant> confirmed;
    bool operator==(const SmsAsk&) const = default;
};

struct Overruling {
    std::string item;
    std::string finding;
    std::string text;
    std::string by;
    bool operator==(const Overruling&) const = default;
};

/// Shown to be there; it counts for the identity pages of then (`document`; empty: whatever they are).
struct Presence {
    Person person = Person::Head;
    Instant until;
    std::string document{};
    std::string proof{};
    bool operator==(const Presence&) const = default;
};

/// The fold of a filing's events; nothing else decides what it is.
struct Filing {
    FilingKind kind = FilingKind::First;
    Stage stage = Stage::Draft;
    std::string owner;
    std::string rulebook;  // the edition it began with
    Instant begun;         // its checklist is the one of this day
    Instant since;         // of the stage
    Instant touched;       // by the applicant's side
    Instant last;          // of the latest event: time never runs backwards in a history
    std::optional<Instant> submitted;
    std::map<ItemId, ItemReview> items;
    std::optional<ReviewClaim> claim;
    std::string passed_by;  // who passed the first review
    std::vector<SmsAsk> sms;
    std::vector<Link> links;
    std::vector<Presence> presences;
    std::vector<Overruling> overruled;
    std::vector<std::string> numbers;
    std::string last_reason;  // of being returned, rejected, lapsed or cancelled
    std::map<LimitKind, Instant> reminded;
    std::uint64_t version = 0;  // how many events
    Status status() const { return status_of(stage); }
    const Link* find_link(std::string_view id) const;
    bool operator==(const Filing&) const = default;
};

void apply(Filing& filing, const Event& event);
Filing fold(std::span<const Event> events);

}  // namespace beian::workflow
