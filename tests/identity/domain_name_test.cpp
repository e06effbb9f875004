#include "identity/domain_name.h"

#include "answers.h"

#include <gtest/gtest.h>

#include <string>

namespace beian::identity {
namespace {

class Domain : public testing::TestWithParam<Case> {};
TEST_P(Domain, IsAnsweredAsARegistrarWould) {
    EXPECT_EQ(answer(Kind::Domain, GetParam().value), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Domains, Domain,
    testing::Values(
        Case{"example.com", "valid"}, Case{"EXAMPLE.com.", "valid"}, Case{"例子.中国", "valid"},
        Case{"xn--fsqu00a.xn--fiqs8s", "valid"}, Case{"例子。中国", "valid"}, Case{"example.com.cn", "valid"},
        Case{"example.gd.cn", "valid"}, Case{"www.example.com", "valid, warns domain.subdomain"},
        Case{"example", "position 8: ."}, Case{"http://example.com", "position 5: a-z, 0-9, -, ."},
        Case{"example..com", "position 9: a-z, 0-9"}, Case{"-example.com", "position 1: a-z, 0-9"},
        Case{"exa_mple.com", "position 4: a-z, 0-9, -"}, Case{"192.0.2.1", "position 9: a-z"},
        Case{"com.cn", "position 1: a-z, 0-9"}, Case{"gd.cn", "position 1: a-z, 0-9"},
        Case{"a.b", "position 4: 4"}, Case{std::string(64, 'a') + ".com", "position 64: ."},
        Case{"", "position 1: a-z, 0-9"}, Case{"例\xFF.cn", "position 2: UTF-8"}));

TEST(DomainName, SaysBothFormsAndTheRegistrablePart) {
    EXPECT_EQ(says(Kind::Domain, "www.例子.中国"),
              "domain=www.xn--fsqu00a.xn--fiqs8s; display=www.例子.中国; registrable=xn--fsqu00a.xn--fiqs8s");
    EXPECT_EQ(says(Kind::Domain, "a.example.com.cn"),
              "domain=a.example.com.cn; display=a.example.com.cn; registrable=example.com.cn");
}

TEST(Kinds, AreFoundByTheirNames) {
    for (const Kind kind : kinds()) EXPECT_EQ(find_kind(name_of(kind)), kind);
    EXPECT_EQ(find_kind("passprt"), std::nullopt);
}

TEST(Kinds, RefuseAnEndlessValueAtOnce) {
    const std::string endless(1 << 20, '1');
    for (const Kind kind : kinds()) EXPECT_FALSE(verify(kind, endless, today()).valid) << name_of(kind);
}

}  // namespace
}  // namespace beian::identity
