// What is kept of checks that a person is there? Their rows and frames; a port.
#pragma once

#include "desk/keys.h"
#include "workflow/vocabulary.h"

#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beian::desk {

enum class PresenceState : std::uint8_t { Open, Passed, Failed, Replaced, BrokenOff };
/// `open`, `passed`, `failed`, `replaced`, `broken_off`: as the store keeps them.
std::string_view slug(PresenceState state);
std::optional<PresenceState> find_presence_state(std::string_view slug);

struct PresenceRow {
    std::string tenant;
    std::string check;
    std::string filing;
    workflow::Person person = workflow::Person::Head;
    std::string caller;  // who began it goes on with it
    PresenceState state = PresenceState::Open;
    Instant begun;
    Instant until;
    std::uint64_t arrived = 0;  // frames
    std::string last;           // digest of the frames that came last
    Bytes sealed;               // what was asked, and the document it is bound to
    Bytes verdict;              // sealed; empty until it ended
    bool operator==(const PresenceRow&) const = default;
};

/// Frames that came together.
struct FrameBatch {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    std::string blob;  // the frames themselves, in the blob store
    Bytes sealed;      // what was measured in them
    bool operator==(const FrameBatch&) const = default;
};

/// How often somebody may try: checks begun since, of which those that broke off count only beyond `spared`.
struct AttemptLimit {
    Instant since;
    std::size_t most = 10;
    std::size_t spared = 0;
};
struct Attempts {
    std::size_t begun = 0;
    std::size_t broken_off = 0;  // among them
    std::size_t counted(std::size_t spared) const { return begun - std::min(broken_off, spared); }
    bool operator==(const Attempts&) const = default;
};

class PresenceStore {
public:
    virtual ~PresenceStore() = default;
    /// Conflict where the most were begun for this filing and person, and nothing is changed. Those of them
    /// that are open become `open_ones`: Replaced or BrokenOff.
    virtual Status begin_check(const PresenceRow& row, const AttemptLimit& limit,
                               PresenceState open_ones) = 0;
    virtual std::optional<PresenceRow> find_open(std::string_view tenant, std::string_view filing,
                                                 workflow::Person person) = 0;
    virtual std::optional<PresenceRow> find_check(std::string_view tenant, std::string_view check) = 0;
    virtual Attempts count_checks(std::string_view tenant, std::string_view filing, workflow::Person person,
                                  Instant since) = 0;
    /// Stale where not so many have arrived, or the check is open no more.
    virtual Status append_frames(const PresenceRow& before, const FrameBatch& batch,
                                 std::string_view last) = 0;
    /// In order.
    virtual std::vector<FrameBatch> frames(std::string_view tenant, std::string_view check) = 0;
    /// Conflict where it is open no more.
    virtual Status end_check(std::string_view tenant, std::string_view check, PresenceState state,
                             BytesView verdict) = 0;
    /// Checks of all tenants whose frames are kept and that were to end before: those that passed, or the
    /// others.
    virtual std::vector<PresenceRow> checks_with_frames(bool passed, Instant before, std::size_t most) = 0;
    virtual void drop_frames(std::string_view tenant, std::string_view check) = 0;
};

}  // namespace beian::desk
