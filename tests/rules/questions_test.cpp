#include <nlohmann/json.hpp>

#include <algorithm>
#include <random>

#include "support.h"

namespace beian::rules {

namespace {

using Json = nlohmann::ordered_json;

/// Values of a fact that tell its tests apart, and some beyond.
std::vector<Known> values_of(const Rulebook& book, FactId id) {
    const Fact& fact = book.vocabulary.facts[id];
    Facts facts(book.vocabulary);
    std::vector<Known> values;
    const auto take = [&] { values.push_back(facts.at(id)); };
    if (fact.type == FactType::List) {
        facts.set_bits(id, 0);
        take();
    }
    for (std::size_t i = 0; i < fact.values.size(); ++i) {
        facts.set_bits(id, std::uint64_t{1} << i);
        take();
    }
    std::set<std::int64_t> numbers{0, 1};
    std::set<std::string> texts{"样例", "x"};
    for (const ConditionNode& node : book.conditions.nodes) {
        if (node.fact != id) continue;
        for (const std::int64_t bound : {node.low, node.high}) {
            if (bound == kLeast || bound == kMost) continue;
            for (const std::int64_t near : {bound - 1, bound, bound + 1}) {
                if (near >= 0) numbers.insert(near);
            }
            if (bound > 0)
                texts.insert(
                    std::string(static_cast<std::size_t>(std::min<std::int64_t>(bound + 1, 200)), 'q'));
        }
        for (std::uint32_t i = 0; i < node.word_count; ++i) {
            texts.insert(book.conditions.words[book.conditions.word_lists[node.first_word + i]]);
        }
    }
    if (fact.type == FactType::Number) {
        for (const std::int64_t number : numbers) facts.set_number(id, number), take();
    }
    if (fact.type == FactType::Text) {
        for (const std::string& text : texts) facts.set_text(id, text), take();
    }
    return values;
}

class Situations {
public:
    Situations(const Rulebook& book, unsigned seed) : book_(book), random_(seed) {
        for (std::size_t i = 0; i < book.vocabulary.facts.size(); ++i) {
            values_.push_back(values_of(book, static_cast<FactId>(i)));
        }
    }

