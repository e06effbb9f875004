#include "desk/access.h"

#include "workflow/moves.h"

#include <algorithm>
#include <array>

namespace beian::desk {

namespace {

using workflow::Role;
using workflow::Roles;
using workflow::Stage;

enum class Whose : std::uint8_t { Own, Any, InReview, ByLink };

struct Right {
    Sight sight;
    Roles roles;
    Whose whose;
};

constexpr Roles kOwners{Role::Applicant, Role::Agent};
constexpr Roles kReviewers{Role::Reviewer, Role::SeniorReviewer};

// Reviewers see documents only of filings that were submitted; an administrator runs the desk and reads no
// documents; an auditor reads who did and saw what, and no documents either.
constexpr Right kRights[] = {
    {Sight::Status, kOwners, Whose::Own},
    {Sight::Form, kOwners, Whose::Own},
    {Sight::Pages, kOwners, Whose::Own},
    {Sight::History, kOwners, Whose::Own},
    {Sight::Status, kReviewers, Whose::InReview},
    {Sight::Form, kReviewers, Whose::InReview},
    {Sight::Pages, kReviewers, Whose::InReview},
    {Sight::History, kReviewers, Whose::InReview},
    {Sight::Status, Roles{Role::Administrator, Role::Auditor, Role::Desk}, Whose::Any},
    {Sight::History, Roles{Role::Administrator, Role::Auditor}, Whose::Any},
    {Sight::Trail, Roles{Role::Auditor}, Whose::Any},
    // What the desk itself hands on: inspections, exports, messages.
    {Sight::Form, Roles{Role::Desk}, Whose::Any},
    {Sight::Pages, Roles{Role::Desk}, Whose::Any},
    {Sight::Status, Roles{Role::LinkHolder}, Whose::ByLink},
    {Sight::OwnPages, Roles{Role::LinkHolder}, Whose::ByLink},
};

constexpr std::array<Sight, 6> kSights = {Sight::Status,   Sight::Form,    Sight::Pages,
                                          Sight::OwnPages, Sight::History, Sight::Trail};

bool holds(Whose whose, const Caller& caller, const workflow::Filing& filing, Instant now) {
    switch (whose) {
        case Whose::Any:
            return true;
        case Whose::Own:
            return !caller.account.empty() && caller.account == filing.owner;
        case Whose::InReview:
            return filing.submitted.has_value() && caller.account != filing.owner;
        case Whose::ByLink: {
            const workflow::Link* link = filing.find_link(caller.link);
            return link != nullptr && link->is_live(now);
        }
    }
    return false;
}

}  // namespace

std::string_view slug(Sight sight) {
    constexpr std::array<std::string_view, 6> kSlugs = {"status",    "form",    "pages",
                                                        "own_pages", "history", "trail"};
    return kSlugs[static_cast<std::size_t>(sight)];
}

std::span<const Sight> all_sights() {
    return kSights;
}

bool may_see(const Caller& caller, std::string_view tenant, const workflow::Filing& filing, Sight sight,
             Instant now) {
    if (caller.tenant != tenant) return false;
    return std::any_of(std::begin(kRights), std::end(kRights), [&](const Right& right) {
        return right.sight == sight && right.roles.has(caller.role) &&
               holds(right.whose, caller, filing, now);
    });
}

}  // namespace beian::desk
