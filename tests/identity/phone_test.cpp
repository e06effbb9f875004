#include "identity/phone.h"

#include "answers.h"

#include <gtest/gtest.h>

namespace beian::identity {
namespace {

class PhoneNumber : public testing::TestWithParam<Case> {};
TEST_P(PhoneNumber, IsAnsweredByTheNumberingPlan) {
    EXPECT_EQ(answer(Kind::Phone, GetParam().value), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Mobile, PhoneNumber,
    testing::Values(Case{"13800000000", "valid"}, Case{"+86 138 0000 0000", "valid"},
                    Case{"8613800000000", "valid"}, Case{"0086-138-0000-0000", "valid"},
                    Case{"１３８００００００００", "valid"}, Case{"19900000000", "valid"},
                    Case{"16200000000", "valid"}, Case{"15400000000", "valid, warns phone.block"},
                    Case{"19400000000", "valid, warns phone.block"},
                    Case{"14000000000", "valid, warns phone.data"},
                    Case{"13490000000", "valid, warns phone.satellite"},
                    Case{"17400000000", "valid, warns phone.satellite"},
                    Case{"12800000000", "position 2: 3-9"}, Case{"1380000000", "position 11: 0-9"},
                    Case{"138000000000", "position 12: end"}, Case{"1380000OOOO", "position 8: 0-9"}));

INSTANTIATE_TEST_SUITE_P(
    Landline, PhoneNumber,
    testing::Values(Case{"010-80000000", "valid"}, Case{"(010) 8000 0000", "valid"},
                    Case{"01080000000", "valid"}, Case{"+86 10 8000 0000", "valid"},
                    Case{"0755-80000000-123", "valid"}, Case{"0755-8000000", "valid"},
                    Case{"0755-80000000转123", "valid"}, Case{"0755-80000000 ext. 123", "valid"},
                    Case{"010-8000000", "position 12: 0-9"}, Case{"010-90000000", "position 5: 2-8"},
                    Case{"0755-800000000", "position 14: end, -"}, Case{"0026-8000000", "position 2: 1-9"},
                    Case{"026-80000000", "position 3: 0-5, 7-9"},
                    Case{"0367-8000000", "valid, warns phone.area_code"},
                    Case{"80000000", "position 1: 0, 1"}, Case{"400-000-0000", "position 1: 0, 1"},
                    Case{"", "position 1: 0-9"}, Case{"电话", "position 1: 0-9"},
                    Case{"0755-80000000-1234567", "position 21: end"}));

TEST(Phone, SaysWhereItRings) {
    EXPECT_EQ(says(Kind::Phone, "0755 8000 0000-123"),
              "type=landline; area_code=0755; province=guangdong; extension=123");
    EXPECT_EQ(normalised(Kind::Phone, "0755 8000 0000-123"), "0755-80000000-123");
    EXPECT_EQ(normalised(Kind::Phone, "+86 (0)10 8000 0000"), "010-80000000");
    EXPECT_EQ(says(Kind::Phone, "0898-8000 0000"), "type=landline; area_code=0898; province=hainan");
    EXPECT_EQ(says(Kind::Phone, "0891-8000 000"), "type=landline; area_code=0891; province=xizang");
    EXPECT_EQ(says(Kind::Phone, "138-0000-0000"), "type=mobile; network=138");
}

TEST(Phone, ReadsItsOwnNormalisedFormAgain) {
    for (const char* number : {"13800000000", "010-80000000", "0755-8000000-1"}) {
        EXPECT_EQ(normalised(Kind::Phone, number), number);
    }
}

}  // namespace
}  // namespace beian::identity
