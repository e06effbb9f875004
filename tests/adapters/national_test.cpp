// SM4 and SM3 against what their standards publish, and what is sealed with them.
#include "adapters/keys/national.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "adapters/keys/sealed.h"
#include "adapters/machine/machine.h"
#include "keeping.h"

namespace beian::keys {

namespace {

Bytes bytes_of(std::string_view hex) {
    Bytes made;
    for (std::size_t n = 0; n + 1 < hex.size(); n += 2)
        made.push_back(static_cast<std::uint8_t>(std::stoi(std::string(hex.substr(n, 2)), nullptr, 16)));
    return made;
}

template <class Some>
std::string hex_of(const Some& bytes) {
    std::string hex;
    for (const std::uint8_t byte : bytes) hex += fmt::format("{:02x}", byte);
    return hex;
}

BytesView view(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

Sm4Block block(std::string_view hex) {
    Sm4Block made{};
    const Bytes bytes = bytes_of(hex);
    std::copy(bytes.begin(), bytes.end(), made.begin());
    return made;
}

// GB/T 32907-2016, annex A.1 and A.2: one block, and the same a million times over. In counter mode what
// zeros become is the block that was counted from.
constexpr std::string_view kExample = "0123456789abcdeffedcba9876543210";

TEST(Sm4, IsTheOneOfItsStandard) {
    const Bytes zeros(16);
    EXPECT_EQ(hex_of(sm4_counter(block(kExample), block(kExample), zeros)),
              "681edf34d206965e86b3e94f536e4246");
    Sm4Block text = block(kExample);
    for (int n = 0; n < 1'000'000; ++n) {
        const Bytes next = sm4_counter(block(kExample), text, zeros);
        std::copy(next.begin(), next.end(), text.begin());
    }
    EXPECT_EQ(hex_of(text), "595298c7c6fd271f0402f804c33d3f66");
}

// GB/T 32905-2016, annex A.1 and A.2.
TEST(Sm3, IsTheOneOfItsStandard) {
    EXPECT_EQ(hex_of(sm3(view("abc"))), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    std::string longer;
    for (int n = 0; n < 16; ++n) longer += "abcd";
    EXPECT_EQ(hex_of(sm3(view(longer))), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

// GM/T 0042-2015, annex D.3.
TEST(HmacSm3, IsTheOneOfItsStandard) {
    const Bytes key = bytes_of("0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20");
    const std::string half = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    EXPECT_EQ(hex_of(hmac_sm3(key, {view(half), view(half)})),
              "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a");
}

class NationalBox : public testing::Test {
protected:
    machine::SystemRandom random;
    const Key key = Key::drawn(random);
    const std::string text = "the name and the number of a person";
};

TEST_F(NationalBox, OpensWithItsKeyInItsPlaceAndUnchanged) {
    const Bytes box = close_national_box(key, "f1", view(text), random);
    EXPECT_EQ(box.size(), text.size() + kNationalBoxed);
    EXPECT_EQ(open_national_box(key, "f1", box), Bytes(text.begin(), text.end()));
    EXPECT_EQ(open_national_box(key, "f2", box), std::nullopt);
    EXPECT_EQ(open_national_box(Key::drawn(random), "f1", box), std::nullopt);
    EXPECT_NE(close_national_box(key, "f1", view(text), random), box);
    for (std::size_t n = 0; n < box.size(); ++n) {
        Bytes other = box;
        other[n] ^= 1U;
        EXPECT_EQ(open_national_box(key, "f1", other), std::nullopt) << n;
        EXPECT_EQ(open_national_box(key, "f1", BytesView(box).first(n)), std::nullopt) << n;
    }
    const Bytes nothing = close_national_box(key, "f1", {}, random);
    EXPECT_EQ(open_national_box(key, "f1", nothing), Bytes{});
}

TEST_F(NationalBox, WhatIsSealedInOneWayIsReadByADeskThatSealsInTheOther) {
    desk::MemorySecret secret;
    desk::MemoryKeys kept;
    desk::MemoryObjects objects;
    auto ring = KeyRing::open(secret, kept, random);
    ASSERT_TRUE(ring);
    SealedVault old_vault(**ring, random), new_vault(**ring, random, Cipher::Sm4);
    const Bytes before = old_vault.seal("t1", "f1", view(text)),
                after = new_vault.seal("t1", "f1", view(text));
    EXPECT_EQ(before[0], 1);
    EXPECT_EQ(after[0], 2);
    for (SealedVault* vault : {&old_vault, &new_vault})
        for (const Bytes& sealed : {before, after})
            EXPECT_EQ(vault->open("t1", "f1", sealed).value(), Bytes(text.begin(), text.end()));
    SealedBlobs old_blobs(objects, **ring, random), new_blobs(objects, **ring, random, Cipher::Sm4);
    const std::string page = "a page", other = "another";
    const std::string one = old_blobs.put("t1", view(page)), two = new_blobs.put("t1", view(other));
    EXPECT_EQ(new_blobs.get("t1", one).value(), Bytes(page.begin(), page.end()));
    EXPECT_EQ(old_blobs.get("t1", two).value(), Bytes(other.begin(), other.end()));
    // The same page keeps its name, whatever it is sealed with.
    EXPECT_EQ(new_blobs.put("t1", view(page)), one);
    EXPECT_EQ(old_blobs.get("t1", one).value(), Bytes(page.begin(), page.end()));
    EXPECT_FALSE(new_vault.open("t1", "f1", Bytes{3, 1, 2}));
}

TEST_F(NationalBox, WrapsTheKeysOfTenantsToo) {
    desk::MemorySecret secret;
    desk::MemoryKeys kept;
    const auto before = KeyRing::open(secret, kept, random);
    ASSERT_TRUE(before);
    const Bytes sealed = SealedVault(**before, random).seal("t1", "f1", view(text));
    const auto opens = [&](KeyRing& ring) {
        return SealedVault(ring, random).open("t1", "f1", sealed).has_value();
    };
    EXPECT_EQ(kept.find("t1")->front(), 1);
    const auto after = KeyRing::open(secret, kept, random, Cipher::Sm4);
    ASSERT_TRUE(after);
    EXPECT_TRUE(opens(**after));
    (void)(*after)->key("t2", Use::Vault);
    EXPECT_EQ(kept.find("t2")->front(), 2);
    ASSERT_TRUE((*after)->add_master());
    EXPECT_EQ((*after)->rewrap().changed, kept.tenants().size());
    EXPECT_EQ(kept.find("t1")->front(), 2);
    // Still the same key, also for a desk that wraps in the other way.
    const auto back = KeyRing::open(secret, kept, random);
    ASSERT_TRUE(back);
    EXPECT_TRUE(opens(**back));
}

}  // namespace

}  // namespace beian::keys
