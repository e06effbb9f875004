#include "desk/audit.h"

#include <algorithm>

namespace beian::desk {

namespace {

using Kind = AuditFault::Kind;

// Where a thousand records are wrong the key is, or someone wrote the whole trail anew.
constexpr std::size_t kEnough = 1000;
// How far from its place a record is looked for: what is farther away is called changed. More would cost a
// trail in which everything is wrong a hash for each record with each other.
constexpr std::size_t kWindow = 100;

}  // namespace

AuditVerifier::AuditVerifier(const AuditChain& chain, std::string_view tenant,
                             std::span<const Anchor> anchors)
    : chain_(chain), tenant_(tenant), anchors_(anchors.begin(), anchors.end()) {
    std::sort(anchors_.begin(), anchors_.end(),
              [](const Anchor& a, const Anchor& b) { return a.number < b.number; });
}

bool AuditVerifier::has_seen_enough() const {
    return faults_.size() >= kEnough;
}

void AuditVerifier::look_at(std::span<const AuditRecord> records) {
    for (std::size_t n = 0; n < records.size() && !has_seen_enough(); ++n)
        look_at(records[n], records.subspan(n + 1, std::min(kWindow, records.size() - n - 1)));
}

void AuditVerifier::look_at(const AuditRecord& record, std::span<const AuditRecord> ahead) {
    if (record.number <= last_) {
        faults_.push_back({Kind::Reordered, record.number});
        chained_ = record.digest;
        return;
    }
    if (record.number != last_ + 1) {
        // After a gap the chain is taken up from what is kept: one missing record must not blame all that
        // follow.
        const std::uint64_t first = last_ + 1, until = record.number - 1;
        faults_.push_back({Kind::Missing, first, until == first ? 0 : until});
        chained_ = record.digest;
    } else if (chain_.digest(tenant_, record.number, chained_, record.entry) == record.digest) {
        chained_ = record.digest;
    } else if (!is_of_another_place(record, ahead)) {
        faults_.push_back({Kind::Changed, record.number});
        chained_ = record.digest;
    }
    last_ = record.number;
    hold_against_anchors(record);
}

/// Stands in its place what was written for another, and is what belongs here found nearby?
bool AuditVerifier::is_of_another_place(const AuditRecord& record, std::span<const AuditRecord> ahead) {
    const auto belongs = [&](const AuditRecord& other) {
        const Digest made = chain_.digest(tenant_, record.number, chained_, other.entry);
        if (made != record.digest && made != other.digest) return false;
        chained_ = made;
        return true;
    };
    displaced_.push_back(record);
    const std::size_t from = displaced_.size() - std::min(displaced_.size(), kWindow);
    if (!std::any_of(displaced_.begin() + static_cast<std::ptrdiff_t>(from), displaced_.end(), belongs) &&
        !std::any_of(ahead.begin(), ahead.end(), belongs))
        return false;
    faults_.push_back({Kind::Reordered, record.number});
    return true;
}

void AuditVerifier::hold_against_anchors(const AuditRecord& record) {
    // Of those passed over the record is missing, and that has been said.
    while (!anchors_.empty() && anchors_.front().number <= record.number) {
        const bool differs =
            anchors_.front().number == record.number && anchors_.front().digest != record.digest;
        const AuditFault changed{Kind::Changed, record.number};
        if (differs && (faults_.empty() || faults_.back() != changed)) faults_.push_back(changed);
        anchors_.erase(anchors_.begin());
    }
}

std::vector<AuditFault> AuditVerifier::faults() const {
    std::vector<AuditFault> found = faults_;
    for (const Anchor& anchor : anchors_) {
        if (!has_seen_enough()) found.push_back({Kind::Shortened, anchor.number});
    }
    return found;
}

}  // namespace beian::desk
