#include "identity/credit_code.h"

#include "answers.h"
#include "identity/check_digit.h"

#include <gtest/gtest.h>

#include <vector>

namespace beian::identity {
namespace {

class PublishedCreditCode : public testing::TestWithParam<Case> {};

TEST_P(PublishedCreditCode, IsAnsweredAsItsSourceSays) {
    EXPECT_EQ(answer(Kind::Uscc, GetParam().value), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Uscc, PublishedCreditCode,
    testing::Values(Case{"91350100M000100Y43", "valid"}, Case{"91110000600037341L", "valid"},
                    Case{"9 1 110000 600037341L", "valid"}, Case{"91110000600037341l", "valid"},
                    Case{"121200004013590816", "valid"}, Case{"913101203509708598", "valid"},
                    Case{"91110000600037341N", "position 18: L"},
                    Case{"9111000060003IOZSV", "position 14: 0-9, A-H, J-N, P-R, T, U, W-Y"},
                    Case{"A1110000600037341L", "position 18: K"}, Case{"12345", "position 6: 0-9, A-Z"},
                    Case{"91110000600037341LL", "position 19: end"},
                    Case{"9111A000600037341L", "position 5: 0-9"},
                    Case{"B1110000600037341L", "position 1: 1-9, A, N, Y"},
                    Case{"91990000600037341L", "position 3: GB/T 2260"},
                    Case{"D2143569-X", "position 11: 18"}, Case{"110108000000016", "position 16: 18"},
                    Case{"", "position 1: 0-9, A-Z"}));

std::string completed(const std::string& characters) {
    return characters + check_credit_code(characters).value_or('?');
}

TEST(CreditCode, SaysWhoRegisteredWhat) {
    EXPECT_EQ(says(Kind::Uscc, "91350100M000100Y43"),
              "authority=市场监管（工商）; kind=企业; subject_kind=enterprise; "
              "region={code=350100, name=福建省福州市, province=fujian}; organisation_code=M000100Y-4");
    EXPECT_EQ(says(Kind::Uscc, "121200004013590816"),
              "authority=机构编制; kind=事业单位; subject_kind=public_institution; "
              "region={code=120000, name=天津市, province=tianjin}; organisation_code=40135908-1");
    EXPECT_EQ(says(Kind::Uscc, completed("53100000M000100Y4")),
              "authority=民政; kind=基金会; subject_kind=foundation; organisation_code=M000100Y-4");
}

TEST(CreditCode, KnowsTheAuthoritiesOfTheAmendment) {
    for (const std::string first : {"A1", "N2", "Y1"}) {
        EXPECT_EQ(answer(Kind::Uscc, completed(first + "110000600037341")), "valid") << first;
    }
}

TEST(CreditCode, WarnsWhereOnlyAReviewerCanTell) {
    EXPECT_EQ(answer(Kind::Uscc, completed("91110000600037342")), "valid, warns uscc.organisation_code");
    EXPECT_EQ(answer(Kind::Uscc, completed("91320594600037341")), "valid, warns uscc.region");
    EXPECT_EQ(answer(Kind::Uscc, completed("97110000600037341")), "valid, warns uscc.kind");
}

TEST(CreditCode, FindsEveryChangeOfOneCharacter) {
    const std::string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (const std::string number : {"91350100M000100Y43", "121200004013590816"}) {
        for (std::size_t i = 0; i < number.size(); ++i) {
            for (const char c : alphabet) {
                std::string changed = number;
                changed[i] = c;
                EXPECT_EQ(verify(Kind::Uscc, changed, today()).valid, changed == number)
                    << "character " << i + 1;
            }
        }
    }
}

TEST(CreditCode, PointsAtTheCodesItReplaced) {
    EXPECT_EQ(verify(Kind::Uscc, "D2143569-X", today()).refusal->message.en,
              "this is an organisation code of 9 characters: give the 18-character credit code");
    EXPECT_EQ(verify(Kind::Uscc, "110108000000016", today()).refusal->message.en,
              "this is an old 15-digit licence number: give the 18-character credit code that replaced it");
}

class PublishedOrganisationCode : public testing::TestWithParam<Case> {};
TEST_P(PublishedOrganisationCode, IsAnsweredAsItsSourceSays) {
    EXPECT_EQ(answer(Kind::Organisation, GetParam().value), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(
    Org, PublishedOrganisationCode,
    testing::Values(Case{"D2143569-X", "valid"}, Case{"12345678-8", "valid"}, Case{"87654321-0", "valid"},
                    Case{"d2143569x", "valid"}, Case{"D2143569-1", "position 10: X"},
                    Case{"PDY00001-0", "position 1: 0-9, A-Z"}, Case{"PDY99999-0", "position 1: 0-9, A-Z"},
                    Case{"D214356", "position 8: 0-9, A-Z"}, Case{"D2143569-XX", "position 11: end"},
                    Case{"D21*3569-X", "position 4: 0-9, A-Z"}));

class PublishedLicence : public testing::TestWithParam<Case> {};
TEST_P(PublishedLicence, IsAnsweredAsItsSourceSays) {
    EXPECT_EQ(answer(Kind::Licence, GetParam().value), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(
    Gs15, PublishedLicence,
    testing::Values(Case{"110108000000016", "valid, warns licence.replaced"},
                    Case{"320300000174110", "valid, warns licence.replaced"},
                    Case{"123456789012345", "position 3: GB/T 2260"},
                    Case{"320483000067848", "position 15: 7"},
                    Case{"320483000067847", "valid, warns licence.replaced"},
                    Case{"3203000001741", "valid, warns licence.no_check_digit, warns licence.replaced"},
                    Case{"32030000017411000", "valid, warns licence.law_firm"},
                    Case{"32030000017411", "position 15: 0-9"}, Case{"3203O0000174110", "position 5: 0-9"}));

TEST(LicenceNumber, SaysItsKindAndRegion) {
    EXPECT_EQ(says(Kind::Licence, "110108000000016"),
              "kind=内资企业; region={code=110108, name=北京市海淀区, province=beijing}");
    // Registered at the national level before 2007: neither region nor check digit, yet not silent.
    EXPECT_EQ(says(Kind::Licence, "1000006139736"), "kind=2007年前的注册号");
}

}  // namespace
}  // namespace beian::identity
