// May this actor do that to this filing now, and what does it cause?
#pragma once

#include "base/result.h"
#include "workflow/deadlines.h"
#include "workflow/moves.h"

#include <string>
#include <vector>

namespace beian::workflow {

struct Actor {
    std::string account;
    Role role = Role::Applicant;
    std::string link;  // of someone who came by a link: its id
    bool operator==(const Actor&) const = default;
};

struct Action {
    ActionKind kind = ActionKind::Edit;
    Detail detail;
    /// Of Submit: the checks that block. They come from the gate; a filing is submitted when there are none.
    std::vector<std::string> blockers;
};

/// To be stored in one transaction, the effects as jobs.
struct Decision {
    Event event;
    std::vector<EffectKind> effects;
    Filing after;
};

/// A refusal says why, and what is possible now instead. Pure: the same arguments give the same answer.
Result<Decision> decide(const Filing& filing, const Action& action, const Actor& actor, Instant now,
                        const Setting& setting);
/// The first event of a filing. `owner` is its account, `rulebook` the edition whose demands hold for it.
Result<Decision> begin(FilingKind kind, const Actor& actor, const std::string& rulebook, Instant now);
/// The actions whose conditions hold, but for what the action itself would have to say.
std::vector<ActionKind> possible(const Filing& filing, const Actor& actor, Instant now,
                                 const Setting& setting);

}  // namespace beian::workflow