    Facts next() {
        Facts facts(book_.vocabulary);
        const int share = std::uniform_int_distribution(0, 100)(random_);
        for (std::size_t i = 0; i < values_.size(); ++i) {
            if (std::uniform_int_distribution(0, 99)(random_) < share) answer(facts, static_cast<FactId>(i));
        }
        return facts;
    }
    void answer(Facts& facts, FactId fact) {
        const std::vector<Known>& values = values_[fact];
        facts.set(fact, values[std::uniform_int_distribution<std::size_t>(0, values.size() - 1)(random_)]);
    }
    const std::vector<Known>& values(FactId fact) const { return values_[fact]; }

private:
    const Rulebook& book_;
    std::mt19937 random_;
    std::vector<std::vector<Known>> values_;
};

/// All a checklist says but for the facts and the question about one of them.
Json answer_without(const Rulebook& book, const Checklist& list, FactId fact) {
    Json json = Json::parse(to_json(book, list));
    json.erase("facts");
    Json questions = Json::array();
    for (const Json& question : json["questions"]) {
        if (question["fact"] != book.vocabulary.facts[fact].name) questions.push_back(question);
    }
    json["questions"] = questions;
    return json;
}

void expect_answers_end(const Rulebook& book, int situations, unsigned seed) {
    Situations random(book, seed);
    for (int i = 0; i < situations; ++i) {
        Facts facts = random.next();
        std::set<FactId> answered;
        Checklist list = evaluate(book, facts, kToday);
        while (!list.questions.empty()) {
            const FactId fact = list.questions.front().fact;
            ASSERT_FALSE(facts.knows(fact)) << book.vocabulary.facts[fact].name << " is known and asked";
            ASSERT_TRUE(answered.insert(fact).second)
                << book.vocabulary.facts[fact].name << " is asked twice";
            random.answer(facts, fact);
            list = evaluate(book, facts, kToday);
        }
        for (const Item& item : list.items) {
            ASSERT_NE(item.necessity, Necessity::Conditional)
                << book.materials[item.material].slug << " is open and nothing is asked\n"
                << to_json(book, list);
        }
    }
}

void expect_questions_matter(const Rulebook& book, int situations, std::size_t most_questions,
                             unsigned seed) {
    Situations random(book, seed);
    for (int i = 0; i < situations; ++i) {
        Facts facts = random.next();
        // With these known, a rule that stands for two people is open for one of them at most: `checks` names
        // rules, not people, so what one answer changes would hide behind the other person.
        for (const char* gate :
             {"filing.kind", "filing.province", "subject.kind", "service_head.same_as_head"}) {
            const FactId fact = *book.vocabulary.find_fact(gate);
            if (!facts.knows(fact)) random.answer(facts, fact);
        }
        const Checklist list = evaluate(book, facts, kToday);
        for (std::size_t q = 0; q < std::min(list.questions.size(), most_questions); ++q) {
            const FactId fact = list.questions[q].fact;
            const Json before = answer_without(book, list, fact);
            const auto& values = random.values(fact);
            const bool matters = std::any_of(values.begin(), values.end(), [&](const Known& value) {
                Facts answered = facts;
                answered.set(fact, value);
                return answer_without(book, evaluate(book, answered, kToday), fact) != before;
            });
            ASSERT_TRUE(matters) << book.vocabulary.facts[fact].name
                                 << " is asked and no answer changes anything\n"
                                 << to_json(book, list);
        }
    }
}

Rulebook the_rulebook() {
    auto book = load_rulebook(fs::path(BEIAN_SOURCE_DIR) / "rules");
    if (!book) throw std::runtime_error(book.error().message);
    return std::move(book).value();
}

TEST(Questions, AnsweringThemInTheOrderAskedEndsWithNoneAndNoConditionalItem) {
    expect_answers_end(the_rulebook(), 60, 1);
}

TEST(Questions, EachHasAnAnswerThatChangesSomething) {
    expect_questions_matter(the_rulebook(), 12, 2, 2);
}

TEST(Questions, TheSmallRulebookKeepsBothPromisesToo) {
    const Workbook workbook;
    const auto book = workbook.load();
    ASSERT_TRUE(book) << book.error().message;
    expect_answers_end(*book, 400, 3);
    expect_questions_matter(*book, 100, 10, 4);
}

TEST(Questions, TheFactThatMostMaterialsHangOnComesFirst) {
    const Rulebook book = book_of(
        rule_text("national.a", "effect: require, material: pledge, when: { domain.many: true }") +
        rule_text("national.b", "effect: require, material: site_plan, when: { domain.many: true }") +
        rule_text("national.c", "effect: require, material: id_card, when: { head.age: 7 }") +
        rule_text("national.d", "effect: forbid, when: { head.sex: M }") +
        rule_text("national.e", "effect: require, field: head.phone, when: { head.residency: foreign }") +
        rule_text("national.f", "effect: inform, field: head.phone, when: { service.content: blog }"));
    const Checklist list = evaluate(book, first_filing(book, {}), kToday);
    EXPECT_EQ(questions(book, list),
              (std::vector<std::string>{"domain.many", "head.age", "head.sex", "head.residency"}));
    EXPECT_EQ(list.decided_by(list.questions[0]).size(), 2U);
    EXPECT_EQ(list.checked_by(list.questions[2]).size(), 1U);
}

TEST(Questions, ARuleForWhereNoNumberIsKnownWaitsForTheNumber) {
    const Rulebook book = book_of(
        rule_text("national.many",
                  "effect: require, material: site_plan, when: { domain.many: true, subject.domain_count: { "
                  "known: false } }") +
        rule_text("national.over",
                  "effect: require, material: site_plan, when: { subject.domain_count: { over: 31 } }"));
    const Checklist list = evaluate(book, first_filing(book, {}), kToday);
    EXPECT_EQ(questions(book, list), std::vector<std::string>{"subject.domain_count"});
}

TEST(Questions, TheOrderOfTheRulesInTheFileDoesNotMatter) {
    const std::vector<std::string> rules = {
        rule_text("national.a", "effect: require, material: pledge, when: { domain.many: true }"),
        rule_text("national.b", "effect: require, material: pledge, accepts: [site_plan, pledge]"),
        rule_text("national.c",
                  "effect: require, material: pledge, accepts: [pledge], instead_of: [national.b], when: { "
                  "head.age: 1 }"),
        rule_text("national.d", "effect: forbid, when: { head.age: { under: 18 } }")};
    std::string forward, backward;
    for (const std::string& rule : rules) forward = forward + rule, backward = rule + backward;
    const Rulebook one = book_of(forward);
    const Rulebook other = book_of(backward);
    Situations random(one, 5);
    for (int i = 0; i < 100; ++i) {
        const Facts facts = random.next();
        ASSERT_EQ(to_json(one, evaluate(one, facts, kToday)), to_json(other, evaluate(other, facts, kToday)));
    }
}

}  // namespace

}  // namespace beian::rules
