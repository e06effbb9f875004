#include "support.h"

namespace beian::rules {

namespace {

using testing::IsEmpty;

struct Condition3 {
    std::string name;
    std::string when;
    std::vector<std::string> holds;
    std::vector<std::string> fails;
    std::vector<std::string> open;  // nothing: a test that is never open
    bool never_open = false;
};

void PrintTo(const Condition3& tested, std::ostream* out) {
    *out << tested.when;
}

class EveryTest : public testing::TestWithParam<Condition3> {
protected:
    std::set<std::string> answer(const std::vector<std::string>& facts) const {
        const Rulebook book =
            book_of(rule_text("national.x", "effect: require, material: pledge, when: " + GetParam().when));
        return items(book, evaluate(book, first_filing(book, facts), kToday));
    }
};

TEST_P(EveryTest, AsksForTheMaterialWhereItHolds) {
    EXPECT_EQ(answer(GetParam().holds), std::set<std::string>{"required pledge service"});
}

TEST_P(EveryTest, AsksForNothingWhereItFails) {
    EXPECT_THAT(answer(GetParam().fails), IsEmpty());
}

TEST_P(EveryTest, LeavesTheMaterialToAQuestionWhereNothingIsKnown) {
    // Whether a fact is known is itself always known.
    if (GetParam().never_open) {
        EXPECT_EQ(answer({}).count("conditional pledge service"), 0U);
        return;
    }
    EXPECT_EQ(answer(GetParam().open), std::set<std::string>{"conditional pledge service"});
}

const Condition3 kConditions[] = {
    {"Equals", "{ subject.kind: law_firm }", {"subject.kind=law_firm"}, {"subject.kind=person"}, {}},
    {"IsOneOf",
     "{ subject.kind: [law_firm, enterprise] }",
     {"subject.kind=enterprise"},
     {"subject.kind=person"},
     {}},
    {"Not", "{ subject.kind: { not: person } }", {"subject.kind=enterprise"}, {"subject.kind=person"}, {}},
    {"NotOneOf",
     "{ subject.kind: { not: [person, law_firm] } }",
     {"subject.kind=enterprise"},
     {"subject.kind=law_firm"},
     {}},
    {"BoolIs", "{ domain.many: true }", {"domain.many=true"}, {"domain.many=false"}, {}},
    {"ListContains",
     "{ service.content: blog }",
     {"service.content=blog,news"},
     {"service.content=news"},
     {}},
    {"ListContainsOneOf",
     "{ service.content: [blog, forum] }",
     {"service.content=forum"},
     {"service.content="},
     {}},
    {"ListContainsNone",
     "{ service.content: { not: [blog, forum] } }",
     {"service.content="},
     {"service.content=blog,news"},
     {}},
    {"ListContainsOther",
     "{ service.content: { other_than: [blog] } }",
     {"service.content=blog,news"},
     {"service.content=blog"},
     {}},
    {"Under", "{ head.age: { under: 18 } }", {"head.age=17"}, {"head.age=18"}, {}},
    {"AtLeast", "{ head.age: { at_least: 18 } }", {"head.age=18"}, {"head.age=17"}, {}},
    {"Over",
     "{ subject.domain_count: { over: 31 } }",
     {"subject.domain_count=32"},
     {"subject.domain_count=31"},
     {}},
    {"AtMost",
     "{ subject.domain_count: { at_most: 31 } }",
     {"subject.domain_count=31"},
     {"subject.domain_count=32"},
     {}},
    {"Between", "{ head.age: { at_least: 16, under: 18 } }", {"head.age=16"}, {"head.age=18"}, {}},
    {"NumberEquals", "{ head.age: 18 }", {"head.age=18"}, {"head.age=19"}, {}},
    {"Contains",
     "{ service.name: { contains: [导航, Portal] } }",
     {"service.name=city PORTAL"},
     {"service.name=花店"},
     {}},
    {"Lacks", "{ service.name: { lacks: [导航] } }", {"service.name=花店"}, {"service.name=城市导航"}, {}},
    {"StartsWith",
     "{ service.name: { starts_with: [中国] } }",
     {"service.name=中国花"},
     {"service.name=花中国"},
     {}},
    {"EndsWith", "{ service.name: { ends_with: 网 } }", {"service.name=花网"}, {"service.name=网花"}, {}},
    {"TextIs", "{ service.name: Flora }", {"service.name=flora"}, {"service.name=floral"}, {}},
    {"TextIsNot", "{ service.name: { not: flora } }", {"service.name=fauna"}, {"service.name=Flora"}, {}},
    {"Characters",
     "{ service.name: { characters: { under: 3 } } }",
     {"service.name=花店"},
     {"service.name=花店网"},
     {}},
    {"SameAs",
     "{ head.id_province: { same_as: filing.province } }",
     {"head.id_province=hunan", "filing.province=hunan"},
     {"head.id_province=other", "filing.province=hunan"},
     {"filing.province=hunan"}},
    {"DiffersFrom",
     "{ head.id_province: { differs_from: filing.province } }",
     {"head.id_province=hunan", "filing.province=guangdong"},
     {"head.id_province=hunan", "filing.province=hunan"},
     {"head.id_province=hunan"}},
    {"Known", "{ head.age: { known: true } }", {"head.age=1"}, {}, {}, true},
    {"NotKnown", "{ head.age: { known: false } }", {}, {"head.age=1"}, {}, true},
    {"EveryLine",
     "{ head.age: { under: 18 }, domain.many: true }",
     {"head.age=1", "domain.many=true"},
     {"head.age=1", "domain.many=false"},
     {"head.age=1"}},
    {"AllGroup",
     "{ all: [ { head.age: 1 }, { domain.many: true } ] }",
     {"head.age=1", "domain.many=true"},
     {"domain.many=false"},
     {"domain.many=true"}},
    {"AnyGroup",
     "{ any: [ { head.age: 1 }, { domain.many: true } ] }",
     {"domain.many=true"},
     {"head.age=2", "domain.many=false"},
     {"head.age=2"}},
    {"NoneGroup",
     "{ none: [ { head.age: 1 }, { domain.many: true } ] }",
     {"head.age=2", "domain.many=false"},
     {"domain.many=true"},
     {"head.age=2"}},
};

INSTANTIATE_TEST_SUITE_P(Conditions, EveryTest, testing::ValuesIn(kConditions),
                         [](const auto& tested) { return tested.param.name; });

TEST(Conditions, AFactReadTwiceIsNotAskedWhereEveryValueLeadsToTheSameAnswer) {
    const Rulebook book = book_of(rule_text(
        "national.x",
        "effect: require, material: pledge, when: { any: [ { head.sex: M, head.age: { over: 60 } }, "
        "{ head.sex: F, head.age: { over: 55 } } ] }"));
    const Checklist old = evaluate(book, first_filing(book, {"head.age=61"}), kToday);
    EXPECT_EQ(items(book, old), std::set<std::string>{"required pledge service"});
    EXPECT_THAT(questions(book, old), IsEmpty());
    const Checklist between = evaluate(book, first_filing(book, {"head.age=58"}), kToday);
    EXPECT_EQ(questions(book, between), std::vector<std::string>{"head.sex"});
    const Checklist young = evaluate(book, first_filing(book, {"head.age=30"}), kToday);
    EXPECT_THAT(items(book, young), IsEmpty());
}

TEST(Conditions, AFactThatDoesNotExistHereFailsEveryTestAndIsNotAsked) {
    const Rulebook book = book_of(rule_text(
        "national.x", "effect: require, material: pledge, when: { subject.renamed: { not: true } }"));
    const Checklist person = evaluate(book, first_filing(book, {"subject.kind=person"}), kToday);
    EXPECT_THAT(items(book, person), IsEmpty());
    EXPECT_THAT(questions(book, person), IsEmpty());
    const Checklist open = evaluate(book, first_filing(book, {}), kToday);
    EXPECT_EQ(questions(book, open), (std::vector<std::string>{"subject.kind", "subject.renamed"}));
}

TEST(Conditions, AFactThatWasGivenCountsEvenWhereItWouldNotBeAsked) {
    const Rulebook book = book_of(
        rule_text("national.x", "effect: require, material: pledge, when: { subject.renamed: true }"));
    const Checklist list =
        evaluate(book, first_filing(book, {"subject.kind=person", "subject.renamed=true"}), kToday);
    EXPECT_EQ(items(book, list), std::set<std::string>{"required pledge service"});
}

}  // namespace

}  // namespace beian::rules
