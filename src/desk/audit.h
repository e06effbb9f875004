// Who did or saw what, when and why, and has anyone tampered with that record? A chain of keyed hashes, one
// for each tenant.
#pragma once

#include "base/instant.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::desk {

/// What is to be recorded. `detail` names things, never what they hold.
struct AuditEntry {
    Instant at;
    std::string actor;
    std::string role;
    std::string action;   // `read_page`, `submit`
    std::string filing;   // empty: none
    std::string purpose;  // why it was looked at
    std::string detail;
    bool operator==(const AuditEntry&) const = default;
};

using Digest = std::array<std::uint8_t, 32>;

struct AuditRecord {
    std::uint64_t number = 0;  // 1, 2, 3 … within the tenant
    AuditEntry entry;
    Digest digest{};  // of this record and the digest before it
    bool operator==(const AuditRecord&) const = default;
};

/// A point of the chain that was written down somewhere else, so that a shortened chain is seen too.
struct Anchor {
    std::uint64_t number = 0;
    Digest digest{};
    bool operator==(const Anchor&) const = default;
};

struct AuditFault {
    enum class Kind : std::uint8_t { Changed, Missing, Reordered, Shortened } kind = Kind::Changed;
    std::uint64_t number = 0;
    std::uint64_t until = 0;  // of a gap of several: its last
    bool operator==(const AuditFault&) const = default;
};

/// Keyed, so that whoever can write to the database alone cannot make a chain that holds.
class AuditChain {
public:
    explicit AuditChain(Digest key) : key_(key) {}
    /// The record that follows `before`.
    AuditRecord next(std::string_view tenant, const std::optional<Anchor>& before, AuditEntry entry) const;
    /// Every record from the first, in the order in which they are kept.
    std::vector<AuditFault> verify(std::string_view tenant, std::span<const AuditRecord> records,
                                   std::span<const Anchor> anchors) const;

    Digest digest(std::string_view tenant, std::uint64_t number, const Digest& before,
                  const AuditEntry& entry) const;

private:
    Digest key_;
};

/// A trail that is longer than memory, looked at in pieces.
class AuditVerifier {
public:
    AuditVerifier(const AuditChain& chain, std::string_view tenant, std::span<const Anchor> anchors);
    /// The next ones, in the order in which they are kept.
    void look_at(std::span<const AuditRecord> records);
    /// Whether more need be looked at: where this much is wrong nothing is told by more.
    bool has_seen_enough() const;
    std::vector<AuditFault> faults() const;
    std::uint64_t last() const { return last_; }

private:
    void look_at(const AuditRecord& record, std::span<const AuditRecord> ahead);
    bool is_of_another_place(const AuditRecord& record, std::span<const AuditRecord> ahead);
    void hold_against_anchors(const AuditRecord& record);

    const AuditChain& chain_;
    std::string tenant_;
    std::vector<Anchor> anchors_;  // not yet met, by number
    std::vector<AuditFault> faults_;
    std::vector<AuditRecord> displaced_;
    std::uint64_t last_ = 0;
    Digest chained_{};
};

std::string to_hex(const Digest& digest);
std::optional<Digest> parse_digest(std::string_view hex);

}  // namespace beian::desk
