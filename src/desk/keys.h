// Whose is it, and which one? The tenant stands first in every key.
#pragma once

#include "workflow/decide.h"

#include <compare>
#include <cstdint>
#include <string>

namespace beian::desk {

struct FilingKey {
    std::string tenant;
    std::string filing;
    auto operator<=>(const FilingKey&) const = default;
};

/// Who calls: an account of a tenant in a role, or someone who came by a link.
struct Caller {
    std::string tenant;
    std::string account;
    workflow::Role role = workflow::Role::Applicant;
    std::string link;
    std::string request{};  // the name they gave what they ask for, should it come twice; empty: none
    workflow::Actor actor() const { return {account, role, link}; }
    /// As the trail calls them: whoever comes by a link has no account.
    std::string name() const { return account.empty() && !link.empty() ? "link " + link : account; }
    bool operator==(const Caller&) const = default;
};

}  // namespace beian::desk
