#include "rules/condition_reader.h"

#include "base/text.h"
#include "data/reading.h"

#include <algorithm>
#include <array>

namespace beian::rules {

namespace {

const std::vector<std::string> kOperators = {
    "not",   "other_than",  "under",     "at_least",   "over",    "at_most",      "contains",
    "lacks", "starts_with", "ends_with", "characters", "same_as", "differs_from", "known"};

ConditionNode test_of(Test test, FactId fact) {
    ConditionNode node;
    node.test = test;
    node.fact = fact;
    return node;
}

bool is_single(const Fact& fact) {
    return fact.type == FactType::Choice || fact.type == FactType::Bool;
}

/// Joins `in` tests of one single-valued fact into one, so that a fact stands as seldom as it can.
std::vector<ConditionNode> merged(const Vocabulary& vocabulary, const std::vector<ConditionNode>& nodes) {
    std::vector<ConditionNode> kept;
    for (std::uint32_t at = 0; at < nodes.size();) {
        const std::uint32_t end = nodes[at].end == 0 ? at + 1 : nodes[at].end;
        const bool mergeable = nodes[at].test == Test::OneOf && is_single(vocabulary.facts[nodes[at].fact]);
        const auto same = [&](const ConditionNode& other) {
            return other.test == Test::OneOf && other.fact == nodes[at].fact;
        };
        // Only tests of this very level are looked at: groups keep theirs.
        std::uint32_t found = static_cast<std::uint32_t>(kept.size());
        if (mergeable) {
            for (std::uint32_t k = 0; k < kept.size(); k = kept[k].end) {
                if (same(kept[k])) found = k;
            }
        }
        if (found < kept.size()) {
            kept[found].mask &= nodes[at].mask;
            at = end;
            continue;
        }
        const auto moved = static_cast<std::uint32_t>(kept.size()) - at;
        for (; at < end; ++at) {
            ConditionNode node = nodes[at];
            node.end = (node.end == 0 ? at + 1 : node.end) + moved;
            kept.push_back(node);
        }
    }
    return kept;
}

}  // namespace

std::uint64_t all_values(const Fact& fact) {
    return fact.values.size() >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << fact.values.size()) - 1;
}

ConditionNode one_of(FactId fact, std::uint64_t mask) {
    ConditionNode node = test_of(Test::OneOf, fact);
    node.mask = mask;
    return node;
}

Condition ConditionReader::read(const data::Node* table, std::string_view who,
                                std::span<const ConditionNode> first) {
    Nodes nodes(first.begin(), first.end());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) nodes[i].end = i + 1;
    if (table != nullptr) read_table(*table, who, nodes);
    nodes = merged(vocabulary_, nodes);
    const auto root = static_cast<std::uint32_t>(pool_.nodes.size());
    ConditionNode all;
    all.end = root + 1 + static_cast<std::uint32_t>(nodes.size());
    pool_.nodes.push_back(all);
    for (ConditionNode node : nodes) {
        node.end += root + 1;
        pool_.nodes.push_back(node);
    }
    return Condition{root};
}

void ConditionReader::read_table(const data::Node& table, std::string_view who, Nodes& nodes) {
    if (!table.is_mapping() || table.entries.empty()) {
        faults_.add(table.line, "a condition must be a table such as { subject.kind: person }");
        return;
    }
    for (const data::Entry& entry : table.entries) {
        if (entry.key == "all" || entry.key == "any" || entry.key == "none") {
            read_group(entry.key == "all"   ? Test::All
                       : entry.key == "any" ? Test::Any
                                            : Test::None,
                       entry.value, who, nodes);
        } else if (const auto fact = read_fact(entry.key, entry.line, who)) {
            read_test(*fact, entry.value, who, nodes);
        }
    }
}

