#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/keys/sealed.h"
#include "adapters/machine/machine.h"
#include "keeping.h"

namespace beian::keys {

namespace {

using desk::MemoryKeys;
using desk::MemoryObjects;
using desk::MemorySecret;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

const std::string kText = "the name and the number of a person";

BytesView view(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

bool holds(const Bytes& bytes, const std::string& text) {
    return std::search(bytes.begin(), bytes.end(), text.begin(), text.end()) != bytes.end();
}

class KeyTest : public testing::Test {
protected:
    std::unique_ptr<KeyRing> opened() {
        auto made = KeyRing::open(secret, kept, random);
        if (!made) throw std::runtime_error(made.error().message);
        return std::move(made).value();
    }
    machine::SystemRandom random;
    MemorySecret secret;
    MemoryKeys kept;
    MemoryObjects objects;
};

TEST_F(KeyTest, SealsSoThatItOpensForItsTenantAndPlaceAlone) {
    const auto ring = opened();
    SealedVault vault(*ring, random);
    const Bytes sealed = vault.seal("t1", "f1", view(kText));
    EXPECT_FALSE(holds(sealed, "person"));
    EXPECT_EQ(vault.open("t1", "f1", sealed).value(), Bytes(kText.begin(), kText.end()));
    EXPECT_FALSE(vault.open("t2", "f1", sealed));
    EXPECT_FALSE(vault.open("t1", "f2", sealed));
    EXPECT_NE(vault.seal("t1", "f1", view(kText)), sealed);
}

TEST_F(KeyTest, NamesTheKeysOfATenantAndNeverShowsThem) {
    const auto ring = opened();
    const desk::KeyState before = ring->state("t1");
    EXPECT_EQ(before.wrapped_by, before.master);
    EXPECT_EQ(before.older, 0U);
    ASSERT_TRUE(ring->add_master());
    const desk::KeyState between = ring->state("t1");
    EXPECT_NE(between.master, before.master);
    EXPECT_EQ(between.wrapped_by, before.master);
    EXPECT_EQ(between.older, 1U);
    EXPECT_EQ(secret.held->find(between.master), std::string::npos) << "the name is no part of the key";
    ring->rewrap();
    EXPECT_EQ(ring->state("t1").wrapped_by, between.master);
}

TEST_F(KeyTest, RefusesWhateverWasChangedOrCut) {
    const auto ring = opened();
    SealedVault vault(*ring, random);
    const Bytes sealed = vault.seal("t1", "f1", view(kText));
    for (std::size_t n = 0; n < sealed.size(); ++n) {
        Bytes other = sealed;
        other[n] ^= 1U;
        EXPECT_FALSE(vault.open("t1", "f1", other)) << n;
        EXPECT_FALSE(vault.open("t1", "f1", BytesView(sealed).first(n))) << n;
    }
}

TEST_F(KeyTest, MarksTheSameValueOfATenantAlikeAndTellsNothingOfIt) {
    const auto ring = opened();
    SealedVault vault(*ring, random);
    EXPECT_EQ(vault.mark("t1", "phone", "13800138000"), vault.mark("t1", "phone", "13800138000"));
    EXPECT_NE(vault.mark("t1", "phone", "13800138000"), vault.mark("t2", "phone", "13800138000"));
    EXPECT_NE(vault.mark("t1", "phone", "13800138000"), vault.mark("t1", "certificate", "13800138000"));
    EXPECT_NE(vault.mark("t1", "ab", "c"), vault.mark("t1", "a", "bc"));
    EXPECT_THAT(vault.mark("t1", "phone", "13800138000"), SizeIs(32));
}

TEST_F(KeyTest, KeepsAPageSealedUnderAFingerprintOfItsTenantsOwn) {
    const auto ring = opened();
    SealedBlobs blobs(objects, *ring, random);
    const std::string id = blobs.put("t1", view(kText));
    EXPECT_EQ(blobs.put("t1", view(kText)), id);
    EXPECT_NE(blobs.put("t2", view(kText)), id);
    EXPECT_THAT(objects.held, SizeIs(2));
    for (const auto& [name, bytes] : objects.held) EXPECT_FALSE(holds(bytes, "person"));
    EXPECT_EQ(blobs.get("t1", id).value(), Bytes(kText.begin(), kText.end()));
    EXPECT_EQ(blobs.get("t2", id).error().code, ErrorCode::NotFound);
    EXPECT_EQ(blobs.get("t1", "../../etc/passwd").error().code, ErrorCode::NotFound);
}

TEST_F(KeyTest, OpensNoPageThatLiesUnderAnothersName) {
    const auto ring = opened();
    SealedBlobs blobs(objects, *ring, random);
    const std::string one = blobs.put("t1", view(kText)), two = blobs.put("t1", view("another"));
    const std::string folder = "pages/t1/";
    std::swap(objects.held[folder + one.substr(0, 2) + "/" + one],
              objects.held[folder + two.substr(0, 2) + "/" + two]);
    EXPECT_EQ(blobs.get("t1", one).error().code, ErrorCode::Unreadable);
}

TEST_F(KeyTest, FindsItsKeysAgainWhenItIsOpenedAnew) {
    const auto ring = opened();
    const Bytes sealed = SealedVault(*ring, random).seal("t1", "f1", view(kText));
    const auto other = opened();
    EXPECT_TRUE(SealedVault(*other, random).open("t1", "f1", sealed));
}

TEST_F(KeyTest, RotatesTheMasterKeyWithoutTouchingWhatIsSealed) {
    const auto ring = opened();
    SealedBlobs blobs(objects, *ring, random);
    const std::string id = blobs.put("t1", view(kText));
    const auto pages = objects.held;
    const auto keys = kept.held;
    const std::string old = *secret.held;
    ASSERT_TRUE(ring->add_master());
    const Rewrapped done = ring->rewrap();
    ASSERT_TRUE(ring->retire_masters());
    EXPECT_EQ(done.keys, 2U);
    EXPECT_EQ(done.changed, 2U);
    EXPECT_EQ(objects.held, pages);
    for (const auto& [tenant, wrapped] : kept.held) EXPECT_NE(wrapped, keys.at(tenant));
    const auto later = opened();
    EXPECT_TRUE(SealedBlobs(objects, *later, random).get("t1", id));
    secret.held = old;
    const auto refused = KeyRing::open(secret, kept, random);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("wrapped by the master key " + done.current));
}

TEST_F(KeyTest, LetsAnotherProcessGoOnWhileTheMasterKeyChanges) {
    const auto running = opened();
    const auto rotating = opened();
    const Bytes early = SealedVault(*rotating, random).seal("t1", "f1", view(kText));
    ASSERT_TRUE(rotating->add_master());
    rotating->rewrap();
    // Made by a process that has not yet heard of the new master key.
    const Bytes between = SealedVault(*running, random).seal("t2", "f1", view(kText));
    ASSERT_TRUE(rotating->retire_masters());
    EXPECT_TRUE(SealedVault(*running, random).open("t1", "f1", early));
    const auto later = opened();
    EXPECT_TRUE(SealedVault(*later, random).open("t1", "f1", early));
    EXPECT_TRUE(SealedVault(*later, random).open("t2", "f1", between));
}

TEST_F(KeyTest, ForgetsNoMasterKeyThatIsStillNeeded) {
    const auto ring = opened();
    ASSERT_TRUE(ring->add_master());
    EXPECT_EQ(ring->retire_masters().error().code, ErrorCode::Conflict);
    ring->rewrap();
    EXPECT_TRUE(ring->retire_masters());
}

TEST_F(KeyTest, MakesNoNewMasterKeyForADeskThatHasOne) {
    opened();
    secret.held.reset();
    const auto refused = KeyRing::open(secret, kept, random);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("bring back its copy"));
    EXPECT_FALSE(secret.held);
}

/// It looks when there is no key yet, and another start makes one before it does.
struct LateSecret : MemorySecret {
    Status make(const std::string&) override { return MemorySecret::make(others); }
    std::string others;
};

TEST_F(KeyTest, GivesTwoFirstStartsTheSameKeys) {
    const auto one = opened();
    const Bytes sealed = SealedVault(*one, random).seal("t1", "f1", view(kText));
    LateSecret late;
    late.others = *secret.held;
    MemoryKeys none;
    ASSERT_TRUE(KeyRing::open(late, none, random));
    EXPECT_EQ(late.held, secret.held);
    const auto two = KeyRing::open(late, kept, random);
    ASSERT_TRUE(two);
    EXPECT_TRUE(SealedVault(**two, random).open("t1", "f1", sealed));
}

TEST(MasterKeys, AreReadAsTheyAreWrittenAndNeverTold) {
    machine::SystemRandom random;
    const std::vector<Key> keys{Key::drawn(random), Key::drawn(random)};
    const auto again = parse_master_keys("# mine\r\n\n  " + write_master_keys(keys));
    ASSERT_TRUE(again);
    ASSERT_THAT(*again, SizeIs(2));
    EXPECT_EQ(id_of(again->front()), id_of(keys.front()));
    const std::string text = write_master_keys(keys);
    const auto refused = parse_master_keys(text.substr(0, text.size() - 2));
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("line 3"));
    EXPECT_THAT(refused.error().message, Not(HasSubstr(text.substr(text.size() - 40, 10))));
}

TEST(CommandSecret, IsWhatTheCommandPrints) {
    machine::CommandSecret printed("printf abc; printf ' and more'");
    EXPECT_EQ(*printed.read().value(), "abc and more");
    machine::CommandSecret failing("exit 3");
    EXPECT_THAT(failing.read().error().message, HasSubstr("exit 3"));
    machine::CommandSecret endless("yes");
    EXPECT_EQ(endless.read().error().code, ErrorCode::TooLarge);
}

}  // namespace

}  // namespace beian::keys
