// Who acts, on what, and where does a filing stand? The words of the process: kinds, stages, roles, persons.
#pragma once

#include "base/words.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace beian::workflow {

/// What a filing asks for. What each kind means for the process stands in rules/process.yaml.
enum class FilingKind : std::uint8_t {
    First,
    NewService,
    NewServiceElsewhere,
    NewAccess,
    ChangeSubject,
    ChangeService,
    ChangeAccess,
    ChangeProvince,
    CancelService,
    CancelAccess,
    CancelSubject,
    Transfer,
    Claim,
    Migration,
};

/// The states of a filing as every other program knows them.
enum class Status : std::uint8_t {
    Draft,
    Submitted,
    FirstReview,
    SmsVerification,
    AuthorityReview,
    Granted,
    Returned,
    Rejected,
    Lapsed,
    Withdrawn,
    Cancelled,
};

/// Where exactly a filing stands: a status and, in the first review, the step of it.
enum class Stage : std::uint8_t {
    Draft,
    Waiting,          // submitted, in the reviewers' queue
    Reviewing,        // one reviewer has it
    SecondLook,       // passed once, waits for a second pair of eyes
    SecondReviewing,  // a senior reviewer has it
    ToHandOver,       // passed, to be handed to the authority
    Sms,
    Authority,
    Granted,
    Returned,
    Rejected,
    Lapsed,
    Withdrawn,
    Cancelled,
};

/// `Desk` is the program itself: its clock and what it imports. An auditor reads and never moves anything.
enum class Role : std::uint8_t {
    Applicant,
    Agent,
    LinkHolder,
    Reviewer,
    SeniorReviewer,
    Administrator,
    Auditor,
    Desk,
};

/// The people a filing is about; the words of facts and items.
enum class Person : std::uint8_t { Head, ServiceHead, LegalRepresentative };
/// What a link for someone far away opens: pages of their own documents, or the proof that they are there.
enum class Purpose : std::uint8_t { Pages, Presence };

/// What is filed becomes something else.
bool is_change(FilingKind kind);
/// What is filed ends, in whole or in part.
bool is_cancellation(FilingKind kind);
std::span<const FilingKind> all_filing_kinds();
std::span<const Stage> all_stages();
std::span<const Status> all_statuses();
std::span<const Role> all_roles();
std::span<const Person> all_persons();

std::string_view slug(FilingKind kind);
std::string_view slug(Status status);
std::string_view slug(Stage stage);
std::string_view slug(Role role);
std::string_view slug(Person person);
std::string_view slug(Purpose purpose);
std::optional<FilingKind> find_filing_kind(std::string_view slug);
std::optional<Status> find_status(std::string_view slug);
std::optional<Stage> find_stage(std::string_view slug);
std::optional<Role> find_role(std::string_view slug);
std::optional<Person> find_person(std::string_view slug);
std::optional<Purpose> find_purpose(std::string_view slug);

Status status_of(Stage stage);
/// What people call it.
Words name_of(Stage stage);
Words name_of(Role role);

/// A few of one enumeration.
template <class T>
class Few {
public:
    constexpr Few() = default;
    template <class... More>
    constexpr explicit Few(T first, More... more)
        : bits_(bit(first) | (std::uint32_t{0} | ... | bit(more))) {}
    constexpr bool has(T one) const { return (bits_ & bit(one)) != 0; }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr Few operator|(Few other) const {
        Few both;
        both.bits_ = bits_ | other.bits_;
        return both;
    }
    constexpr bool operator==(const Few&) const = default;

private:
    static constexpr std::uint32_t bit(T one) { return std::uint32_t{1} << static_cast<unsigned>(one); }
    std::uint32_t bits_ = 0;
};

}  // namespace beian::workflow
