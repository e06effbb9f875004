#include "support.h"

#include <nlohmann/json.hpp>

namespace beian::form {

namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Form, ComesBackFromItsJsonAsItWas) {
    const Form form = company_form();
    EXPECT_EQ(loaded(parse_form(to_json(form))), form);
}

TEST(Form, IsRefusedWhereItIsTooLargeOrTooDeep) {
    EXPECT_FALSE(parse_form(R"({"a": ")" + std::string(2'000'000, 'x') + R"("})"));
    std::string deep;
    for (int n = 0; n < 40; ++n) deep += R"({"a":)";
    EXPECT_FALSE(parse_form(deep + "1" + std::string(40, '}')));
    EXPECT_FALSE(parse_form("[1]"));
}

TEST(Form, AsksForEachFieldOfAGroupThatIsMissing) {
    Sheet sheet = company();
    sheet.form.parts.erase("head");
    EXPECT_THAT(said(sheet.errors()),
                testing::IsSupersetOf({"head.name form.field:missing", "head.mobile form.field:missing"}));
}

TEST(Form, AsksACancellationForItsReasonAndLittleElse) {
    Sheet sheet{
        loaded(parse_form(
            R"({"filing": {"number": "粤ICP备12345678号", "reason": "公司已经停止运营", "consent": true},
      "services": [{"kind": "website", "number": "粤ICP备12345678号-1"}]})")),
        "enterprise", "guangdong", workflow::FilingKind::CancelService};
    EXPECT_THAT(said(sheet.errors()), testing::IsEmpty());
    sheet.form.parts["filing"].front().values.erase("reason");
    EXPECT_THAT(said(sheet.errors()), testing::ElementsAre("filing.reason form.field:missing"));
}

TEST(Form, GivesErrorsInTheShapeThatOtherProgramsRead) {
    Sheet sheet = company();
    sheet.head().values.erase("email");
    const auto json = nlohmann::json::parse(to_json(sheet.errors()));
    ASSERT_EQ(json.size(), 1U);
    EXPECT_EQ(json[0]["field"], "head.email");
    EXPECT_EQ(json[0]["check"], "form.field:missing");
    EXPECT_EQ(json[0]["error"]["zh"], "还没有填电子邮箱。");
    EXPECT_EQ(json[0]["suggest"]["en"], "Fill in the e-mail address.");
}

TEST(Form, NeverPutsAPersonsNumberIntoAnError) {
    Sheet sheet = company();
    sheet.head().values["certificate_number"] = {"11010519491231002Y"};
    sheet.head().values["mobile"] = {"1380013800"};
    const std::string json = to_json(sheet.errors());
    EXPECT_THAT(json, Not(HasSubstr("11010519491231002")));
    EXPECT_THAT(json, Not(HasSubstr("1380013800")));
}

TEST(FieldBook, NamesFaultsWithTheirPlace) {
    const auto fields = read_fields(
        "groups:\n  subject:\n    title: { zh: a, en: b }\n    fields:\n      name: { title: { zh: a, en: b "
        "}, format: nmae }\n",
        "fields.yaml");
    ASSERT_FALSE(fields);
    EXPECT_THAT(fields.error().message,
                HasSubstr("fields.yaml:5: unknown format \"nmae\" (did you mean \"name\"?)"));
    const auto codes = read_codes(
        "tables:\n  t:\n    rows:\n      - { code: 1, zh: a, en: b }\n      - { code: 1, zh: c, en: d }\n",
        "codes.yaml");
    ASSERT_FALSE(codes);
    EXPECT_THAT(codes.error().message, HasSubstr("codes.yaml:5: this code stands here twice"));
    const auto lists = read_word_lists("lists:\n  name_bannd: { why: x, words: [y] }\n", "wordlists.yaml");
    ASSERT_FALSE(lists);
    EXPECT_THAT(lists.error().message, HasSubstr("did you mean \"name_banned\"?"));
}

TEST(FieldBook, HasTheElementsOfTheInterfaceOnceForEachGroup) {
    const auto subject = the_fields().groups[1];
    ASSERT_EQ(subject.name, "subject");
    EXPECT_EQ(subject.find_field("name")->element, "Dwmc");
    EXPECT_TRUE(subject.find_field("certificate_number")->personal);
}

}  // namespace

}  // namespace beian::form
