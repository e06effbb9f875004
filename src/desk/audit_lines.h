// How are ends of audit trails written down elsewhere, and what does looking at all trails find?
#pragma once

#include "base/result.h"
#include "desk/ports.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace beian::desk {

using TenantAnchor = std::pair<std::string, Anchor>;

/// One line each: `NUMBER DIGEST TENANT`. Kept where whoever has the database cannot write, they show an end
/// that was cut off.
std::string write_anchors(const std::vector<TenantAnchor>& anchors);
/// Lines of many days, one after the other.
Result<std::vector<TenantAnchor>> parse_anchors(std::string_view text, std::string_view name);

struct VerifiedTrail {
    std::string tenant;
    std::uint64_t records = 0;
    std::vector<AuditFault> faults;
};
/// From the first record to the last. `anchors` are of this tenant.
VerifiedTrail verify_trail(AuditTrail& trail, const AuditChain& chain, const std::string& tenant,
                           const std::vector<Anchor>& anchors);
/// Every tenant that has a trail, or should have one.
std::vector<VerifiedTrail> verify_trails(AuditTrail& trail, const AuditChain& chain,
                                         const std::vector<TenantAnchor>& anchors);
std::string_view slug(AuditFault::Kind kind);

}  // namespace beian::desk
