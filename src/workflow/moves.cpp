#include "workflow/moves.h"

#include <algorithm>
#include <iterator>

namespace beian::workflow {

namespace {

using A = ActionKind;
using E = EffectKind;
using N = Need;
using S = Stage;
using W = When;

constexpr std::optional<Stage> kStay = std::nullopt;

constexpr Stages kOpen{S::Draft, S::Returned, S::Rejected, S::Lapsed};  // in the applicant's hands
constexpr Stages kClaimed{S::Reviewing, S::SecondReviewing};
constexpr Stages kWithUs{S::Waiting, S::Reviewing, S::SecondLook, S::SecondReviewing, S::ToHandOver};
constexpr Stages kWithAuthority{S::Sms, S::Authority};
constexpr Stages kTimed = kOpen | kWithUs | kWithAuthority;
constexpr Stages kAlive = kTimed | Stages{S::Granted};

constexpr Roles kOwners{Role::Applicant, Role::Agent};
constexpr Roles kReviewers{Role::Reviewer, Role::SeniorReviewer};
constexpr Roles kSenior{Role::SeniorReviewer};
constexpr Roles kStaff{Role::Reviewer, Role::SeniorReviewer, Role::Administrator};
constexpr Roles kAnswers{Role::Reviewer, Role::SeniorReviewer, Role::Administrator,
                         Role::Desk};  // who enters them
constexpr Roles kLink{Role::LinkHolder};
constexpr Roles kClock{Role::Desk};

constexpr Effects kTellOwner{E::TellApplicant};
constexpr Effects kTellQueue{E::TellReviewers};
constexpr Effects kOver{E::TellApplicant, E::ScheduleRemoval};

// From stages · action · by · to · needs · which · effects
constexpr Move kMoves[] = {
    // The applicant fills in. After the authority has it nobody changes or withdraws it.
    {kOpen, A::Edit, kOwners, kStay, Needs{N::Mine, N::Items}, W::Always, {}},
    {kOpen, A::AddPage, kOwners, kStay, Needs{N::Mine, N::Items}, W::Always, {}},
    {kOpen, A::RemovePage, kOwners, kStay, Needs{N::Mine, N::Items}, W::Always, {}},
    {kOpen, A::ProvePresence, kOwners, kStay, Needs{N::Mine}, W::Always, {}},
    // As the licensed verification service told a program of the provider's.
    {kOpen, A::ProvePresence, Roles{Role::Administrator, Role::Desk}, kStay, {}, W::Always, kTellOwner},
    {kOpen, A::IssueLink, kOwners, kStay, Needs{N::Mine, N::NewLink}, W::Always, Effects{E::SendLink}},
    {kAlive, A::RevokeLink, kOwners, kStay, Needs{N::Mine, N::OpenLink}, W::Always, {}},
    {kOpen, A::AddPage, kLink, kStay, Needs{N::LiveLink, N::Items}, W::Always, {}},
    {kOpen, A::ProvePresence, kLink, kStay, Needs{N::LiveLink}, W::Always, kTellOwner},
    {kOpen, A::FinishLink, kLink, kStay, Needs{N::LiveLink}, W::Always, kTellOwner},
    {kOpen, A::Submit, kOwners, S::Granted, Needs{N::Mine, N::NothingBlocks, N::ReturnedTouched},
     W::NobodyReviews, kOver},
    {kOpen, A::Submit, kOwners, S::Waiting, Needs{N::Mine, N::NothingBlocks, N::ReturnedTouched}, W::Always,
     kTellQueue},
    {Stages{S::Waiting}, A::TakeBack, kOwners, S::Draft, Needs{N::Mine}, W::Always, {}},
    {kOpen, A::Withdraw, kOwners, S::Withdrawn, Needs{N::Mine}, W::Always, kOver},
    {kWithUs, A::Withdraw, kOwners, S::Withdrawn, Needs{N::Mine}, W::Always, kTellQueue | kOver},
    {kWithUs | kWithAuthority, A::Answer, kOwners, kStay, Needs{N::Mine, N::Text}, W::Always, kTellQueue},

    // The provider's first review: one reviewer has it, and another pair of eyes where that is asked for.
    {Stages{S::Waiting}, A::Claim, kReviewers, S::Reviewing, Needs{N::NotMine}, W::Always, {}},
    {Stages{S::SecondLook},
     A::Claim,
     kSenior,
     S::SecondReviewing,
     Needs{N::NotMine, N::NotFirstReviewer},
     W::Always,
     {}},
    {Stages{S::Reviewing}, A::Release, kReviewers, S::Waiting, Needs{N::MyClaim}, W::Always, {}},
    {Stages{S::SecondReviewing}, A::Release, kSenior, S::SecondLook, Needs{N::MyClaim}, W::Always, {}},
    {Stages{S::Reviewing}, A::Release, Roles{Role::Administrator}, S::Waiting, {}, W::Always, kTellQueue},
    {Stages{S::SecondReviewing},
     A::Release,
     Roles{Role::Administrator},
     S::SecondLook,
     {},
     W::Always,
     kTellQueue},
    {Stages{S::Reviewing}, A::Release, kClock, S::Waiting, Needs{N::DueNow}, W::Always, kTellQueue},
    {Stages{S::SecondReviewing}, A::Release, kClock, S::SecondLook, Needs{N::DueNow}, W::Always, kTellQueue},
    {kClaimed, A::PassOn, kReviewers, kStay, Needs{N::MyClaim, N::Successor}, W::Always, kTellQueue},
    {kClaimed, A::AcceptItem, kReviewers, kStay, Needs{N::MyClaim, N::KnownItems}, W::Always, {}},
    {kClaimed, A::ReturnItem, kReviewers, kStay, Needs{N::MyClaim, N::KnownItems, N::Reason}, W::Always, {}},
    {kClaimed, A::ReopenItem, kReviewers, kStay, Needs{N::MyClaim, N::KnownItems}, W::Always, {}},
    {kClaimed, A::Overrule, kReviewers, kStay, Needs{N::MyClaim, N::KnownItems, N::Finding, N::Text},
     W::Always, Effects{E::CountOverruling}},
    {kAlive, A::Note, kStaff, kStay, Needs{N::Text}, W::Always, {}},
    {kWithUs | kWithAuthority, A::Ask, kStaff, kStay, Needs{N::Text}, W::Always, kTellOwner},
    {kClaimed, A::Return, kReviewers, S::Returned, Needs{N::MyClaim, N::SomeReturned}, W::Always, kTellOwner},
    {Stages{S::Reviewing}, A::Pass, kReviewers, S::SecondLook, Needs{N::MyClaim, N::AllAccepted},
     W::SecondLookAsked, kTellQueue},
    {Stages{S::Reviewing}, A::Pass, kReviewers, S::ToHandOver, Needs{N::MyClaim, N::AllAccepted}, W::Always,
     Effects{E::TellApplicant, E::Export}},
    {Stages{S::SecondReviewing}, A::Pass, kSenior, S::ToHandOver,
     Needs{N::MyClaim, N::AllAccepted, N::NotFirstReviewer}, W::Always, Effects{E::TellApplicant, E::Export}},

    // Handing over. The authority's system may send it straight back; what it says is entered as a reason.
    {Stages{S::ToHandOver}, A::HandOver, kAnswers, S::Sms, {}, W::SmsAsked, kTellOwner},
    {Stages{S::ToHandOver}, A::HandOver, kAnswers, S::Authority, {}, W::ToAuthority, kTellOwner},
    {Stages{S::ToHandOver}, A::HandOver, kAnswers, S::Granted, {}, W::Always, kOver},
    {Stages{S::ToHandOver}, A::Recheck, kStaff, S::Waiting, Needs{N::Reason}, W::Always, kTellQueue},
    {Stages{S::ToHandOver}, A::Return, kAnswers, S::Returned, Needs{N::Reason}, W::Always, kTellOwner},

    // The ministry's message: the desk cannot enter the code, the truth comes from the provider.
    {Stages{S::Sms}, A::SayConfirmed, kOwners, kStay, Needs{N::Mine, N::SmsPerson}, W::Always, kTellQueue},
    {Stages{S::Sms}, A::ConfirmSms, kAnswers, S::Authority, Needs{N::SmsPerson}, W::LastSms, kTellOwner},
    {Stages{S::Sms}, A::ConfirmSms, kAnswers, kStay, Needs{N::SmsPerson}, W::Always, {}},
    {Stages{S::Sms}, A::RearmSms, kAnswers, kStay, Needs{N::SmsPerson}, W::Always, kTellOwner},
    {Stages{S::Sms}, A::Lapse, kStaff, S::Lapsed, Needs{N::Reason}, W::Always, kTellOwner},
    {Stages{S::Sms}, A::Lapse, kClock, S::Lapsed, Needs{N::DueNow}, W::Always, kTellOwner},

    // The authority's answer, as the provider hands it on. An answer may come while we still wait for the
    // SMS.
    {kWithAuthority, A::Grant, kAnswers, S::Granted, Needs{N::Numbers}, W::Always, kOver},
    {kWithAuthority, A::Reject, kAnswers, S::Rejected, Needs{N::Reason}, W::Always, kTellOwner},
    {Stages{S::Granted}, A::Cancel, Roles{Role::SeniorReviewer, Role::Administrator, Role::Desk},
     S::Cancelled, Needs{N::Reason}, W::Always, kOver},

    // The clock.
    {kTimed, A::Remind, kClock, kStay, Needs{N::DueNow}, W::Always,
     Effects{E::TellApplicant, E::TellReviewers}},
    {kOpen, A::Close, kClock, S::Withdrawn, Needs{N::DueNow}, W::Always, kOver},
};

}  // namespace

std::span<const Move> moves() {
    return kMoves;
}

bool is_final(Stage stage) {
    return std::none_of(std::begin(kMoves), std::end(kMoves), [&](const Move& move) {
        return move.from.has(stage) && move.to && *move.to != stage;
    });
}

}  // namespace beian::workflow
