#include "inspect/check.h"
#include "inspect/pair/pair_check.h"
#include "inspect/support.h"

namespace beian::inspect {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string shipped() {
    const Bytes bytes = files::read(std::string(BEIAN_SOURCE_DIR) + "/rules/checks.yaml");
    return {bytes.begin(), bytes.end()};
}

/// The shipped book with the first `from` replaced.
std::string with(const std::string& from, const std::string& to) {
    std::string text = shipped();
    return text.replace(text.find(from), from.size(), to);
}

std::string refusal(const std::string& yaml) {
    const auto book = read_check_book(yaml, "checks.yaml");
    return book ? "accepted" : book.error().message;
}

TEST(CheckBook, TheShippedBookWordsEveryAnswerOfEveryCheck) {
    std::size_t answers = 0;
    for (const Check& check : all_checks()) answers += check.answers.size();
    for (const PairCheck& check : all_pair_checks()) answers += check.answers.size();
    EXPECT_EQ(book().answers.size(), answers);
}

TEST(CheckBook, AMisspeltNameIsRefusedWithItsLineAndTheNearestRightOne) {
    EXPECT_THAT(
        refusal(with("  envelope.animation:", "  envelope.animations:")),
        HasSubstr("unknown name \"envelope.animations\" in checks (did you mean \"envelope.animation\"?)"));
    EXPECT_THAT(refusal(with("min_short_side:", "min_shortside:")),
                HasSubstr("did you mean \"min_short_side\""));
    EXPECT_EQ(refusal(with("  envelope.format:", "  bogus: 1\n  envelope.format:")).substr(0, 15),
              "checks.yaml:7: ");
}

TEST(CheckBook, MendingIsReadAsStrictlyAsTheChecks) {
    EXPECT_THAT(refusal(with("  margin:", "  margins:")),
                AllOf(HasSubstr("unknown name \"margins\" in mend, limits (did you mean \"margin\"?)"),
                      HasSubstr("mend, limits has no \"margin\"")));
    EXPECT_THAT(refusal(with("\nmend:", "\nmends:")), HasSubstr("the file has no \"mend\""));
    EXPECT_THAT(refusal(with("  pair.light:", "  pair.lights:")),
                HasSubstr("the check pair.light is missing"));
}

TEST(CheckBook, EveryFaultIsNamedAtOnce) {
    std::string yaml = with("    severity: block", "    severity: deadly");
    yaml.replace(yaml.find("{taken}"), 7, "{token}");
    yaml.replace(yaml.find("value: 360"), 10, "value: many");
    EXPECT_THAT(refusal(yaml), AllOf(HasSubstr("severity must be block, fix, warn or info"),
                                     HasSubstr("unknown blank {token} (did you mean \"taken\"?)"),
                                     HasSubstr("must be a number above 0")));
}

TEST(CheckBook, LimitsMayNotGoBeyondWhatAPhotoMayCost) {
    EXPECT_THAT(refusal(with("value: 110000000", "value: 900000000")),
                HasSubstr("must be at most 110000000"));
    EXPECT_THAT(refusal(with("value: 50331648", "value: 900000000")), HasSubstr("must be at most 50331648"));
}

TEST(CheckBook, WhatIsNoBookIsRefusedWithoutAFall) {
    for (const char* yaml :
         {"", "[]", "checks: 3", "checks: {a: b}", "just words", "{unclosed: [", "? {a: b}\n: c",
          "checks: {envelope.size: {answers: []}}", "&a [*a]", "checks:\n\t- tab"})
        EXPECT_THAT(refusal(yaml), HasSubstr("checks.yaml:")) << yaml;
    const auto missing = load_check_book("/nowhere/checks.yaml");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
}

TEST(CheckBook, ALimitKeptInDataDecidesWhatIsOpened) {
    const auto small = read_check_book(with("value: 110000000", "value: 1000"), "checks.yaml");
    ASSERT_TRUE(small);
    EXPECT_EQ(limits_of(*small).max_pixels, 1000u);
}

}  // namespace
}  // namespace beian::inspect
