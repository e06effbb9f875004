#include <nlohmann/json.hpp>

#include "rules/diff.h"
#include "rules/explain.h"
#include "rules/lint.h"
#include "rules/render.h"
#include "support.h"

namespace beian::rules {

namespace {

using Json = nlohmann::ordered_json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Rulebook fixture() {
    const Workbook workbook;
    return workbook.load().value();
}

TEST(ChecklistJson, ReadsAsTheContractSays) {
    const Rulebook book = book_of(
        rule_text("national.plan",
                  "effect: require, material: site_plan, accepts: [site_plan, pledge], value: { max: 31 }") +
        rule_text("national.age",
                  "effect: forbid, when: { head.age: { under: 18 } }, remedy: { zh: 等, en: wait }, "
                  "remedy_material: pledge") +
        rule_text("national.phone", "effect: advise, field: head.phone") +
        rule_text("national.many", "effect: require, material: pledge, when: { domain.many: true }"));
    const Json json = Json::parse(to_json(book, evaluate(book, first_filing(book, {"head.age=17"}), kToday)));
    const Json because = {{"zh", "因为"}, {"en", "because"}};
    const Json source = {
        {"id", "guide"}, {"title", "Guide"}, {"url", "https://example.org/guide"}, {"date", "2020-09-09"}};
    const Json reason = {{"rule", "national.plan"},
                         {"because", because},
                         {"sources", Json::array({source})},
                         {"confidence", "high"}};
    EXPECT_EQ(json["on"], "2026-11-23");
    EXPECT_EQ(json["rulebook"], "test");
    EXPECT_EQ(json["facts"], (Json{{"filing.kind", "first"}, {"head.age", 17}}));
    EXPECT_EQ(json["items"][0], (Json{{"material", "site_plan"},
                                      {"of", "subject"},
                                      {"necessity", "required"},
                                      {"name", {{"zh", "site_plan"}, {"en", "site_plan"}}},
                                      {"sides", {"page-1"}},
                                      {"accepts", {"site_plan", "pledge"}},
                                      {"reasons", Json::array({reason})}}));
    EXPECT_EQ(json["refusals"][0], (Json{{"rule", "national.age"},
                                         {"because", because},
                                         {"remedy", {{"zh", "等"}, {"en", "wait"}}},
                                         {"remedy_material", "pledge"},
                                         {"sources", Json::array({source})},
                                         {"confidence", "high"}}));
    EXPECT_EQ(json["constraints"][0]["field"], "head.phone");
    EXPECT_EQ(json["constraints"][0]["advises"], true);
    EXPECT_EQ(json["questions"], Json::array({{{"fact", "domain.many"},
                                               {"ask", {{"zh", "多"}, {"en", "Many"}}},
                                               {"type", "bool"},
                                               {"values", {false, true}},
                                               {"decides", {"pledge"}},
                                               {"checks", Json::array()}}}));
}

TEST(Explain, NamesTheLineThatFailsAndTheFactThatWouldChangeIt) {
    const Rulebook book = fixture();
    const auto material = book.material_by_slug.at("residence_permit");
    const Facts facts = first_filing(
        book, {"filing.province=guangdong", "subject.kind=person", "head.id_province=guangdong"});
    const Explanation said = explain(book, material, facts, kToday);
    EXPECT_EQ(said.necessity, std::nullopt);
    ASSERT_EQ(said.rules.size(), 1U);
    ASSERT_EQ(said.rules[0].lines.size(), 1U);
    EXPECT_EQ(said.rules[0].lines[0].written, "head.id_province: differs_from filing.province");
    EXPECT_EQ(said.rules[0].lines[0].now, "guangdong");
    EXPECT_THAT(
        render_explanation(book, said, Language::En),
        HasSubstr("fails: head.id_province: differs_from filing.province (head.id_province is guangdong)"));
    EXPECT_THAT(render_explanation(book, said, Language::Zh), HasSubstr("不符：head.id_province"));
}

TEST(Explain, SaysWhichRuleAsksAndWhichBelongToOtherProvinces) {
    const Rulebook book = fixture();
    const auto material = book.material_by_slug.at("site_plan");
    const Facts facts =
        first_filing(book, {"filing.province=hunan", "subject.kind=person", "subject.domain_count=40"});
    const Explanation elsewhere = explain(book, material, facts, kToday);
    ASSERT_EQ(elsewhere.rules.size(), 1U);
    EXPECT_TRUE(elsewhere.rules[0].elsewhere);
    EXPECT_THAT(render_explanation(book, elsewhere, Language::En),
                HasSubstr("rules of other provinces speak of it: guangdong.plan"));
}

TEST(Diff, BetweenTwoDaysNamesWhatStartedAndWhatEnded) {
    const Rulebook book =
        book_of(rule_text("national.old", "effect: require, material: pledge, until: 2022-01-01") +
                rule_text("national.new", "effect: require, material: site_plan, from: 2022-01-01"));
    const Edition before{&book, *parse_day("2021-06-01")};
    const Edition after{&book, *parse_day("2022-06-01")};
    const RulebookDiff rules = diff_rulebooks(before, after);
    EXPECT_THAT(rules.started, ElementsAre("national.new"));
    EXPECT_THAT(rules.ended, ElementsAre("national.old"));
    const Facts facts = first_filing(book, {});
    const ChecklistDiff lists = diff_checklists(before, facts, after, facts);
    EXPECT_THAT(lists.gone, ElementsAre("required pledge (service), accepts pledge"));
    EXPECT_THAT(lists.come, ElementsAre("required site_plan (subject), accepts site_plan"));
}

TEST(Diff, BetweenTwoRulebooksNamesTheKeysThatChanged) {
    const Rulebook one =
        book_of(rule_text("national.x", "effect: require, material: pledge, when: { head.age: 1 }"));
    const Rulebook other = book_of(rule_text(
        "national.x", "effect: require, material: pledge, accepts: [site_plan], when: { head.age: 2 }"));
    const RulebookDiff diff = diff_rulebooks({&one, kToday}, {&other, kToday});
    ASSERT_EQ(diff.changed.size(), 1U);
    EXPECT_THAT(diff.changed[0].keys, ElementsAre("accepts", "when"));
    EXPECT_THAT(diff_rulebooks({&one, kToday}, {&one, kToday}).changed, IsEmpty());
}

std::vector<std::string> lint_checks(const std::string& rules, CivilDay today = kToday) {
    const Rulebook book = book_of(rules);
    std::vector<std::string> checks;
    for (const LintFinding& finding : lint(book, nullptr, today))
        checks.push_back(finding.check + " " + finding.subject);
    return checks;
}

TEST(Lint, FindsWhatAStrictReaderCannotSee) {
    EXPECT_THAT(lint_checks(rule_text(
                    "national.x",
                    "for: person, effect: require, material: pledge, when: { subject.kind: law_firm }")),
                ElementsAre("dead national.x"));
    EXPECT_THAT(lint_checks(rule_text("national.x", "effect: require, material: pledge") +
                            rule_text("national.y",
                                      "effect: require, material: site_plan, instead_of: [national.x]")),
                ElementsAre("dead national.x"));
    EXPECT_THAT(lint_checks(rule_text("national.x", "effect: require, material: pledge") +
                            rule_text("national.y", "effect: require, material: pledge")),
                ElementsAre("duplicate national.y"));
    EXPECT_THAT(lint_checks(rule_text("national.x", "effect: require, material: pledge, until: 2021-01-01") +
                            rule_text("national.y", "effect: require, material: pledge, from: 2022-01-01")),
                ElementsAre("gap national.x"));
    EXPECT_THAT(lint_checks(rule_text("national.x", "effect: forbid, when: { head.age: 1 }")),
                ElementsAre("no-remedy national.x"));
    EXPECT_THAT(lint_checks("", *parse_day("2028-01-01")),
                ElementsAre("stale-source guide", "stale-source notice"));
    EXPECT_THAT(lint_checks(rule_text("national.x", "effect: require, material: pledge")), IsEmpty());
}

TEST(Lint, CountsARuleThatNoCaseExercisesAsAnError) {
    const Rulebook book = book_of(rule_text("national.x", "effect: require, material: pledge"));
    CaseReport cases;
    cases.exercised = std::vector<bool>(book.rules.size(), false);
    const auto findings = lint(book, &cases, kToday);
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings[0].check, "no-case");
    EXPECT_EQ(findings[0].level, LintLevel::Error);
}

TEST(Render, AChecklistReadsInBothLanguages) {
    const Rulebook book = fixture();
    const Checklist list =
        evaluate(book, first_filing(book, {"filing.province=guangdong", "subject.kind=enterprise"}), kToday);
    const std::string english = render_checklist(book, list, Language::En);
    for (const char* said : {"Guangdong", "To hand in (1)", "One of: business_license", "Still to be known",
                             "head.residency", "[national.cert"}) {
        EXPECT_THAT(english, HasSubstr(said));
    }
    EXPECT_THAT(render_checklist(book, list, Language::Zh), HasSubstr("需要提交 (1)"));
}

TEST(Render, ARuleShowsItsConditionItsSourceAndItsPlace) {
    const Rulebook book = fixture();
    const std::string text = render_rule(book, *book.find_rule("guangdong.plan"), Language::En);
    for (const char* said : {"when: subject.domain_count: at_least 32", "when: filing.province: guangdong",
                             "source: An authority Notice", "guangdong.yaml:4"}) {
        EXPECT_THAT(text, HasSubstr(said));
    }
}

}  // namespace

}  // namespace beian::rules
