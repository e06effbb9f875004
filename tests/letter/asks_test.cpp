// What only one letter asks: chosen, in several lines, in paragraphs, or left to the pen.
#include <gmock/gmock.h>

#include <algorithm>

#include "letter/filling.h"
#include "letter/lacking.h"
#include "letter/support.h"

namespace beian::letter {
namespace {

using testing::HasSubstr;
using testing::Not;

Source unanswered() {
    Source source = full_source();
    std::erase_if(source.values, [](const auto& one) { return one.first.starts_with("letter."); });
    return source;
}

std::string text_of(const Filling& filling) {
    std::string text;
    for (const Paragraph& one : filling.letter.paragraphs) {
        for (const letter::Run& run : one.label) text += run.text;
        for (const letter::Run& run : one.text) text += run.text;
        text += "\n";
    }
    return text;
}

Filling plan(const Source& source) {
    return fill(*shelf().letters.find("site_plan"), source, shelf().rulebook,
                facts({"subject.kind=enterprise"}));
}

TEST(Asks, AChoicePicksItsPartAndStandsThereByItsName) {
    Source source = unanswered();
    source.values["letter.interaction"] = "comments";
    source.values["letter.funds"] = "own";
    const std::string text = text_of(plan(source));
    EXPECT_THAT(text, HasSubstr("先审核后显示"));
    EXPECT_THAT(text, Not(HasSubstr("不提供评论")));
    EXPECT_THAT(text, HasSubstr("资金来源主办者自筹"));
    EXPECT_THAT(text_of(plan(unanswered())), HasSubstr("不提供评论"));
}

TEST(Asks, SeveralValuesAreRowsAndNoneLeavesRowsForAPen) {
    Source source = unanswered();
    source.rows["letter.columns"] = {{{"letter.columns", "首页"}}, {{"letter.columns", "产品"}}};
    const auto rows = [](const Filling& filling) {
        return std::count_if(
            filling.letter.paragraphs.begin(), filling.letter.paragraphs.end(),
            [](const Paragraph& one) { return !one.label.empty() && one.label[0].text == "栏目"; });
    };
    const Filling done = plan(source);
    EXPECT_EQ(rows(done), 2);
    EXPECT_EQ(done.said.at("letter.columns[1]"), "产品");
    EXPECT_EQ(rows(plan(unanswered())), 5);
}

TEST(Asks, AParagraphHasAsManyAsItsAnswerOrLinesForAPen) {
    Source source = unanswered();
    source.values["letter.purpose"] = "第一段。\n\n第二段。";
    EXPECT_THAT(text_of(plan(source)), HasSubstr("第一段。\n第二段。\n"));
    const Filling open = plan(unanswered());
    EXPECT_TRUE(std::any_of(open.letter.paragraphs.begin(), open.letter.paragraphs.end(),
                            [](const Paragraph& one) { return one.text.empty() && one.lines == 3; }));
    EXPECT_TRUE(open.missing.empty());
}

TEST(Lacking, IsLeftToThePenAndNeverABox) {
    const std::string privately = "\xF3\xB0\x80\x80";  // U+F0000, that no font has
    Filled letter;
    letter.paragraphs.push_back(
        {Style::Body, {}, {{letter::Run::Kind::Value, "样" + privately + "本", 0}}, 0});
    EXPECT_THAT(lacking_in_fonts(letter), testing::ElementsAre(privately));
    const auto runs = without_lacking(letter).paragraphs[0].text;
    EXPECT_THAT(runs, testing::ElementsAre(letter::Run{letter::Run::Kind::Value, "样", 0},
                                           letter::Run{letter::Run::Kind::Gap, {}, 1},
                                           letter::Run{letter::Run::Kind::Value, "本", 0}));
    letter.paragraphs[0].text[0].text = "\xF0\xA0\xAE\xB7";  // U+20BB7: rare, and there
    EXPECT_THAT(lacking_in_fonts(letter), testing::IsEmpty());
}

}  // namespace
}  // namespace beian::letter
