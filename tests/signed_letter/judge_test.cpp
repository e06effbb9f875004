#include "signed_letter/judge.h"

#include <gmock/gmock.h>

#include "signed_letter/support.h"

namespace beian::signed_letter {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

specimen::LetterWish wish(std::string letter, std::string fault = {}) {
    specimen::LetterWish made;
    made.letter = std::move(letter);
    made.fault = std::move(fault);
    made.seed = 7;
    return made;
}

TEST(Judge, HasNothingAgainstALetterThatIsInOrder) {
    const Scan scan(wish("authorization_letter"));
    EXPECT_TRUE(scan.is_laid_out);
    EXPECT_THAT(scan.objections(), IsEmpty());
    EXPECT_EQ(scan.fields.at("issued").value, "2026-11-20");
    EXPECT_EQ(scan.fields.at("signature").value, "present");
    EXPECT_EQ(scan.fields.at("seal").value, "present");
    // The gate asks it again whenever the filing changes.
    EXPECT_EQ(scan.fields.at("qr").value, letter::written(scan.printed.mark, ""));
}

TEST(Judge, MissesWhatAHandShouldHaveAdded) {
    EXPECT_THAT(Scan(wish("authorization_letter", "unsigned")).objections(), ElementsAre("letter.signature"));
    EXPECT_THAT(Scan(wish("authorization_letter", "unsealed")).objections(), ElementsAre("letter.seal"));
    EXPECT_THAT(Scan(wish("authorization_letter", "blank")).objections(), ElementsAre("letter.blank"));
    EXPECT_THAT(Scan(wish("authorization_letter", "undated"), "年月日").objections(),
                ElementsAre("letter.date"));
    EXPECT_THAT(Scan(wish("pledge_letter_shanghai_person", "no_thumbprint")).objections(),
                ElementsAre("letter.thumbprint"));
}

TEST(Judge, KnowsHowLongALetterHolds) {
    EXPECT_THAT(Scan(wish("authorization_letter"), "2026年7月1日").objections(), ElementsAre("letter.date"));
    EXPECT_THAT(Scan(wish("authorization_letter"), "2026年12月1日").objections(), ElementsAre("letter.date"));
}

TEST(Judge, SaysNothingFirmOfADateThatMayBeReadOtherwise) {
    const Scan scan(wish("authorization_letter"), "2026年11月20日", "2026年1月20日");
    EXPECT_THAT(scan.objections(), IsEmpty());
    ASSERT_FALSE(scan.findings.empty());
    EXPECT_EQ(scan.findings.front().check, "letter.date");
    EXPECT_LT(scan.fields.at("issued").confidence, 0.9);
    // Either day is good.
    EXPECT_THAT(Scan(wish("authorization_letter"), "2026年11月20日", "2026年11月23日").findings, IsEmpty());
}

TEST(Judge, KnowsACopyByItsGreySeal) {
    specimen::LetterWish sealed = wish("authorization_letter");
    Scan original(sealed), copy(sealed, "2026年11月20日", {}, Paper::Copied);
    EXPECT_THAT(copy.objections(), Contains("letter.original"));
    EXPECT_THAT(original.objections(), IsEmpty());
}

TEST(Judge, ReadsInTheCodeForWhatALetterWasPrinted) {
    EXPECT_THAT(Scan(wish("authorization_letter", "other_filing")).objections(),
                ElementsAre("letter.filing"));
    EXPECT_THAT(Scan(wish("authorization_letter", "old_version")).objections(),
                ElementsAre("letter.version"));
}

TEST(Judge, MissesPagesOfALetter) {
    const letter::Mark first{"f", "site_plan", 1, 1, 2, "d"}, second{"f", "site_plan", 1, 2, 2, "d"},
        other{"g", "site_plan", 1, 2, 2, "e"};
    const PageOfLetter both[] = {{first, 0}, {second, 1}}, half[] = {{first, 0}, {other, 1}};
    EXPECT_THAT(missing_pages(both, check_book()), IsEmpty());
    const auto missing = missing_pages(half, check_book());
    ASSERT_EQ(missing.size(), 2U);
    EXPECT_EQ(missing[0].photo, 0U);
    EXPECT_EQ(missing[0].finding.check, "letter.pages");
    EXPECT_NE(missing[0].finding.message.en.find("page 2"), std::string::npos);
}

}  // namespace
}  // namespace beian::signed_letter
