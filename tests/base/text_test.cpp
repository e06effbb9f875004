#include "base/text.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace beian {
namespace {

TEST(Utf8, FindsTheFirstByteThatIsNotWellFormed) {
    EXPECT_EQ(find_invalid_utf8("备案 ICP"), std::nullopt);
    EXPECT_EQ(find_invalid_utf8("ab\xFF"), 2U);
    EXPECT_EQ(find_invalid_utf8("\xC0\xAF"), 0U);          // overlong "/"
    EXPECT_EQ(find_invalid_utf8("a\xED\xA0\x80"), 1U);     // a surrogate
    EXPECT_EQ(find_invalid_utf8("a\xE5\xA4"), 1U);         // cut in the middle
    EXPECT_EQ(find_invalid_utf8("\xF4\x90\x80\x80"), 0U);  // beyond U+10FFFF
}

TEST(Utf8, CountsCharactersNotBytes) {
    EXPECT_EQ(count_characters("备案ab"), 4U);
}

TEST(Nearest, FindsASlipOfTheFinger) {
    const std::array<std::string, 3> names{"id_card", "passport", "site_plan"};
    EXPECT_EQ(find_nearest("id_crad", names), "id_card");
    EXPECT_EQ(find_nearest("passprt", names), "passport");
    EXPECT_EQ(find_nearest("zebra", names), std::nullopt);
    EXPECT_EQ(find_nearest("", names), std::nullopt);
    EXPECT_EQ(did_you_mean("site_pln", names), " (did you mean \"site_plan\"?)");
}

TEST(Printable, MakesAStrangersTextFitForATerminal) {
    EXPECT_EQ(printable("备案\x1b[2J\n"), "备案?[2J?");
    EXPECT_EQ(printable("a\xC2\x9B"
                        "b\xFF"),
              "a?b?");
    EXPECT_EQ(printable("备案备案", 2), "备案…");
}

TEST(FileName, KeepsWhatIsPlainAndWritesOutTheRest) {
    EXPECT_EQ(as_file_name("t-1_A"), "t-1_A");
    EXPECT_EQ(as_file_name("../备"), "%2e%2e%2f%e5%a4%87");
    EXPECT_EQ(as_file_name("%2e"), "%252e");
}

}  // namespace
}  // namespace beian
