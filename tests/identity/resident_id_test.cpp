#include "identity/resident_id.h"

#include "answers.h"
#include "identity/check_digit.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace beian::identity {
namespace {

class PublishedId : public testing::TestWithParam<Case> {};

TEST_P(PublishedId, IsAnsweredAsItsSourceSays) {
    EXPECT_EQ(answer(Kind::Id, GetParam().value), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(ResidentCards, PublishedId,
                         testing::Values(Case{"11010519491231002X", "valid"},
                                         Case{"34052419800101001X", "valid, warns region.before_records"},
                                         Case{"360426199101010071", "valid"},
                                         Case{"44011320141005001X", "valid"},
                                         Case{"44011320141005001x", "valid"},
                                         Case{"412723199010050012", "valid, warns region.before_records"},
                                         Case{"36042619910102009X", "position 18: 3"},
                                         Case{"36042619910101007X", "position 18: 1"},
                                         Case{"360426199113010079", "position 11: 01-12"},
                                         Case{"990426199112010074", "position 2: GB/T 2260"},
                                         Case{"110201199312010077", "position 3: GB/T 2260"},
                                         Case{"150102880730303", "valid, warns id.old_form"},
                                         Case{"330102200403064", "valid, warns id.old_form"}));

INSTANTIATE_TEST_SUITE_P(ResidencePermits, PublishedId,
                         testing::Values(Case{"81000019980902013X", "valid"},
                                         Case{"820000200009100032", "valid"},
                                         Case{"830000200209060065", "valid"},
                                         Case{"810000000000000001", "position 7: YYYY"}));

INSTANTIATE_TEST_SUITE_P(ForeignersCards, PublishedId,
                         testing::Values(Case{"932682198501010017", "valid"},
                                         Case{"911124198108030024", "valid"},
                                         Case{"931012199012010018", "valid"},
                                         Case{"911124198108030028", "position 18: 4"}));

INSTANTIATE_TEST_SUITE_P(
    AsTyped, PublishedId,
    testing::Values(Case{" 110105 19491231 002X ", "valid"}, Case{"110105-19491231-002x", "valid"},
                    Case{"１１０１０５１９４９１２３１００２Ｘ", "valid"},
                    Case{"1101051949123100２X", "valid"}, Case{"11010519491231002", "position 18: 0-9, X"},
                    Case{"11010519491231002X1", "position 19: end"},
                    Case{"1101051949O231002X", "position 11: 0-9"},
                    Case{"1101O5 19491231 002X", "position 5: 0-9"}, Case{"", "position 1: 0-9"},
                    Case{"身份证", "position 1: 0-9"}, Case{"1101051949\xFF", "position 11: 0-9"},
                    Case{"110105 19491331 002X", "position 12: 01-12"}));

TEST(ResidentId, SaysWhoseItIs) {
    EXPECT_EQ(says(Kind::Id, "11010519491231002X"),
              "document=id_card; birth_date=1949-12-31; sex=F; age=76; "
              "region={code=110105, name=北京市朝阳区, province=beijing}");
    EXPECT_EQ(says(Kind::Id, "360426199101010071"),
              "document=id_card; birth_date=1991-01-01; sex=M; age=35; "
              "region={code=360426, name=江西省九江市德安县, province=jiangxi}");
    EXPECT_EQ(says(Kind::Id, "830000200209060065"),
              "document=hmt_residence_permit; birth_date=2002-09-06; sex=F; age=23; "
              "region={code=830000, name=台湾, province=taiwan}");
    EXPECT_EQ(says(Kind::Id, "932682198501010017"),
              "document=foreign_permanent_resident_card; birth_date=1985-01-01; sex=M; age=41; "
              "region={code=320000, name=江苏省, province=jiangsu}; nationality=SAU");
}

TEST(ResidentId, TurnsTheOldFormIntoTheNew) {
    EXPECT_EQ(normalised(Kind::Id, "150102880730303"), "150102198807303035");
    EXPECT_EQ(normalised(Kind::Id, "330102200403064"), "33010219200403064X");
    EXPECT_EQ(normalised(Kind::Id, "１１０１０５ 19491231-002x"), "11010519491231002X");
}

/// The number whose first 17 digits these are.
std::string completed(const std::string& digits) {
    return digits + check_mod_11_2(digits).value_or('?');
}

TEST(ResidentId, KnowsAnAddressCodeByItsYears) {
    // 110103 崇文区 was given up in 2010; 340523 和县 is listed from 2011; 110105 was always there.
    EXPECT_EQ(answer(Kind::Id, completed("11010319900101001")), "valid");
    EXPECT_EQ(answer(Kind::Id, completed("11010320100101001")), "valid");
    EXPECT_EQ(answer(Kind::Id, completed("11010320120101001")), "position 1: GB/T 2260");
    EXPECT_EQ(answer(Kind::Id, completed("34052319910101001")), "valid, warns region.created_later");
    EXPECT_EQ(answer(Kind::Id, completed("34052320150101001")), "valid");
    // 330113 临平区 came with 2021, between two tables: nobody born since 2017 is doubted.
    EXPECT_EQ(answer(Kind::Id, completed("33011320180101001")), "valid");
    EXPECT_EQ(answer(Kind::Id, completed("33011320100101001")), "valid, warns region.created_later");
    // Not in any table from 2002 to 2024: refused only for those born within them.
    EXPECT_EQ(answer(Kind::Id, completed("34052420100101001")), "position 3: GB/T 2260");
    EXPECT_EQ(answer(Kind::Id, completed("34052420250101001")), "valid, warns region.after_records");
}

TEST(ResidentId, TellsAWarningApartFromARefusal) {
    const Verification later = verify(Kind::Id, completed("34052319910101001"), today());
    EXPECT_TRUE(later.valid);
    EXPECT_EQ(later.refusal, std::nullopt);
    const Verification never = verify(Kind::Id, "110201199312010077", today());
    EXPECT_FALSE(never.valid);
    EXPECT_EQ(never.warnings, std::vector<Warning>{});
    EXPECT_TRUE(never.says.empty());
}

TEST(ResidentId, RefusesABirthDateThatIsNone) {
    EXPECT_EQ(answer(Kind::Id, completed("11010519900229001")), "position 13: 01-28");
    EXPECT_EQ(answer(Kind::Id, completed("11010520000229001")), "valid");
    EXPECT_EQ(answer(Kind::Id, completed("11010519900431001")), "position 13: 01-30");
    EXPECT_EQ(answer(Kind::Id, completed("11010520260302001")), "position 7: YYYYMMDD");
    EXPECT_EQ(answer(Kind::Id, completed("11010520260301001")), "valid");
}

const std::vector<std::string> kValidNumbers{"11010519491231002X", "360426199101010071",
                                             "44011320141005001X", "412723199010050012",
                                             "820000200009100032", "932682198501010017"};

TEST(ResidentId, FindsEveryChangeOfOneCharacter) {
    for (const std::string& number : kValidNumbers) {
        for (std::size_t i = 0; i < number.size(); ++i) {
            for (const char c : std::string{"0123456789X"}) {
                std::string changed = number;
                changed[i] = c;
                EXPECT_EQ(verify(Kind::Id, changed, today()).valid, changed == number)
                    << "character " << i + 1;
            }
        }
    }
}

TEST(ResidentId, FindsEverySwapOfNeighbours) {
    for (const std::string& number : kValidNumbers) {
        for (std::size_t i = 0; i + 1 < number.size(); ++i) {
            std::string swapped = number;
            std::swap(swapped[i], swapped[i + 1]);
            EXPECT_EQ(verify(Kind::Id, swapped, today()).valid, swapped == number) << "characters " << i + 1;
        }
    }
}

TEST(ResidentId, ReadsItsOwnNormalisedFormAgain) {
    for (const std::string& number : kValidNumbers) {
        const Verification once = verify(Kind::Id, number, today());
        EXPECT_EQ(verify(Kind::Id, once.normalised, today()), once);
    }
}

TEST(ResidentId, KeepsTheValueOutOfItsMessages) {
    const Verification refused = verify(Kind::Id, "36042619910102009X", today());
    ASSERT_TRUE(refused.refusal);
    EXPECT_EQ(refused.refusal->message.en.find("360426"), std::string::npos);
    EXPECT_EQ(refused.refusal->message.zh, "校验码不符：按前17位计算应为3；也可能是前面某一位有误");
}

TEST(ResidentId, IsCheckedQuicklyWithoutAnyText) {
    const IdCheck check = check_resident_id("36042619910102009X", today());
    EXPECT_EQ(check.fault, IdFault::CheckDigit);
    EXPECT_EQ(check.position, 18);
    EXPECT_EQ(check.expected, '3');
    EXPECT_EQ(check_resident_id("36042619910102", today()).fault, IdFault::Missing);
    EXPECT_EQ(check_resident_id("３６", today()).fault, IdFault::Missing);
}

}  // namespace
}  // namespace beian::identity
