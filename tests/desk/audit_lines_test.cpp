#include "desk/audit_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "memory.h"

namespace beian::desk {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const AuditChain kChain{Digest{7}};

void fill(MemoryStore& store, const std::string& tenant, int records) {
    for (int n = 0; n < records; ++n) {
        const AuditEntry entry{{}, "ruth", "reviewer", "read_page", "f1", "review", std::to_string(n)};
        store.append(tenant, {&entry, 1});
    }
}

TEST(Anchors, AreReadAsTheyAreWritten) {
    MemoryStore store(kChain);
    fill(store, "t1", 3);
    fill(store, "租户 two", 1);
    const std::string text = write_anchors(store.ends());
    const auto again = parse_anchors(text + "\n" + text, "anchors");
    ASSERT_TRUE(again);
    ASSERT_THAT(*again, SizeIs(4));
    EXPECT_EQ((*again)[1], store.ends()[1]);
    for (const char* wrong : {"x", "1", "1 2", "1 2 t", "-1 00 t", " 1 t"}) {
        const auto refused = parse_anchors(wrong, "anchors");
        ASSERT_FALSE(refused) << wrong;
        EXPECT_THAT(refused.error().message, HasSubstr("anchors:1:"));
    }
}

TEST(Trails, AreAllLookedAtAlsoThoseThatAreGone) {
    MemoryStore store(kChain), whole(kChain);
    fill(store, "t1", 6000);
    fill(whole, "t2", 2);
    const auto found = verify_trails(store, kChain, whole.ends());
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0].records, 6000U);
    EXPECT_THAT(found[0].faults, IsEmpty());
    EXPECT_THAT(found[1].faults, ElementsAre(AuditFault{AuditFault::Kind::Shortened, 2}));
}

TEST(Trails, DoNotHoldForAnotherKey) {
    MemoryStore store(kChain);
    fill(store, "t1", 3);
    const auto found = verify_trails(store, AuditChain{Digest{8}}, {});
    EXPECT_THAT(found[0].faults, SizeIs(3));
}

}  // namespace

}  // namespace beian::desk
