#include "specimen/signed_letters.h"

#include "letter/drawing.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace beian::specimen {
namespace {

const SignedLetters& letters() {
    static const SignedLetters loaded(std::filesystem::path(BEIAN_SOURCE_DIR) / "rules", 1);
    return loaded;
}

LetterWish wish(std::string letter, std::string fault = {}) {
    LetterWish made;
    made.letter = std::move(letter);
    made.fault = std::move(fault);
    made.seed = 11;
    return made;
}

std::string said(const Specimen& sheet, std::string_view name) {
    const auto found = std::find_if(sheet.fields.begin(), sheet.fields.end(),
                                    [&](const Field& field) { return field.name == name; });
    return found == sheet.fields.end() ? "nothing" : found->value;
}

TEST(SignedLetters, AreTheSameForTheSameSeed) {
    const Specimen one = letters().draw(wish("authorization_letter"), 60),
                   other = letters().draw(wish("authorization_letter"), 60);
    EXPECT_EQ(cv::norm(one.picture, other.picture, cv::NORM_INF), 0);
    EXPECT_EQ(said(one, "date"), said(other, "date"));
}

TEST(SignedLetters, LackWhatTheirFaultSays) {
    EXPECT_EQ(said(letters().draw(wish("authorization_letter"), 60), "seal"), "present");
    EXPECT_EQ(said(letters().draw(wish("authorization_letter", "unsealed"), 60), "seal"), "missing");
    EXPECT_EQ(said(letters().draw(wish("authorization_letter", "unsigned"), 60), "signature"), "missing");
    EXPECT_EQ(said(letters().draw(wish("authorization_letter", "undated"), 60), "date"), "");
    EXPECT_NE(said(letters().draw(wish("authorization_letter", "blank"), 60), "blank"), "nothing");
    EXPECT_NE(said(letters().draw(wish("authorization_letter", "changed_word"), 60), "changed"), "nothing");
}

TEST(SignedLetters, AreMarkedWithTheFilingAndVersionTheyWerePrintedFor) {
    const auto mark = [](std::string_view fault) {
        return letters().print(wish("pledge_letter", std::string(fault))).mark;
    };
    EXPECT_EQ(mark("").version, mark("old_version").version + 1);
    EXPECT_NE(mark("").filing, mark("other_filing").filing);
}

/// As the desk of a filing gives it to look at.
std::filesystem::path drawn_by_a_desk(const LetterWish& of) {
    const PrintedLetter printed = letters().print(of);
    const auto code = [&](int, int) { return letter::written(printed.mark, "the desk's own key"); };
    const auto png = letter::draw_png(printed.filled, code, 1, 1200);
    const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "sheet.png";
    std::ofstream(file, std::ios::binary) << png.value();
    return file;
}

TEST(SignedLetters, MayBeThePageThatADeskGaveOut) {
    LetterWish given = wish("pledge_letter_guangdong", "unsigned");
    given.values = {{"subject.name", "样本科技有限公司"}, {"service.name", "样本官网"}};
    given.picture = drawn_by_a_desk(given);
    const Specimen sheet = letters().draw(given, 145);
    EXPECT_EQ(said(sheet, "signature"), "missing");
    EXPECT_EQ(said(sheet, "seal"), "present");
    EXPECT_EQ(said(sheet, "code"), "nothing") << "it is the desk's, not ours";

    LetterWish other = given;
    other.values["service.name"] = "样本新官网";
    EXPECT_THROW((void)letters().draw(other, 145), std::invalid_argument);
    other = given;
    other.fault = "changed_word";
    EXPECT_THROW((void)letters().draw(other, 145), std::invalid_argument);
    other = given;
    other.values["subject.nmae"] = "样本";
    EXPECT_THROW((void)letters().print(other), std::invalid_argument);
    other = given;
    other.picture = "no-such.png";
    EXPECT_THROW((void)letters().draw(other, 145), std::invalid_argument);
}

TEST(SignedLetters, CannotLackWhatTheyDoNotHave) {
    EXPECT_EQ(letters().page_with(wish("authorization_letter", "no_thumbprint")), std::nullopt);
    EXPECT_EQ(letters().page_with(wish("authorization_letter", "page_missing")), std::nullopt);
    EXPECT_EQ(letters().page_with(wish("authorization_letter", "ancient_date")), std::nullopt);
    EXPECT_EQ(letters().page_with(wish("pledge_letter", "old_date")), std::nullopt);
    EXPECT_NE(letters().page_with(wish("site_plan", "page_missing")), std::nullopt);
    EXPECT_THROW((void)letters().print(wish("no_such_letter")), std::invalid_argument);
    EXPECT_THROW((void)letters().draw(wish("authorization_letter", "no_thumbprint"), 60),
                 std::invalid_argument);
}

TEST(SignedLetters, ShowTheirFaultOnThePageThatIsDrawn) {
    const auto shows = [](LetterWish wish, std::string_view name) {
        wish.page = letters().page_with(wish).value();
        return said(letters().draw(wish, 60), name) != "nothing";
    };
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        LetterWish blank = wish("site_plan", "blank"), changed = wish("site_plan", "changed_word");
        blank.seed = changed.seed = seed;
        EXPECT_TRUE(shows(blank, "blank"));
        EXPECT_TRUE(shows(changed, "changed"));
    }
}

}  // namespace
}  // namespace beian::specimen
