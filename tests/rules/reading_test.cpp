#include "support.h"

#include "rules/cases.h"

namespace beian::rules {

namespace {

using testing::HasSubstr;

/// A file of the fixture gets a line more, and the error must name the place and the way out.
struct Fault {
    std::string name;
    std::string file;
    std::string line;
    std::string said;
};

void PrintTo(const Fault& fault, std::ostream* out) {
    *out << fault.said;
}

class EveryFault : public testing::TestWithParam<Fault> {};

TEST_P(EveryFault, IsNamedWithItsFileItsLineAndTheNearestRightName) {
    const Workbook workbook;
    workbook.append(GetParam().file, GetParam().line + "\n");
    const auto book = workbook.load();
    ASSERT_FALSE(book) << "this was read without complaint";
    EXPECT_THAT(book.error().message, HasSubstr(GetParam().said));
    EXPECT_THAT(book.error().message, testing::ContainsRegex(GetParam().file + ":[0-9]+: "));
}

std::string rule(const std::string& says, const std::string& id = "national.x") {
    return rule_text(id, says);
}

const Fault kFaults[] = {
    {"Key", "national.yaml", rule("effect: require, materail: id_card"),
     "unknown key \"materail\" (did you mean \"material\"?)"},
    {"Material", "national.yaml", rule("effect: require, material: id_crad"),
     "unknown material \"id_crad\" (did you mean \"id_card\"?)"},
    {"Fact", "national.yaml", rule("effect: require, material: id_card, when: { head.agee: 1 }"),
     "(did you mean \"head.age\"?)"},
    {"Value", "national.yaml", rule("effect: require, material: id_card, when: { subject.kind: lawfirm }"),
     "(did you mean \"law_firm\"?)"},
    {"Operator", "national.yaml", rule("effect: require, material: id_card, when: { head.age: { undr: 1 } }"),
     "(did you mean \"under\"?)"},
    {"WrongOperator", "national.yaml",
     rule("effect: require, material: id_card, when: { head.age: { contains: [a] } }"),
     "needs a fact that is a text"},
    {"NoNumber", "national.yaml",
     rule("effect: require, material: id_card, when: { head.age: { under: ten } }"),
     "must be a whole number"},
    {"EmptyBounds", "national.yaml",
     rule("effect: require, material: id_card, when: { head.age: { under: 5, over: 9 } }"),
     "no number is within these bounds"},
    {"Source", "national.yaml",
     "  - { id: national.x, topic: other, effect: require, material: id_card, because: { zh: 一, en: a }, "
     "sources: [giude], confidence: high }",
     "(did you mean \"guide\"?)"},
    {"Rule", "national.yaml", rule("effect: require, material: id_card, instead_of: [national.crt]"),
     "(did you mean \"national.cert\"?)"},
    {"Topic", "national.yaml",
     "  - { id: national.x, topic: phones, effect: require, material: id_card, because: { zh: 一, en: a }, "
     "sources: [guide], confidence: high }",
     "(did you mean \"phone\"?)"},
    {"Effect", "national.yaml", rule("effect: requires, material: id_card"), "(did you mean \"require\"?)"},
    {"NoEffect", "national.yaml", rule("material: id_card"), "national.x has no `effect`"},
    {"NoEnglish", "national.yaml",
     "  - { id: national.x, topic: other, effect: require, material: id_card, because: { zh: 一 }, sources: "
     "[guide], confidence: high }",
     "because has no English text; add `en`"},
    {"TakenId", "national.yaml", rule("effect: require, material: id_card", "national.cert"), "is taken by"},
    {"ForeignId", "national.yaml", rule("effect: require, material: id_card", "hunan.x"),
     "must be national.name"},
    {"Day", "national.yaml", rule("effect: require, material: id_card, from: 2021-02-30"),
     "must be a day such as 2020-09-09"},
    {"EndsFirst", "national.yaml",
     rule("effect: require, material: id_card, from: 2021-01-01, until: 2021-01-01"),
     "`until` must be later than `from`"},
    {"Nothing", "national.yaml", rule("effect: require"), "say what it asks for"},
    {"NoWhen", "national.yaml", rule("effect: forbid"), "say when it bites"},
    {"WhoWithoutWho", "national.yaml", rule("effect: require, material: id_card, when: { who.age: 1 }"),
     "is only read where the rule says `who: [head, service_head]`"},
    {"MustAndMaterial", "national.yaml", rule("effect: require, material: id_card, must: { head.age: 1 }"),
     "are two rules"},
    {"Field", "national.yaml", rule("effect: require, field: head.phon"), "(did you mean \"head.phone\"?)"},
    {"FactAmongFields", "facts.yaml", "  head.x: { type: bool, ask: { zh: 一, en: a } }",
     "unknown key \"type\" in head.x"},
    {"Format", "profiles.yaml", "  other: { name: { zh: 一, en: a }, formats: [jpg] }",
     "(did you mean \"jpeg\"?)"},
    {"Owner", "materials.yaml",
     "  x: { name: { zh: 一, en: a }, of: subjct, what: { zh: 一, en: a }, from_whom: { zh: 一, en: a }, "
     "image: none }",
     "(did you mean \"subject\"?)"},
    {"Twice", "sources.yaml", "  guide: { title: again, checked: 2026-11-23 }",
     "\"guide\" stands here twice"},
    {"Unchecked", "sources.yaml", "  other: { title: a }", "other has no `checked`"},
    {"Alias", "national.yaml", "  - &a { id: national.x }", "anchors are not read"},
    {"Tag", "national.yaml", "  - !!map { id: national.x }", "tags are not read"},
    {"SecondDocument", "national.yaml", "---\nrules: []", "a second document begins here"},
    {"Unclosed", "national.yaml", "  - { id: national.x", "no sound YAML"},
    {"NotText", "national.yaml", "  - \xff", "not UTF-8 text"},
    {"TooDeep", "national.yaml", "  - [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]", "nested too deep"},
};

INSTANTIATE_TEST_SUITE_P(Rulebook, EveryFault, testing::ValuesIn(kFaults),
                         [](const auto& fault) { return fault.param.name; });

TEST(Reading, EveryFaultIsNamedAtOnce) {
    const Workbook workbook;
    workbook.append("national.yaml", rule("effect: require, material: id_crad", "national.x") +
                                         rule("effect: requires", "national.y"));
    workbook.append("provinces/guangdong.yaml", rule("effect: inform, field: hed.phone", "guangdong.z"));
    const auto book = workbook.load();
    ASSERT_FALSE(book);
    for (const char* said : {"id_crad", "requires", "hed.phone"})
        EXPECT_THAT(book.error().message, HasSubstr(said));
}

TEST(Reading, AMissingFileAndAMissingDirectoryAreSaid) {
    const Workbook workbook;
    fs::remove(workbook.directory() / "sources.yaml");
    EXPECT_THAT(workbook.load().error().message, HasSubstr("sources.yaml: no such file"));
    EXPECT_THAT(load_rulebook(workbook.directory() / "nowhere").error().message,
                HasSubstr("no such directory"));
}

TEST(Reading, AnOnlyWhenThatLeadsBackToItselfIsRefused) {
    const Workbook workbook;
    workbook.write("facts.yaml",
                   "facts:\n"
                   "  a.a: { type: bool, ask: { zh: 一, en: a }, only_when: { a.b: true } }\n"
                   "  a.b: { type: bool, ask: { zh: 一, en: a }, only_when: { a.a: true } }\n");
    EXPECT_THAT(workbook.load().error().message, HasSubstr("leads back to itself"));
}

TEST(Cases, AFailureSaysWhatWasExpectedAndWhatCame) {
    const Workbook workbook;
    fs::create_directory(workbook.directory() / "cases");
    workbook.write(
        "cases/a.yaml",
        "cases:\n"
        "  - name: a company shows its certificate\n"
        "    given: { filing.kind: first, filing.province: hunan, subject: { kind: enterprise } }\n"
        "    expect: { required: [org_certificate], accepts: { org_certificate: [business_license] } }\n"
        "  - name: a person brings a plan\n"
        "    given: { filing.kind: first, filing.province: hunan, subject.kind: person, head.residency: "
        "foreign }\n"
        "    expect: { required: [site_plan], asks_not: [head.age] }\n");
    const auto book = workbook.load();
    ASSERT_TRUE(book) << book.error().message;
    const auto report = run_cases(*book, workbook.directory() / "cases", kToday);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->passed, 1);
    ASSERT_EQ(report->failures.size(), 1U);
    EXPECT_THAT(
        report->failures[0],
        HasSubstr("cases/a.yaml:5: a person brings a plan: expected required site_plan, got passport"));
}

TEST(Cases, AnUnknownNameInAnExpectationIsAFault) {
    const Workbook workbook;
    fs::create_directory(workbook.directory() / "cases");
    workbook.write("cases/a.yaml",
                   "cases:\n  - { name: x, given: { filing.kind: frst }, expect: {} }\n"
                   "  - { name: y, given: { filing.kind: first }, expect: { required: [id_crad], asks: "
                   "[head.aeg] } }\n");
    const auto book = workbook.load();
    ASSERT_TRUE(book);
    const auto report = run_cases(*book, workbook.directory() / "cases", kToday);
    ASSERT_FALSE(report);
    for (const char* said : {"\"first\"?", "\"id_card\"?", "\"head.age\"?"})
        EXPECT_THAT(report.error().message, HasSubstr(said));
}

}  // namespace

}  // namespace beian::rules
