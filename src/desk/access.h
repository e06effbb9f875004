// Who may see what of a filing? What one may do to it stands in workflow's table of moves.
#pragma once

#include "desk/keys.h"
#include "workflow/filing.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace beian::desk {

enum class Sight : std::uint8_t {
    Status,    // where it stands, its dates and items
    Form,      // what was declared
    Pages,     // the documents
    OwnPages,  // the documents of the person who came by a link
    History,   // its events, with who did them
    Trail,     // the audit records about it
};
std::string_view slug(Sight sight);
std::span<const Sight> all_sights();

/// Of another tenant's filing nobody sees anything, not even that it is there.
bool may_see(const Caller& caller, std::string_view tenant, const workflow::Filing& filing, Sight sight,
             Instant now);

}  // namespace beian::desk
