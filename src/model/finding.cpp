#include "model/finding.h"

#include <algorithm>

namespace beian::model {
namespace {

constexpr std::array<std::string_view, 4> kSeverities{"block", "fix", "warn", "info"};
constexpr std::array<std::string_view, 3> kVerdicts{"accept", "fixable", "reject"};

}  // namespace

std::string_view slug(Severity severity) {
    return kSeverities[static_cast<std::size_t>(severity)];
}
std::string_view slug(Verdict verdict) {
    return kVerdicts[static_cast<std::size_t>(verdict)];
}

std::optional<Severity> find_severity(std::string_view slug) {
    const auto found = std::find(kSeverities.begin(), kSeverities.end(), slug);
    if (found == kSeverities.end()) return std::nullopt;
    return static_cast<Severity>(found - kSeverities.begin());
}

Verdict judge(std::span<const Finding> findings) {
    const auto has = [&](Severity severity) {
        return std::any_of(findings.begin(), findings.end(),
                           [&](const Finding& finding) { return finding.severity == severity; });
    };
    if (has(Severity::Block)) return Verdict::Reject;
    return has(Severity::Fix) ? Verdict::Fixable : Verdict::Accept;
}

}  // namespace beian::model
