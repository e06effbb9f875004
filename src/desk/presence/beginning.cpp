// How does a check begin, and does the one before it count, which nobody finished?
#include "desk/accounts/secrets.h"
#include "desk/presence/held.h"
#include "desk/presence/presence_checks.h"

#include <fmt/format.h>

#include <algorithm>

namespace beian::desk {

AttemptLimit PresenceChecks::attempt_limit(Instant now) const {
    constexpr std::chrono::hours kDay{24};
    const double spared = findings::Voice(parts_.book, "challenge").limit("spared_a_day");
    return {now - kDay, parts_.attempts_a_day, static_cast<std::size_t>(spared)};
}

Result<bool> PresenceChecks::broke_off(const PresenceRow& row) {
    const auto frames = BEIAN_TRY(kept_frames(row));
    // Nothing was filmed, or another window films still.
    if (frames.empty()) return false;
    const double silence = findings::Voice(parts_.book, "challenge").limit("broken_off_ms");
    const Instant last = std::min(parts_.clock.now(), row.until);
    if (last - frames.back().taken.received < std::chrono::milliseconds{static_cast<std::int64_t>(silence)})
        return false;
    // Who did something wrong, or all of it, was not stopped by a network.
    const Held held = BEIAN_TRY(open_held(parts_.vault, row));
    return !presence::follow(held.challenge, frames, parts_.book).is_over(held.challenge);
}

Result<PresenceView> PresenceChecks::begin(const Caller& caller, const std::string& filing,
                                           std::optional<workflow::Person> person) {
    if (parts_.faces == nullptr)
        return Error{ErrorCode::Conflict, "this desk cannot look at faces: its networks are not installed"};
    const Provable about = BEIAN_TRY(parts_.filings.may_prove(caller, filing, person));
    Bytes drawn(presence::kChallengeBytes);
    parts_.random.fill(drawn);
    const Instant now = parts_.clock.now();
    const auto open = std::chrono::milliseconds{
        static_cast<std::int64_t>(findings::Voice(parts_.book, "challenge").limit("open_ms"))};
    PresenceRow row{caller.tenant,
                    random_hex(parts_.random, 16),
                    filing,
                    about.person,
                    caller.name(),
                    PresenceState::Open,
                    now,
                    now + open,
                    0,
                    {},
                    {},
                    {}};
    const Held held{presence::draw_challenge(drawn, parts_.book), about.document};
    row.sealed = seal_held(parts_.vault, row, held);
    const auto before = parts_.store.find_open(row.tenant, row.filing, row.person);
    bool spared = false;
    if (before) spared = BEIAN_TRY(broke_off(*before));
    BEIAN_TRY(parts_.store.begin_check(row, attempt_limit(now),
                                       spared ? PresenceState::BrokenOff : PresenceState::Replaced));
    const AuditEntry entry{now,
                           caller.name(),
                           std::string(workflow::slug(caller.role)),
                           "begin_presence",
                           filing,
                           {},
                           fmt::format("{} {}", workflow::slug(about.person), row.check)};
    parts_.trail.append(caller.tenant, {&entry, 1});
    return view_of(row, {});
}

}  // namespace beian::desk
