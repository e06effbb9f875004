#include "rules/vocabulary.h"

#include "data/reading.h"
#include "rules/loading.h"
#include "rules/situation.h"

#include <algorithm>
#include <array>

namespace beian::rules {

namespace {

constexpr std::array<std::string_view, 5> kTypeSlugs = {"choice", "bool", "number", "text", "list"};
const std::vector<std::string> kTypeNames(kTypeSlugs.begin(), kTypeSlugs.end());
constexpr std::size_t kMaxValues = 64;

void read_values(Loading& loading, Fact& fact, const data::Node* values, int line,
                 std::unordered_map<std::string, std::uint32_t>& words) {
    const bool wanted = fact.type == FactType::Choice || fact.type == FactType::List;
    if (fact.type == FactType::Bool) {
        fact.values = {{"false", {"否", "no"}, 0}, {"true", {"是", "yes"}, 1}};
    } else if (wanted && (values == nullptr || !values->is_mapping())) {
        loading.faults.add(line, fact.name + " is a choice or list: give it `values`");
    } else if (wanted) {
        for (const data::Entry& entry : values->entries) {
            const auto word = static_cast<std::uint32_t>(words.size());
            const std::string value(entry.key);
            fact.values.push_back({value, read_words(entry.value, value, loading.faults),
                                   words.try_emplace(value, word).first->second});
        }
    } else if (values != nullptr) {
        loading.faults.add(line, fact.name + " is no choice and no list: it has no `values`");
    }
    if (fact.values.size() > kMaxValues) loading.faults.add(line, fact.name + " has more than 64 values");
}

void read_fact(Loading& loading, const data::Entry& entry,
               std::unordered_map<std::string, std::uint32_t>& words) {
    Vocabulary& vocabulary = loading.book.vocabulary;
    Fact fact;
    fact.name = entry.key;
    if (check_keys(entry.value, fact.name, {"type", "unit", "ask", "means", "only_when", "values"},
                   loading.faults)) {
        const data::Node* type = entry.value.find("type");
        const auto known =
            type != nullptr ? read_word(*type, "type", kTypeNames, loading.faults) : std::nullopt;
        if (type == nullptr) loading.faults.add(entry.line, fact.name + " has no `type`");
        fact.type = static_cast<FactType>(known.value_or(3));
        if (const data::Node* unit = entry.value.find("unit"))
            fact.unit = read_text(*unit, "unit", loading.faults);
        if (const data::Node* ask = entry.value.find("ask")) {
            fact.ask = read_words(*ask, "ask", loading.faults);
        } else {
            loading.faults.add(entry.line, fact.name + " has no question; add `ask`");
        }
        if (const data::Node* means = entry.value.find("means"))
            fact.means = read_words(*means, "means", loading.faults);
        read_values(loading, fact, entry.value.find("values"), entry.line, words);
    }
    if (vocabulary.facts.size() == kMaxFacts)
        return loading.faults.add(entry.line, "more facts than the engine holds");
    vocabulary.by_name.emplace(fact.name, static_cast<FactId>(vocabulary.facts.size()));
    vocabulary.names.push_back(fact.name);
    vocabulary.facts.push_back(std::move(fact));
}

/// Depths of facts, so that the question on which another depends comes first; a circle is a fault.
void set_depths(Loading& loading, const data::Node& facts) {
    Vocabulary& vocabulary = loading.book.vocabulary;
    const std::vector<ConditionNode>& nodes = loading.book.conditions.nodes;
    for (bool grown = true; grown;) {
        grown = false;
        for (std::size_t i = 0; i < vocabulary.facts.size(); ++i) {
            Fact& fact = vocabulary.facts[i];
            if (!fact.only_when) continue;
            for (std::uint32_t at = fact.only_when->root; at < nodes[fact.only_when->root].end; ++at) {
                if (nodes[at].fact == kNoFact) continue;
                const int depth = vocabulary.facts[nodes[at].fact].depth + 1;
                if (depth <= fact.depth) continue;
                fact.depth = depth;
                grown = true;
            }
            if (fact.depth > static_cast<int>(vocabulary.facts.size())) {
                loading.faults.add(facts.line, "the only_when of " + fact.name + " leads back to itself");
                // Nothing is evaluated once there is a fault, so the circle may be cut anywhere.
                fact.only_when.reset();
                return;
            }
        }
    }
}

void read_derivation(Loading& loading, const data::Node& node) {
    if (!check_keys(node, "a line of derive", {"when", "then", "copy"}, loading.faults)) return;
    Vocabulary& vocabulary = loading.book.vocabulary;
    Derivation derivation;
    const data::Node* when = node.find("when");
    if (when == nullptr) return loading.faults.add(node.line, "a line of derive needs `when`");
    derivation.when = loading.conditions.read(when, {});
    const auto& nodes = loading.book.conditions.nodes;
    for (std::uint32_t at = derivation.when.root; at < nodes[derivation.when.root].end; ++at) {
        if (nodes[at].test == Test::NotKnown) {
            loading.faults.add(node.line,
                               "nothing follows from a fact that is not known: what follows must stay true");
        }
    }
    for (const std::string_view key : {"then", "copy"}) {
        const data::Node* table = node.find(key);
        if (table == nullptr) continue;
        for (const data::Entry& entry : table->entries) {
            const auto fact = loading.conditions.read_fact(entry.key, entry.line, {});
            if (!fact) continue;
            const Fact& known = vocabulary.facts[*fact];
            if (key == "copy") {
                const auto from = loading.conditions.read_fact(entry.value.text, entry.line, {});
                if (!from) continue;
                const Fact& source = vocabulary.facts[*from];
                const auto same_word = [](const FactValue& a, const FactValue& b) {
                    return a.slug == b.slug;
                };
                if (source.type != known.type ||
                    !std::equal(known.values.begin(), known.values.end(), source.values.begin(),
                                source.values.end(), same_word)) {
                    loading.faults.add(entry.line,
                                       known.name + " and " + source.name + " take different values");
                }
                derivation.copy.push_back({*fact, *from});
            } else if (known.type == FactType::Choice || known.type == FactType::Bool) {
                if (!entry.value.is_scalar()) loading.faults.add(entry.line, "one value follows, no list");
                derivation.then.push_back({*fact, loading.conditions.read_values(*fact, entry.value), 0});
            } else if (known.type == FactType::Number) {
                derivation.then.push_back(
                    {*fact, 0, read_number(entry.value, known.name, loading.faults).value_or(0)});
            } else {
                loading.faults.add(entry.line, "only a choice, a bool or a number can follow; " + known.name +
                                                   " is a " + std::string(slug(known.type)));
            }
        }
    }
    vocabulary.derivations.push_back(std::move(derivation));
}

FactId needed(Loading& loading, std::string_view name, FactType type) {
    const auto fact = loading.book.vocabulary.find_fact(name);
    if (fact && loading.book.vocabulary.facts[*fact].type == type) return *fact;
    loading.faults.add(0,
                       "the engine needs the fact " + std::string(name) + ", a " + std::string(slug(type)));
    return kNoFact;
}

}  // namespace

std::string_view slug(FactType type) {
    return kTypeSlugs[static_cast<std::size_t>(type)];
}

std::optional<FactId> Vocabulary::find_fact(std::string_view name) const {
    const auto found = by_name.find(std::string(name));
    if (found == by_name.end()) return std::nullopt;
    return found->second;
}

const Field* Vocabulary::find_field(std::string_view name) const {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

std::optional<std::size_t> Vocabulary::find_value(FactId fact, std::string_view slug) const {
    const std::vector<FactValue>& values = facts[fact].values;
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const FactValue& v) { return v.slug == slug; });
    if (found == values.end()) return std::nullopt;
    return static_cast<std::size_t>(found - values.begin());
}

