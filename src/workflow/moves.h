// Which moves are there? The one table: from where, what, by whom, to where, under which conditions.
#pragma once

#include "workflow/filing.h"

#include <optional>
#include <span>

namespace beian::workflow {

using Stages = Few<Stage>;
using Roles = Few<Role>;

/// What must hold, or the move is refused with the reason.
enum class Need : std::uint8_t {
    Mine,              // the actor owns the filing
    NotMine,           // nobody reviews what is their own
    MyClaim,           // the actor has claimed the review
    NotFirstReviewer,  // the second pair of eyes is another pair
    NothingBlocks,     // the checks before submitting found nothing that blocks
    ReturnedTouched,   // everything that was returned has been changed since
    AllAccepted,
    SomeReturned,
    Items,       // names items
    KnownItems,  // names items of this filing
    Reason,      // says why: an id of the catalogue, or words
    Text,        // says it in words
    Finding,
    Successor,  // names whom the review is passed on to
    NewLink,    // a link for one person and one purpose, not too many a day
    OpenLink,   // names a link that was not revoked
    LiveLink,   // acts by a link that is open, for its person and purpose
    SmsPerson,  // names someone whose confirmation is missing
    Numbers,    // gives the filing numbers where the kind brings some
    DueNow,     // the clock says so
};
using Needs = Few<Need>;

/// Which of several moves of the same action it is; the first that holds counts.
enum class When : std::uint8_t { Always, SecondLookAsked, SmsAsked, ToAuthority, NobodyReviews, LastSms };

/// Who is told, and what is set going.
enum class EffectKind : std::uint8_t {
    TellApplicant,
    TellReviewers,
    TellAdministrators,
    SendLink,
    Export,           // make the package for the licensed provider
    CountOverruling,  // against the check that was wrong
    ScheduleRemoval,  // pages are destroyed by policy
};
using Effects = Few<EffectKind>;

struct Move {
    Stages from;
    ActionKind action;
    Roles by;
    std::optional<Stage> to;  // absent: it stays where it is
    Needs needs;
    When when = When::Always;
    Effects effects;
};

std::span<const Move> moves();
/// Nothing leaves these.
bool is_final(Stage stage);

}  // namespace beian::workflow
