// What does a check keep sealed of itself? What was asked, what it is bound to, and how it ended.
#pragma once

#include "desk/presence/presence_checks.h"

namespace beian::desk {

struct Held {
    presence::Challenge challenge;
    std::string document;
};

/// Where its sealed parts belong: they open for no other check.
inline std::string place_of(const PresenceRow& row) {
    return "presence/" + row.filing + "/" + row.check;
}

Bytes seal_held(Vault& vault, const PresenceRow& row, const Held& held);
Result<Held> open_held(Vault& vault, const PresenceRow& row);
Bytes seal_end(Vault& vault, const PresenceRow& row, const PresenceEnd& end);
Result<PresenceEnd> open_end(Vault& vault, const PresenceRow& row);

}  // namespace beian::desk
