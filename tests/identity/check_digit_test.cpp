#include "identity/check_digit.h"

#include <gtest/gtest.h>

namespace beian::identity {
namespace {

TEST(CheckDigit, FollowsIso7064Mod11And10) {
    EXPECT_EQ(check_mod_11_10("0794"), '5');
    EXPECT_EQ(check_mod_11_10("00200667308"), '5');
    EXPECT_EQ(check_mod_11_10("00200667309"), '3');
}

TEST(CheckDigit, FollowsDoc9303Part3) {
    EXPECT_EQ(check_mrz("520727"), '3');
    EXPECT_EQ(check_mrz("D23145890"), '7');
    EXPECT_EQ(check_mrz("HA672242<"), '6');
    EXPECT_EQ(check_mrz("940623"), '6');
    EXPECT_EQ(check_mrz("581117"), '7');
    EXPECT_EQ(check_mrz("L898902C3"), '6');
    EXPECT_EQ(check_mrz("ZE184226B<<<<<"), '1');
}

TEST(CheckDigit, FollowsTheExamplesOfTheStandards) {
    EXPECT_EQ(check_mod_11_2("11010519491231002"), 'X');
    EXPECT_EQ(check_credit_code("91350100M000100Y4"), '3');
    EXPECT_EQ(check_organisation_code("D2143569"), 'X');
    EXPECT_EQ(check_organisation_code("60003734"), '1');
    EXPECT_EQ(check_organisation_code("40135908"), '1');
    EXPECT_EQ(check_organisation_code("35097085"), '9');
    EXPECT_EQ(check_organisation_code("M000100Y"), '4');
}

TEST(CheckDigit, HasNoneForCharactersOutsideTheSystem) {
    EXPECT_EQ(check_mod_11_2("1101051949123100X"), std::nullopt);
    EXPECT_EQ(check_mod_11_10("07A4"), std::nullopt);
    EXPECT_EQ(check_credit_code("91350100M000100I4"), std::nullopt);
    EXPECT_EQ(check_organisation_code("D214356"), std::nullopt);
    EXPECT_EQ(check_mrz("a"), std::nullopt);
}

}  // namespace
}  // namespace beian::identity
