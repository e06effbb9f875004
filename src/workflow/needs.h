// Does a move's condition hold, and if not, why not? Used by decide alone.
#pragma once

#include "workflow/decide.h"

#include <optional>
#include <string>

namespace beian::workflow {

struct Question {
    const Filing& filing;
    const Action& action;
    const Actor& actor;
    Instant now;
    const Setting& setting;
};

/// Why the need is not met; nothing where it is.
std::optional<std::string> unmet(Need need, const Question& question);
/// Turns on what the action says, not on filing and actor alone.
bool is_about_action(Need need);
bool holds(When when, const Question& question);

}  // namespace beian::workflow