void read_vocabulary(Loading& loading, const data::Node& root) {
    if (!check_keys(root, "facts.yaml", {"facts", "derive", "fields"}, loading.faults)) return;
    Vocabulary& vocabulary = loading.book.vocabulary;
    const data::Node* facts = root.find("facts");
    if (facts == nullptr || !facts->is_mapping()) return loading.faults.add(1, "no `facts`");
    std::unordered_map<std::string, std::uint32_t> words{{"false", 0}, {"true", 1}};
    for (const data::Entry& entry : facts->entries) read_fact(loading, entry, words);
    // Conditions may read any fact, so they wait until all are named.
    for (std::size_t i = 0; i < vocabulary.facts.size(); ++i) {
        const data::Node* only_when = facts->entries[i].value.find("only_when");
        if (only_when != nullptr) vocabulary.facts[i].only_when = loading.conditions.read(only_when, {});
    }
    set_depths(loading, *facts);
    if (const data::Node* derive = root.find("derive")) {
        for (const data::Node& line : derive->items) read_derivation(loading, line);
    }
    if (const data::Node* fields = root.find("fields")) {
        for (const data::Entry& entry : fields->entries) {
            vocabulary.fields.push_back(
                {std::string(entry.key), read_words(entry.value, entry.key, loading.faults)});
        }
    }
    Rulebook& book = loading.book;
    book.filing_province = needed(loading, "filing.province", FactType::Choice);
    book.filing_kind = needed(loading, "filing.kind", FactType::Choice);
    book.subject_kind = needed(loading, "subject.kind", FactType::Choice);
    needed(loading, "service_head.same_as_head", FactType::Bool);
    book.service_name = vocabulary.find_fact("service.name").value_or(kNoFact);
    book.name_category = vocabulary.find_fact("service.name_category").value_or(kNoFact);
    if (book.service_name == kNoFact) book.name_category = kNoFact;
}

}  // namespace beian::rules
