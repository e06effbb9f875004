#include "identity/permit.h"

#include "answers.h"

#include <gtest/gtest.h>

namespace beian::identity {
namespace {

class PermitNumber : public testing::TestWithParam<Case> {};
TEST_P(PermitNumber, IsAnsweredByItsShape) {
    EXPECT_EQ(answer(Kind::Permit, GetParam().value), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    ResidenceAndForeigners, PermitNumber,
    testing::Values(Case{"81000019980902013X", "valid"}, Case{"820000200009100032", "valid"},
                    Case{"830000200209060065", "valid"}, Case{"810000000000000001", "position 7: YYYY"},
                    Case{"932682198501010017", "valid"}, Case{"911124198108030024", "valid"},
                    Case{"931012199012010018", "valid"}, Case{"911124198108030028", "position 18: 4"},
                    Case{"11010519491231002X", "position 1: 8, 9"}, Case{"CAN000000000000", "valid"},
                    Case{"QQQ000000000000", "valid, warns permit.country"},
                    Case{"CAN00000000000", "position 15: 0-9"},
                    Case{"CAN0000000000000", "position 16: end"}));

INSTANTIATE_TEST_SUITE_P(
    Travel, PermitNumber,
    testing::Values(Case{"H00000000", "valid"}, Case{"m00000000", "valid"},
                    Case{"H0000000001", "valid, warns permit.issue_count"},
                    Case{"H0000000", "valid, warns permit.length"}, Case{"H000O0000", "position 5: 0-9"},
                    Case{"H00000000011", "position 12: end"}, Case{"H", "position 2: 0-9"},
                    Case{"00000000", "valid"}, Case{"0000000000(B)", "valid, warns permit.old_form"},
                    Case{"0000000000（B）", "valid, warns permit.old_form"},
                    Case{"T00000000", "valid, warns permit.old_form"}, Case{"000000", "position 7: 0-9"},
                    Case{"TT0000000", "position 2: 0-9"}, Case{"", "position 1: 0-9, A-Z"},
                    Case{"证", "position 1: 0-9, A-Z"}));

TEST(PermitNumber, SaysWhichDocumentItIs) {
    EXPECT_EQ(says(Kind::Permit, "H0000000001"),
              "document=hmt_travel_permit; residency=hong_kong; document_number=H00000000; issue_count=01");
    EXPECT_EQ(normalised(Kind::Permit, "H0000000001"), "H00000000");
    EXPECT_EQ(says(Kind::Permit, "00000000"),
              "document=tw_travel_permit; residency=taiwan; document_number=00000000");
    EXPECT_EQ(says(Kind::Permit, "CAN000000000000"),
              "document=foreign_permanent_resident_card; document_number=CAN000000000000; nationality=CAN");
    EXPECT_EQ(says(Kind::Permit, "911124198108030024"),
              "document=foreign_permanent_resident_card; birth_date=1981-08-03; sex=F; age=44; "
              "region={code=110000, name=北京市, province=beijing}; nationality=CAN");
}

class PassportNumberShape : public testing::TestWithParam<Case> {};
TEST_P(PassportNumberShape, IsAnsweredByItsShape) {
    EXPECT_EQ(answer(Kind::Passport, GetParam().value), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(
    Passports, PassportNumberShape,
    testing::Values(Case{"E00000000", "valid"}, Case{"EA0000000", "valid"}, Case{"G00000000", "valid"},
                    Case{"PE0000000", "valid"}, Case{"e 0000 0000", "valid"},
                    Case{"L898902C3", "valid, warns passport.not_chinese"},
                    Case{"E0000000", "valid, warns passport.not_chinese"},
                    Case{"E0000000*", "position 9: 0-9, A-Z"}, Case{"E000", "position 5: 0-9, A-Z"},
                    Case{"ABCDEF", "position 6: 0-9"}, Case{"E000000000000000", "position 16: end"},
                    Case{"", "position 1: 0-9, A-Z"}));

}  // namespace
}  // namespace beian::identity
