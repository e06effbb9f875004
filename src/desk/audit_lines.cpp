#include "desk/audit_lines.h"

#include "base/text.h"

#include <fmt/format.h>

#include <charconv>
#include <map>

namespace beian::desk {

namespace {

constexpr std::size_t kPiece = 5000;

std::string_view next_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

std::string write_anchors(const std::vector<TenantAnchor>& anchors) {
    std::string text;
    for (const auto& [tenant, anchor] : anchors)
        text += fmt::format("{} {} {}\n", anchor.number, to_hex(anchor.digest), tenant);
    return text;
}

Result<std::vector<TenantAnchor>> parse_anchors(std::string_view text, std::string_view name) {
    std::vector<TenantAnchor> anchors;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::string_view line = next_line(text);
        if (line.empty()) continue;
        const std::size_t first = line.find(' '), second = line.find(' ', first + 1);
        Anchor anchor;
        const char* const end = line.data() + std::min(first, line.size());
        const auto digest = first < second && second != std::string_view::npos
                                ? parse_digest(line.substr(first + 1, second - first - 1))
                                : std::nullopt;
        const auto read = std::from_chars(line.data(), end, anchor.number);
        if (!digest || read.ptr != end || read.ec != std::errc{} || anchor.number == 0)
            return Error{
                ErrorCode::Unreadable,
                fmt::format("{}:{}: an anchor is NUMBER DIGEST TENANT, as beian audit anchor prints it", name,
                            number)};
        anchor.digest = *digest;
        anchors.emplace_back(line.substr(second + 1), anchor);
    }
    return anchors;
}

VerifiedTrail verify_trail(AuditTrail& trail, const AuditChain& chain, const std::string& tenant,
                           const std::vector<Anchor>& anchors) {
    AuditVerifier verifier(chain, tenant, anchors);
    std::uint64_t records = 0, from = 1;
    for (;;) {
        const auto piece = trail.read(tenant, from, kPiece);
        if (piece.empty() || verifier.has_seen_enough()) break;
        verifier.look_at(piece);
        records += piece.size();
        from = piece.back().number + 1;
    }
    return {tenant, records, verifier.faults()};
}

std::vector<VerifiedTrail> verify_trails(AuditTrail& trail, const AuditChain& chain,
                                         const std::vector<TenantAnchor>& anchors) {
    std::map<std::string, std::vector<Anchor>> tenants;
    for (const auto& [tenant, end] : trail.ends()) tenants[tenant];
    // A trail that was removed as a whole is known by its anchors alone.
    for (const auto& [tenant, anchor] : anchors) tenants[tenant].push_back(anchor);
    std::vector<VerifiedTrail> found;
    for (const auto& [tenant, outside] : tenants)
        found.push_back(verify_trail(trail, chain, tenant, outside));
    return found;
}

std::string_view slug(AuditFault::Kind kind) {
    switch (kind) {
        case AuditFault::Kind::Changed:
            return "changed";
        case AuditFault::Kind::Missing:
            return "missing";
        case AuditFault::Kind::Reordered:
            return "reordered";
        case AuditFault::Kind::Shortened:
            return "shortened";
    }
    return "";
}

}  // namespace beian::desk
