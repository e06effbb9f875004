// Who sees what: every sight × every role × own, another's, submitted or not, here or elsewhere.
#include "support.h"

#include "desk/access.h"

#include <map>
#include <set>

namespace beian::desk {

namespace {

using workflow::Role;

struct Situation {
    bool own, submitted, same_tenant;
};

/// What each role may see at best, told in words.
const std::map<Role, std::set<std::string>> kAtBest = {
    {Role::Applicant, {"status", "form", "pages", "history"}},
    {Role::Agent, {"status", "form", "pages", "history"}},
    {Role::LinkHolder, {}},  // nothing without a link of this filing
    {Role::Reviewer, {"status", "form", "pages", "history"}},
    {Role::SeniorReviewer, {"status", "form", "pages", "history"}},
    {Role::Administrator, {"status", "history"}},
    {Role::Auditor, {"status", "history", "trail"}},
    {Role::Desk, {"status", "form", "pages"}},
};

bool expected(Role role, Sight sight, const Situation& in) {
    if (!in.same_tenant || !kAtBest.at(role).contains(std::string(slug(sight)))) return false;
    if (role == Role::Applicant || role == Role::Agent) return in.own;
    if (role == Role::Reviewer || role == Role::SeniorReviewer) return in.submitted && !in.own;
    return true;
}

TEST(Access, OpensNothingThatShouldNotBeOpen) {
    workflow::Filing filing;
    filing.owner = "anna";
    for (const Role role : workflow::all_roles()) {
        for (const Sight sight : all_sights()) {
            for (int n = 0; n < 8; ++n) {
                const Situation in{(n & 1) != 0, (n & 2) != 0, (n & 4) != 0};
                filing.submitted.reset();
                if (in.submitted) filing.submitted = workflow::at("2026-11-25T02:00:00.000Z");
                const Caller who{in.same_tenant ? "t1" : "t2", in.own ? "anna" : "bert", role, {}};
                EXPECT_EQ(may_see(who, "t1", filing, sight, workflow::at("2026-11-25T03:00:00.000Z")),
                          expected(role, sight, in))
                    << slug(sight) << ' ' << workflow::slug(role) << ' ' << n;
            }
        }
    }
}

}  // namespace

}  // namespace beian::desk
