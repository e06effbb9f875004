#include "support.h"

#include "rules/evaluate.h"

namespace beian::form {

namespace {

const rules::Rulebook& the_rulebook() {
    static const rules::Rulebook book = loaded(rules::load_rulebook(BEIAN_SOURCE_DIR "/rules"));
    return book;
}

rules::Facts facts(const Sheet& sheet) {
    const rules::Vocabulary& vocabulary = the_rulebook().vocabulary;
    return facts_of(sheet.about(), "first", 0, vocabulary, rules::Facts(vocabulary));
}

std::string value(const rules::Facts& facts, std::string_view name) {
    const auto fact = the_rulebook().vocabulary.find_fact(name);
    if (!fact) throw std::runtime_error("no fact " + std::string(name));
    return facts.knows(*fact) ? rules::written_value(the_rulebook().vocabulary, facts, *fact) : "?";
}

TEST(FormFacts, AreReadFromNumbersDatesAndCodes) {
    const rules::Facts known = facts(company());
    EXPECT_EQ(value(known, "filing.province"), "guangdong");
    EXPECT_EQ(value(known, "subject.kind"), "enterprise");
    EXPECT_EQ(value(known, "head.residency"), "mainland");
    EXPECT_EQ(value(known, "head.id_province"), "beijing");
    EXPECT_EQ(value(known, "head.age"), "76");
    EXPECT_EQ(value(known, "head.sex"), "F");
    EXPECT_EQ(value(known, "head.is_legal_representative"), "true");
    EXPECT_EQ(value(known, "service_head.same_as_head"), "false");
    EXPECT_EQ(value(known, "service_head.age"), "12");
    EXPECT_EQ(value(known, "service.content"), "[enterprise]");
    EXPECT_EQ(value(known, "service.preapproval"), "[]");
    EXPECT_EQ(value(known, "domain.suffix"), ".cn");
    EXPECT_EQ(value(known, "domain.owner"), "subject");
    EXPECT_EQ(value(known, "order.site_count"), "1");
}

TEST(FormFacts, TellResidentsOfHongKongMacauTaiwanAndAbroadApart) {
    const auto residency = [](const char* type, const char* number) {
        Sheet sheet = company();
        sheet.head().values["certificate_type"] = {type};
        sheet.head().values["certificate_number"] = {number};
        return value(facts(sheet), "head.residency");
    };
    EXPECT_EQ(residency("14", "H01234567"), "hong_kong");
    EXPECT_EQ(residency("14", "M01234567"), "macau");
    EXPECT_EQ(residency("41", "820000200009100032"), "macau");
    EXPECT_EQ(residency("11", "01234567"), "taiwan");
    EXPECT_EQ(residency("7", "P1234567"), "foreign");
}

TEST(FormFacts, LeaveWhatTheFormDoesNotShowAsItWasAnswered) {
    const rules::Vocabulary& vocabulary = the_rulebook().vocabulary;
    rules::Facts given(vocabulary);
    ASSERT_TRUE(rules::set_fact(vocabulary, given, "subject.has_seal", "true"));
    ASSERT_TRUE(rules::set_fact(vocabulary, given, "head.age", "30"));
    const rules::Facts known = facts_of(company().about(), "first", 0, vocabulary, given);
    EXPECT_EQ(value(known, "subject.has_seal"), "true");
    EXPECT_EQ(value(known, "head.age"), "76");  // what will be filed, not what was said
}

TEST(FormFacts, LetTheRulebookRefuseWhatAProvinceDoesNotTake) {
    const Sheet sheet = company();  // its service head is twelve years old
    const auto list = rules::evaluate(the_rulebook(), facts(sheet), kToday);
    std::vector<std::string> refused_by;
    for (const rules::Remark& refusal : list.refusals)
        refused_by.push_back(the_rulebook().rules[refusal.rule].id);
    EXPECT_THAT(refused_by, testing::Contains("guangdong.age-min"));
}

}  // namespace

}  // namespace beian::form
