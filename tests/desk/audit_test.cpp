#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "desk/audit.h"

namespace beian::desk {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = AuditFault::Kind;

const AuditChain kChain{Digest{7}};

std::vector<AuditRecord> trail(int length) {
    std::vector<AuditRecord> records;
    std::optional<Anchor> before;
    for (int n = 0; n < length; ++n) {
        const AuditEntry entry{
            *parse_instant("2026-11-25T02:00:00.000Z"), "ruth", "reviewer", "read_page", "f1", "review",
            "head.id_card front " + std::to_string(n)};
        records.push_back(kChain.next("t1", before, entry));
        before = Anchor{records.back().number, records.back().digest};
    }
    return records;
}

TEST(Audit, HoldsWhereNobodyTouchedIt) {
    EXPECT_THAT(kChain.verify("t1", trail(20), {}), IsEmpty());
}

TEST(Audit, ShowsARecordThatWasChanged) {
    auto records = trail(5);
    records[2].entry.actor = "omar";
    EXPECT_THAT(kChain.verify("t1", records, {}), ElementsAre(AuditFault{Kind::Changed, 3}));
}

TEST(Audit, ShowsARecordThatWasChangedTogetherWithItsDigest) {
    auto records = trail(5);
    const AuditChain other{Digest{8}};  // whoever writes to the database has not our key
    records[2] = other.next("t1", Anchor{2, records[1].digest}, records[2].entry);
    EXPECT_THAT(kChain.verify("t1", records, {}),
                ElementsAre(AuditFault{Kind::Changed, 3}, AuditFault{Kind::Changed, 4}));
}

TEST(Audit, ShowsARecordThatIsMissing) {
    auto records = trail(5);
    records.erase(records.begin() + 1);
    EXPECT_THAT(kChain.verify("t1", records, {}), ElementsAre(AuditFault{Kind::Missing, 2}));
}

TEST(Audit, ShowsAGapAsOneHoweverWideItIs) {
    auto records = trail(5);
    records.erase(records.begin() + 1, records.begin() + 3);
    records.back().number = 1'000'000'000'000;
    EXPECT_THAT(kChain.verify("t1", records, {}),
                ElementsAre(AuditFault{Kind::Missing, 2, 3}, AuditFault{Kind::Missing, 5, 999'999'999'999}));
}

TEST(Audit, ShowsRecordsThatChangedPlaces) {
    auto records = trail(5);
    std::swap(records[1], records[3]);
    EXPECT_FALSE(kChain.verify("t1", records, {}).empty());
    const auto swapped = ElementsAre(AuditFault{Kind::Reordered, 2}, AuditFault{Kind::Reordered, 4});
    auto entries = trail(5);
    std::swap(entries[1].entry, entries[3].entry);
    EXPECT_THAT(kChain.verify("t1", entries, {}), swapped);
    auto renumbered = trail(5);
    std::swap(renumbered[1], renumbered[3]);
    std::swap(renumbered[1].number, renumbered[3].number);
    EXPECT_THAT(kChain.verify("t1", renumbered, {}), swapped);
}

TEST(Audit, SeesTheSameInPiecesAsInOne) {
    auto records = trail(50);
    records[20].entry.actor = "omar";
    records.erase(records.begin() + 40);
    const std::vector<Anchor> anchors{{10, records[9].digest}, {60, {}}};
    AuditVerifier verifier(kChain, "t1", anchors);
    for (std::size_t n = 0; n < records.size(); n += 7)
        verifier.look_at(std::span(records).subspan(n, std::min<std::size_t>(7, records.size() - n)));
    EXPECT_EQ(verifier.faults(), kChain.verify("t1", records, anchors));
    EXPECT_THAT(verifier.faults(), ElementsAre(AuditFault{Kind::Changed, 21}, AuditFault{Kind::Missing, 41},
                                               AuditFault{Kind::Shortened, 60}));
}

TEST(Audit, StopsWhereEverythingIsWrong) {
    const AuditChain other{Digest{8}};
    AuditVerifier verifier(other, "t1", {});
    verifier.look_at(trail(2000));
    EXPECT_TRUE(verifier.has_seen_enough());
}

TEST(Audit, ShowsAnEndThatWasCutOffByTheAnchorsOutside) {
    auto records = trail(5);
    const Anchor anchor{5, records[4].digest};
    records.pop_back();
    EXPECT_THAT(kChain.verify("t1", records, {}), IsEmpty());
    EXPECT_THAT(kChain.verify("t1", records, {{anchor}}), ElementsAre(AuditFault{Kind::Shortened, 5}));
}

TEST(Audit, ShowsAChainOfAnotherTenant) {
    EXPECT_FALSE(kChain.verify("t2", trail(1), {}).empty());
}

TEST(Audit, WritesDigestsAndReadsThemBack) {
    const Digest digest = trail(1)[0].digest;
    EXPECT_EQ(parse_digest(to_hex(digest)), digest);
    EXPECT_EQ(parse_digest("xy"), std::nullopt);
}

}  // namespace

}  // namespace beian::desk
