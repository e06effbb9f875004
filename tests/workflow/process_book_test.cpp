#include "support.h"

#include <fstream>
#include <iterator>

namespace beian::workflow {

namespace {

using testing::HasSubstr;

std::string the_file() {
    std::ifstream file(BEIAN_SOURCE_DIR "/rules/process.yaml");
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string with(const std::string& from, const std::string& to) {
    std::string text = the_file();
    const std::size_t place = text.find(from);
    if (place == std::string::npos) throw std::runtime_error("not in the file: " + from);
    return text.replace(place, from.size(), to);
}

TEST(ProcessBook, HoldsTheLimitsOfTheLaw) {
    EXPECT_EQ(the_book().of(LimitKind::Sms).hours, 24);
    EXPECT_EQ(the_book().of(LimitKind::Review).working_days, 2);
    EXPECT_EQ(the_book().of(LimitKind::Authority).working_days, 20);
}

TEST(ProcessBook, NamesEveryKindInBothLanguages) {
    for (const FilingKind kind : all_filing_kinds()) {
        EXPECT_FALSE(the_book().of(kind).name.zh.empty()) << slug(kind);
        EXPECT_FALSE(the_book().of(kind).name.en.empty()) << slug(kind);
        EXPECT_FALSE(the_book().of(kind).services.empty()) << slug(kind);
    }
}

TEST(ProcessBook, SaysWhichNameItDoesNotKnow) {
    const auto book = read_process_book(with("  transfer:", "  transfre:"), "process.yaml");
    ASSERT_FALSE(book);
    EXPECT_THAT(book.error().message,
                HasSubstr("unknown name \"transfre\" in kinds (did you mean \"transfer\"?)"));
    EXPECT_THAT(book.error().message, HasSubstr("kinds has no \"transfer\""));
}

TEST(ProcessBook, WantsALimitInHoursOrInWorkingDays) {
    const auto book = read_process_book(with("    hours: 24\n", "    hours: 24\n    working_days: 1\n"), "p");
    ASSERT_FALSE(book);
    EXPECT_THAT(book.error().message, HasSubstr("sms needs either hours or working_days"));
}

}  // namespace

}  // namespace beian::workflow