void ConditionReader::read_group(Test group, const data::Node& tables, std::string_view who, Nodes& nodes) {
    if (!tables.is_sequence() || tables.items.empty()) {
        faults_.add(tables.line, "`all`, `any` and `none` hold a list of tables: [ {…}, {…} ]");
        return;
    }
    const std::size_t at = nodes.size();
    nodes.push_back(test_of(group, kNoFact));
    for (const data::Node& table : tables.items) {
        const std::size_t inner = nodes.size();
        nodes.push_back(test_of(Test::All, kNoFact));
        read_table(table, who, nodes);
        nodes[inner].end = static_cast<std::uint32_t>(nodes.size());
        // A group of one test is that test: the flat tree stays short.
        if (nodes.size() == inner + 2) {
            nodes[inner] = nodes[inner + 1];
            nodes[inner].end = static_cast<std::uint32_t>(inner + 1);
            nodes.pop_back();
        }
    }
    nodes[at].end = static_cast<std::uint32_t>(nodes.size());
}

std::optional<FactId> ConditionReader::read_fact(std::string_view name, int line, std::string_view who) {
    std::string full(name);
    if (name.starts_with("who.")) {
        if (who.empty()) {
            faults_.add(line, "`" + printable(name) +
                                  "` is only read where the rule says `who: [head, service_head]`");
            return std::nullopt;
        }
        full = std::string(who) + std::string(name.substr(3));
    }
    const auto fact = vocabulary_.find_fact(full);
    if (!fact) faults_.add(line, data::unknown("fact", full, vocabulary_.names));
    return fact;
}

void ConditionReader::read_test(FactId fact, const data::Node& node, std::string_view who, Nodes& nodes) {
    if (!node.is_mapping()) return read_plain(fact, node, true, nodes);
    if (node.entries.empty()) faults_.add(node.line, "an empty test; name a value or an operator");
    ConditionNode range = test_of(Test::Between, fact);
    for (const data::Entry& entry : node.entries) read_operator(fact, entry, who, nodes, range);
    if (range.low != kLeast || range.high != kMost) {
        range.end = static_cast<std::uint32_t>(nodes.size()) + 1;
        nodes.push_back(range);
    }
}

void ConditionReader::read_plain(FactId fact, const data::Node& node, bool is, Nodes& nodes) {
    const Fact& known = vocabulary_.facts[fact];
    ConditionNode test = test_of(is ? Test::OneOf : Test::NoneOf, fact);
    switch (known.type) {
        case FactType::Choice:
        case FactType::Bool:
            test = one_of(fact, read_values(fact, node));
            if (!is) test.mask = all_values(known) & ~test.mask;
            break;
        case FactType::List:
            test.mask = read_values(fact, node);
            break;
        case FactType::Number: {
            const auto number = read_number(node, known.name, faults_);
            if (!is)
                faults_.add(node.line,
                            known.name + " is a number: compare with under, at_least, over or at_most");
            test = test_of(Test::Between, fact);
            test.low = test.high = number.value_or(0);
            break;
        }
        case FactType::Text:
            test.test = is ? Test::TextIs : Test::TextIsNot;
            set_words(node, test);
            break;
    }
    test.end = static_cast<std::uint32_t>(nodes.size()) + 1;
    nodes.push_back(test);
}

bool ConditionReader::read_bound(const data::Entry& entry, ConditionNode& range) {
    const bool lower = entry.key == "at_least" || entry.key == "over";
    const bool upper = entry.key == "under" || entry.key == "at_most";
    if (!lower && !upper) return false;
    const auto number = read_number(entry.value, entry.key, faults_);
    if (!number) return true;
    if (lower) range.low = std::max(range.low, entry.key == "over" ? *number + 1 : *number);
    if (upper) range.high = std::min(range.high, entry.key == "under" ? *number - 1 : *number);
    if (range.low > range.high) faults_.add(entry.line, "no number is within these bounds");
    return true;
}

