#include "workflow/vocabulary.h"

#include "workflow/named.h"

namespace beian::workflow {

namespace {

// The names of kinds are data (rules/process.yaml); here they only have a word.
constexpr std::array<Named<FilingKind>, 14> kKinds = {{
    {FilingKind::First, "first", "", ""},
    {FilingKind::NewService, "new_service", "", ""},
    {FilingKind::NewServiceElsewhere, "new_service_elsewhere", "", ""},
    {FilingKind::NewAccess, "new_access", "", ""},
    {FilingKind::ChangeSubject, "change_subject", "", ""},
    {FilingKind::ChangeService, "change_service", "", ""},
    {FilingKind::ChangeAccess, "change_access", "", ""},
    {FilingKind::ChangeProvince, "change_province", "", ""},
    {FilingKind::CancelService, "cancel_service", "", ""},
    {FilingKind::CancelAccess, "cancel_access", "", ""},
    {FilingKind::CancelSubject, "cancel_subject", "", ""},
    {FilingKind::Transfer, "transfer", "", ""},
    {FilingKind::Claim, "claim", "", ""},
    {FilingKind::Migration, "migration", "", ""},
}};
static_assert(in_order(kKinds));

constexpr std::array<Named<Status>, 11> kStatuses = {{
    {Status::Draft, "draft", "", ""},
    {Status::Submitted, "submitted", "", ""},
    {Status::FirstReview, "first_review", "", ""},
    {Status::SmsVerification, "sms_verification", "", ""},
    {Status::AuthorityReview, "authority_review", "", ""},
    {Status::Granted, "granted", "", ""},
    {Status::Returned, "returned", "", ""},
    {Status::Rejected, "rejected", "", ""},
    {Status::Lapsed, "lapsed", "", ""},
    {Status::Withdrawn, "withdrawn", "", ""},
    {Status::Cancelled, "cancelled", "", ""},
}};
static_assert(in_order(kStatuses));

constexpr std::array<Named<Stage>, 14> kStages = {{
    {Stage::Draft, "draft", "填写中", "being filled in"},
    {Stage::Waiting, "waiting", "等待初审", "waiting for the first review"},
    {Stage::Reviewing, "reviewing", "初审中", "in first review"},
    {Stage::SecondLook, "second_look", "等待复核", "waiting for a second reviewer"},
    {Stage::SecondReviewing, "second_reviewing", "复核中", "with a second reviewer"},
    {Stage::ToHandOver, "to_hand_over", "待提交管局", "passed, to be handed to the authority"},
    {Stage::Sms, "sms_verification", "等待短信核验", "waiting for the SMS to be confirmed"},
    {Stage::Authority, "authority_review", "管局审核中", "with the authority"},
    {Stage::Granted, "granted", "已通过", "granted"},
    {Stage::Returned, "returned", "已退回修改", "returned to be corrected"},
    {Stage::Rejected, "rejected", "管局驳回", "rejected by the authority"},
    {Stage::Lapsed, "lapsed", "短信核验未完成", "lapsed: the SMS was not confirmed"},
    {Stage::Withdrawn, "withdrawn", "已撤回", "withdrawn"},
    {Stage::Cancelled, "cancelled", "已注销", "no longer in force"},
}};
static_assert(in_order(kStages));

constexpr std::array<Named<Role>, 8> kRoles = {{
    {Role::Applicant, "applicant", "申请人", "an applicant"},
    {Role::Agent, "agent", "代办", "an agent"},
    {Role::LinkHolder, "link_holder", "持链接的本人", "the person with the link"},
    {Role::Reviewer, "reviewer", "审核员", "a reviewer"},
    {Role::SeniorReviewer, "senior_reviewer", "复核员", "a senior reviewer"},
    {Role::Administrator, "administrator", "管理员", "an administrator"},
    {Role::Auditor, "auditor", "审计员", "an auditor"},
    {Role::Desk, "desk", "系统", "the desk itself"},
}};
static_assert(in_order(kRoles));

constexpr std::array<Named<Person>, 3> kPersons = {{
    {Person::Head, "head", "", ""},
    {Person::ServiceHead, "service_head", "", ""},
    {Person::LegalRepresentative, "legal_representative", "", ""},
}};
static_assert(in_order(kPersons));

constexpr std::array<Named<Purpose>, 2> kPurposes = {{
    {Purpose::Pages, "pages", "", ""},
    {Purpose::Presence, "presence", "", ""},
}};
static_assert(in_order(kPurposes));

constexpr auto kAllKinds = values_of(kKinds);
constexpr auto kAllStatuses = values_of(kStatuses);
constexpr auto kAllStages = values_of(kStages);
constexpr auto kAllRoles = values_of(kRoles);
constexpr auto kAllPersons = values_of(kPersons);

template <class T>
Words words_of(const Named<T>& row) {
    return {std::string(row.zh), std::string(row.en)};
}

}  // namespace

bool is_change(FilingKind kind) {
    return kind == FilingKind::ChangeSubject || kind == FilingKind::ChangeService ||
           kind == FilingKind::ChangeAccess || kind == FilingKind::ChangeProvince;
}

bool is_cancellation(FilingKind kind) {
    return kind == FilingKind::CancelService || kind == FilingKind::CancelAccess ||
           kind == FilingKind::CancelSubject;
}

std::span<const FilingKind> all_filing_kinds() {
    return kAllKinds;
}
std::span<const Stage> all_stages() {
    return kAllStages;
}
std::span<const Status> all_statuses() {
    return kAllStatuses;
}
std::span<const Role> all_roles() {
    return kAllRoles;
}
std::span<const Person> all_persons() {
    return kAllPersons;
}

std::string_view slug(FilingKind kind) {
    return row_of(kKinds, kind).slug;
}
std::string_view slug(Status status) {
    return row_of(kStatuses, status).slug;
}
std::string_view slug(Stage stage) {
    return row_of(kStages, stage).slug;
}
std::string_view slug(Role role) {
    return row_of(kRoles, role).slug;
}
std::string_view slug(Person person) {
    return row_of(kPersons, person).slug;
}
std::string_view slug(Purpose purpose) {
    return row_of(kPurposes, purpose).slug;
}
std::optional<FilingKind> find_filing_kind(std::string_view slug) {
    return find_row(kKinds, slug);
}
std::optional<Status> find_status(std::string_view slug) {
    return find_row(kStatuses, slug);
}
std::optional<Stage> find_stage(std::string_view slug) {
    return find_row(kStages, slug);
}
std::optional<Role> find_role(std::string_view slug) {
    return find_row(kRoles, slug);
}
std::optional<Person> find_person(std::string_view slug) {
    return find_row(kPersons, slug);
}
std::optional<Purpose> find_purpose(std::string_view slug) {
    return find_row(kPurposes, slug);
}

Status status_of(Stage stage) {
    switch (stage) {
        case Stage::Draft:
            return Status::Draft;
        case Stage::Waiting:
            return Status::Submitted;
        case Stage::Reviewing:
        case Stage::SecondLook:
        case Stage::SecondReviewing:
        case Stage::ToHandOver:
            return Status::FirstReview;
        case Stage::Sms:
            return Status::SmsVerification;
        case Stage::Authority:
            return Status::AuthorityReview;
        case Stage::Granted:
            return Status::Granted;
        case Stage::Returned:
            return Status::Returned;
        case Stage::Rejected:
            return Status::Rejected;
        case Stage::Lapsed:
            return Status::Lapsed;
        case Stage::Withdrawn:
            return Status::Withdrawn;
        case Stage::Cancelled:
            return Status::Cancelled;
    }
    return Status::Draft;
}

Words name_of(Stage stage) {
    return words_of(row_of(kStages, stage));
}
Words name_of(Role role) {
    return words_of(row_of(kRoles, role));
}

}  // namespace beian::workflow
