#include "data/reading.h"
#include "rules/loading.h"

#include <algorithm>
#include <map>

namespace beian::rules {

namespace {

/// The tests that `province`, `filing`, `for` and `who` stand for.
std::vector<ConditionNode> implied_tests(const Rulebook& book, const Rule& rule, std::optional<Owner> who) {
    const Vocabulary& vocabulary = book.vocabulary;
    std::vector<ConditionNode> tests;
    const auto value = [&](FactId fact, std::string_view slug) {
        const auto at = vocabulary.find_value(fact, slug);
        return at ? std::uint64_t{1} << *at : 0;
    };
    if (!rule.province.empty())
        tests.push_back(one_of(book.filing_province, value(book.filing_province, rule.province)));
    tests.push_back(one_of(book.filing_kind, rule.filing));
    const std::uint64_t person = value(book.subject_kind, "person");
    const std::uint64_t anyone = all_values(vocabulary.facts[book.subject_kind]);
    if (rule.holder == Holder::Person) tests.push_back(one_of(book.subject_kind, person));
    if (rule.holder == Holder::Organization) tests.push_back(one_of(book.subject_kind, anyone & ~person));
    if (who == Owner::ServiceHead) {
        const auto same = vocabulary.find_fact("service_head.same_as_head");
        if (same) tests.push_back(one_of(*same, value(*same, "false")));
    }
    return tests;
}

Owner owner_of(const Rulebook& book, const Rule& rule, std::optional<Owner> who) {
    if (rule.of) return *rule.of;
    const MaterialIndex about = rule.material != kNothing ? rule.material : rule.constrains;
    const Owner standing = about == kNothing ? Owner::Subject : book.materials[about].of;
    const bool personal = standing == Owner::Head || standing == Owner::ServiceHead;
    if (who && (rule.of_who || personal || about == kNothing)) return *who;
    return standing;
}

/// Every test on each fact that is read by these conditions.
using TestsByFact = std::map<FactId, std::vector<ConditionNode>>;

void collect(const Rulebook& book, Condition condition, TestsByFact& tests) {
    const std::vector<ConditionNode>& nodes = book.conditions.nodes;
    for (std::uint32_t at = condition.root; at < nodes[condition.root].end; ++at) {
        if (nodes[at].fact != kNoFact) tests[nodes[at].fact].push_back(nodes[at]);
        if (nodes[at].other != kNoFact) tests[nodes[at].other].push_back(nodes[at]);
    }
}

/// One value of each class that the tests tell apart.
std::optional<Instance::Split> split_of(const Fact& fact, FactId id,
                                        const std::vector<ConditionNode>& tests) {
    Instance::Split split;
    split.fact = id;
    if (fact.type == FactType::Choice || fact.type == FactType::Bool) {
        std::vector<std::vector<bool>> seen;
        for (std::size_t value = 0; value < fact.values.size(); ++value) {
            const std::uint64_t bit = std::uint64_t{1} << value;
            std::vector<bool> answers;
            for (const ConditionNode& test : tests) {
                const bool compares = test.test == Test::SameAs || test.test == Test::DiffersFrom;
                for (std::size_t other = 0; compares && other < fact.values.size(); ++other)
                    answers.push_back(other == value);
                answers.push_back((test.mask & bit) != 0);
            }
            if (std::find(seen.begin(), seen.end(), answers) != seen.end()) continue;
            seen.push_back(std::move(answers));
            split.bits.push_back(bit);
        }
        return split;
    }
    if (fact.type != FactType::Number) return std::nullopt;
    split.numbers.push_back(0);
    for (const ConditionNode& test : tests) {
        if (test.test != Test::Between) return std::nullopt;
        if (test.low != kLeast) split.numbers.push_back(test.low);
        if (test.high != kMost) split.numbers.push_back(test.high + 1);
    }
    std::sort(split.numbers.begin(), split.numbers.end());
    split.numbers.erase(std::unique(split.numbers.begin(), split.numbers.end()), split.numbers.end());
    return split;
}

std::vector<Instance::Split> splits_of(const Rulebook& book, const TestsByFact& tests_by_fact) {
    std::vector<Instance::Split> splits;
    for (const auto& [fact, tests] : tests_by_fact) {
        const auto asks = [](const ConditionNode& test) {
            return test.test != Test::Known && test.test != Test::NotKnown;
        };
        if (std::count_if(tests.begin(), tests.end(), asks) < 2) continue;
        if (auto split = split_of(book.vocabulary.facts[fact], fact, tests))
            splits.push_back(std::move(*split));
    }
    return splits;
}

void add_instance(Loading& loading, const RuleDraft& draft, RuleIndex index, std::optional<Owner> who) {
    Rulebook& book = loading.book;
    const Rule& rule = book.rules[index];
    const std::string_view name = who ? slug(*who) : std::string_view{};
    Instance instance;
    instance.rule = index;
    instance.who = who;
    instance.of = owner_of(book, rule, who);
    instance.when = loading.conditions.read(draft.node->find("when"), name, implied_tests(book, rule, who));
    if (const data::Node* must = draft.node->find("must"))
        instance.must = loading.conditions.read(must, name);
    const std::vector<ConditionNode>& nodes = book.conditions.nodes;
    for (std::uint32_t at = instance.when.root; at < nodes[instance.when.root].end; ++at) {
        instance.asks_unknown = instance.asks_unknown || nodes[at].test == Test::NotKnown;
    }
    book.instances.push_back(std::move(instance));
}

/// Does the rule as it stands for `by` displace the other as it stands for `whom`? For `who` rules, person by
/// person.
bool meets(const Instance& by, const Instance& whom) {
    const auto person = [](const Instance& instance) -> std::optional<Owner> {
        if (instance.who) return instance.who;
        if (instance.of == Owner::Head || instance.of == Owner::ServiceHead) return instance.of;
        return std::nullopt;
    };
    if (!by.who && !whom.who) return true;
    const auto left = person(by);
    const auto right = person(whom);
    return !left || !right || left == right;
}

void link_displaced(Rulebook& book) {
    std::vector<std::vector<InstanceIndex>> of_rule(book.rules.size());
    for (std::size_t i = 0; i < book.instances.size(); ++i) {
        of_rule[book.instances[i].rule].push_back(static_cast<InstanceIndex>(i));
    }
    for (std::size_t i = 0; i < book.instances.size(); ++i) {
        for (const RuleIndex displaced : book.rules[book.instances[i].rule].instead_of) {
            for (const InstanceIndex other : of_rule[displaced]) {
                if (meets(book.instances[i], book.instances[other])) {
                    book.instances[other].displaced_by.push_back(static_cast<InstanceIndex>(i));
                }
            }
        }
    }
}

void fill_buckets(Rulebook& book) {
    book.by_province.resize(book.vocabulary.facts[book.filing_province].values.size());
    book.by_profile.resize(book.profiles.size());
    for (std::size_t i = 0; i < book.instances.size(); ++i) {
        const Rule& rule = book.rules[book.instances[i].rule];
        const auto index = static_cast<InstanceIndex>(i);
        if (!rule.profile.empty()) {
            for (std::size_t p = 0; p < book.profiles.size(); ++p) {
                if (book.profiles[p].photo.name == rule.profile) book.by_profile[p].push_back(index);
            }
        } else if (!rule.province.empty()) {
            const auto at = book.vocabulary.find_value(book.filing_province, rule.province);
            if (at) book.by_province[*at].push_back(index);
        } else {
            book.national.push_back(index);
        }
    }
}

}  // namespace

void compile_instances(Loading& loading, const std::vector<RuleDraft>& drafts) {
    Rulebook& book = loading.book;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        loading.faults.enter(drafts[i].file);
        const auto index = static_cast<RuleIndex>(i);
        if (book.rules[i].for_each_head) {
            add_instance(loading, drafts[i], index, Owner::Head);
            add_instance(loading, drafts[i], index, Owner::ServiceHead);
        } else {
            add_instance(loading, drafts[i], index, std::nullopt);
        }
        // A constraint needs a name for what it is about; `must` names it by its first fact.
        Rule& rule = book.rules[i];
        if (rule.field.empty() && book.instances.back().must) {
            const ConditionNode& root = book.conditions.nodes[book.instances.back().must->root];
            for (std::uint32_t at = book.instances.back().must->root; at < root.end && rule.field.empty();
                 ++at) {
                const FactId fact = book.conditions.nodes[at].fact;
                if (fact != kNoFact) rule.field = book.vocabulary.facts[fact].name;
            }
            if (rule.for_each_head && rule.field.starts_with("service_head."))
                rule.field.replace(0, 12, "who");
        }
    }
    if (loading.faults.any()) return;
    link_displaced(book);
    for (Instance& instance : book.instances) {
        TestsByFact tests;
        collect(book, instance.when, tests);
        for (const InstanceIndex by : instance.displaced_by) collect(book, book.instances[by].when, tests);
        instance.splits = splits_of(book, tests);
        if (!instance.must) continue;
        TestsByFact must_tests;
        collect(book, *instance.must, must_tests);
        instance.must_splits = splits_of(book, must_tests);
    }
    fill_buckets(book);
}

}  // namespace beian::rules
