#include "letter/breaking.h"

#include "base/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace beian::letter {
namespace {

/// Chinese characters one em, others half.
double measured(std::string_view text) {
    double ems = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        ems += first < 0x80 ? 0.5 : 1;
        at += first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }
    return ems;
}

std::vector<std::string> lines_of(const std::string& text, double width, double indent = 0) {
    std::vector<std::string> lines;
    for (const BrokenLine& line : break_lines({{Run::Kind::Printed, text, 0}}, width, indent, measured)) {
        lines.emplace_back();
        for (const Span& span : line.spans) lines.back() += span.text;
    }
    return lines;
}

using testing::ElementsAre;

TEST(Breaking, FillsLinesAndShortensTheFirst) {
    EXPECT_THAT(lines_of("一二三四五六七", 3), ElementsAre("一二三", "四五六", "七"));
    EXPECT_THAT(lines_of("一二三四五六七", 4, 2), ElementsAre("一二", "三四五六", "七"));
}

TEST(Breaking, NoLineBeginsWithAClosingMark) {
    EXPECT_THAT(lines_of("一二三，四五", 3), ElementsAre("一二", "三，四", "五"));
    EXPECT_THAT(lines_of("一二（三）。四", 4), ElementsAre("一二", "（三）。", "四"));
}

TEST(Breaking, NoLineEndsWithAnOpeningMark) {
    EXPECT_THAT(lines_of("一二“三四”", 3), ElementsAre("一二", "“三", "四”"));
}

TEST(Breaking, KeepsLatinWordsWholeUnlessLongerThanALine) {
    EXPECT_THAT(lines_of("域名example.com等", 6), ElementsAre("域名", "example.com", "等"));
    EXPECT_THAT(lines_of("abcdefgh", 2), ElementsAre("abcd", "efgh"));
}

TEST(Breaking, KeepsEveryCharacterOfALongName) {
    std::string name;
    for (int i = 0; i < 60; ++i) name += "铭";
    std::string joined;
    for (const std::string& line : lines_of(name, 31, 2)) joined += line;
    EXPECT_EQ(joined, name);
}

TEST(Breaking, TellsValuesAndGapsFromPrint) {
    const auto lines =
        break_lines({{Run::Kind::Printed, "号码", 0}, {Run::Kind::Value, "12", 0}, {Run::Kind::Gap, {}, 4}},
                    20, 0, measured);
    ASSERT_EQ(lines.size(), 1u);
    ASSERT_EQ(lines[0].spans.size(), 3u);
    EXPECT_EQ(lines[0].spans[1], (Span{Run::Kind::Value, "12", 1, 2}));
    EXPECT_EQ(lines[0].spans[2].ems, 4);
    EXPECT_TRUE(lines[0].last);
}

}  // namespace
}  // namespace beian::letter