void ConditionReader::read_operator(FactId fact, const data::Entry& entry, std::string_view who, Nodes& nodes,
                                    ConditionNode& range) {
    const Fact& known = vocabulary_.facts[fact];
    const auto refuse = [&](std::string_view needed) {
        faults_.add(entry.line, "`" + std::string(entry.key) + "` needs a fact that is " +
                                    std::string(needed) + "; " + known.name + " is a " +
                                    std::string(slug(known.type)));
    };
    const auto add = [&](ConditionNode test) {
        test.end = static_cast<std::uint32_t>(nodes.size()) + 1;
        nodes.push_back(test);
    };
    if (entry.key == "not") return read_plain(fact, entry.value, false, nodes);
    if (entry.key == "known") {
        const auto wanted = read_bool(entry.value, "known", faults_);
        return add(test_of(wanted.value_or(true) ? Test::Known : Test::NotKnown, fact));
    }
    if (entry.key == "same_as" || entry.key == "differs_from") {
        if (!entry.value.is_scalar())
            return faults_.add(entry.line, "`" + std::string(entry.key) + "` names one fact");
        ConditionNode test = test_of(entry.key == "same_as" ? Test::SameAs : Test::DiffersFrom, fact);
        test.other = read_fact(entry.value.text, entry.line, who).value_or(kNoFact);
        if (test.other == kNoFact) return;
        const FactType type = vocabulary_.facts[test.other].type;
        if (type != known.type || type == FactType::List) {
            faults_.add(entry.line, "only two facts of one type compare, and no lists");
        }
        return add(test);
    }
    if (entry.key == "other_than") {
        if (known.type != FactType::List) return refuse("a list");
        ConditionNode test = test_of(Test::OtherThan, fact);
        test.mask = read_values(fact, entry.value);
        return add(test);
    }
    if (entry.key == "characters") {
        if (known.type != FactType::Text) return refuse("a text");
        ConditionNode test = test_of(Test::Characters, fact);
        if (!entry.value.is_mapping()) {
            faults_.add(entry.line, "`characters` holds a comparison such as { at_least: 20 }");
            return;
        }
        for (const data::Entry& bound : entry.value.entries) {
            if (!read_bound(bound, test))
                faults_.add(bound.line, data::unknown("comparison", bound.key, kOperators));
        }
        return add(test);
    }
    constexpr std::array<std::pair<std::string_view, Test>, 4> kTextTests = {
        {{"contains", Test::Contains},
         {"lacks", Test::Lacks},
         {"starts_with", Test::StartsWith},
         {"ends_with", Test::EndsWith}}};
    for (const auto& [name, kind] : kTextTests) {
        if (entry.key != name) continue;
        if (known.type != FactType::Text) return refuse("a text");
        ConditionNode test = test_of(kind, fact);
        set_words(entry.value, test);
        return add(test);
    }
    if (entry.key == "under" || entry.key == "at_least" || entry.key == "over" || entry.key == "at_most") {
        if (known.type != FactType::Number) return refuse("a number");
        read_bound(entry, range);
        return;
    }
    faults_.add(entry.line, data::unknown("operator", entry.key, kOperators));
}

std::uint64_t ConditionReader::read_values(FactId fact, const data::Node& node) {
    const Fact& known = vocabulary_.facts[fact];
    std::uint64_t mask = 0;
    for (const data::Node* word : read_list(node, known.name, faults_)) {
        if (const auto at = vocabulary_.find_value(fact, word->text)) {
            mask |= std::uint64_t{1} << *at;
            continue;
        }
        std::vector<std::string> allowed;
        for (const FactValue& value : known.values) allowed.push_back(value.slug);
        faults_.add(word->line, data::unknown("value", word->text, allowed) + " of " + known.name);
    }
    return mask;
}

void ConditionReader::set_words(const data::Node& node, ConditionNode& test) {
    test.first_word = static_cast<std::uint32_t>(pool_.word_lists.size());
    for (const data::Node* word : read_list(node, "the words", faults_))
        pool_.word_lists.push_back(intern(word->text));
    test.word_count = static_cast<std::uint32_t>(pool_.word_lists.size()) - test.first_word;
    if (test.word_count == 0) faults_.add(node.line, "name at least one word");
}

std::uint32_t ConditionReader::intern(std::string_view word) {
    const auto [place, is_new] =
        words_.try_emplace(data::fold_case(word), static_cast<std::uint32_t>(pool_.words.size()));
    if (is_new) pool_.words.push_back(place->first);
    return place->second;
}

}  // namespace beian::rules
