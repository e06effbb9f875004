#include "rules/situation.h"

#include "base/text.h"
#include "rules/condition_reader.h"

#include <bit>

namespace beian::rules {

namespace {

Truth yes_if(bool holds) {
    return holds ? Truth::Yes : Truth::No;
}

}  // namespace

Situation::Situation(const Rulebook& rulebook, const Facts& given) : rulebook_(rulebook), given_(given) {
    const std::vector<Fact>& facts = rulebook.vocabulary.facts;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        Slot& slot = slots_[i];
        const auto fact = static_cast<FactId>(i);
        if (given.knows(fact)) {
            const Known& value = given.at(fact);
            slot = {value.bits, 0, value.number, &value, true, true};
        } else {
            slot.open = all_values(facts[i]);
        }
    }
    read_name();
    derive();
}

void Situation::settle(FactId fact, std::uint64_t bits) {
    slots_[fact].bits = bits;
    slots_[fact].open = 0;
    slots_[fact].settled = slots_[fact].known = true;
}

void Situation::read_name() {
    const FactId category = rulebook_.name_category;
    if (category == kNoFact || is_known(category) || !is_known(rulebook_.service_name)) return;
    const NameShows shows =
        read_service_name(rulebook_.vocabulary, category, given_.at(rulebook_.service_name).text);
    if (shows.open == 0) return settle(category, shows.surely);
    slots_[category].bits = shows.surely;
    slots_[category].open = shows.open;
}

void Situation::derive() {
    for (bool grown = true; grown;) {
        grown = false;
        for (const Derivation& derivation : rulebook_.vocabulary.derivations) {
            if (holds(derivation.when) != Truth::Yes) continue;
            for (const Derivation::Assignment& then : derivation.then) {
                if (slots_[then.fact].settled) continue;
                settle(then.fact, then.bits);
                slots_[then.fact].number = then.number;
                grown = true;
            }
            for (const Derivation::Copy& copy : derivation.copy) {
                if (slots_[copy.to].settled || !slots_[copy.from].settled) continue;
                slots_[copy.to] = slots_[copy.from];
                grown = true;
            }
        }
    }
}

bool Situation::is_absent(FactId fact) const {
    const auto& only_when = rulebook_.vocabulary.facts[fact].only_when;
    return !slots_[fact].settled && only_when && holds(*only_when) == Truth::No;
}

bool Situation::may_be_absent(FactId fact) const {
    const auto& only_when = rulebook_.vocabulary.facts[fact].only_when;
    return !slots_[fact].settled && only_when && holds(*only_when) == Truth::Unknown;
}

Truth Situation::holds(Condition condition, Absent absent) const {
    return node_holds(condition.root, absent);
}

Truth Situation::node_holds(std::uint32_t at, Absent absent) const {
    const ConditionNode* nodes = rulebook_.conditions.nodes.data();
    const ConditionNode& node = nodes[at];
    if (node.test > Test::None) return test_holds(node, absent);
    // `all` is decided by a No, the other two by a Yes.
    const Truth decisive = node.test == Test::All ? Truth::No : Truth::Yes;
    bool open = false;
    for (std::uint32_t part = at + 1; part < node.end; part = nodes[part].end) {
        const Truth truth = node_holds(part, absent);
        if (truth == decisive) return node.test == Test::Any ? Truth::Yes : Truth::No;
        open = open || truth == Truth::Unknown;
    }
    if (open) return Truth::Unknown;
    return node.test == Test::Any ? Truth::No : Truth::Yes;
}

Truth Situation::values_hold(const ConditionNode& node, const Slot& slot) const {
    const std::uint64_t wanted = node.test == Test::OneOf    ? node.mask
                                 : node.test == Test::NoneOf ? node.mask
                                                             : ~node.mask;
    Truth contains = Truth::Unknown;
    if ((slot.bits & wanted) != 0) {
        contains = Truth::Yes;
    } else if ((slot.open & wanted) == 0) {
        contains = Truth::No;
    }
    if (node.test != Test::NoneOf) return contains;
    return contains == Truth::Yes ? Truth::No : contains == Truth::No ? Truth::Yes : Truth::Unknown;
}

bool Situation::pair_is_same(const ConditionNode& node) const {
    const Fact& left = rulebook_.vocabulary.facts[node.fact];
    const Fact& right = rulebook_.vocabulary.facts[node.other];
    const Slot& a = slots_[node.fact];
    const Slot& b = slots_[node.other];
    if (left.type == FactType::Number) return a.number == b.number;
    if (left.type == FactType::Text) return a.text->text == b.text->text;
    const auto word = [](const Fact& fact, std::uint64_t bits) {
        return fact.values[static_cast<std::size_t>(std::countr_zero(bits))].word;
    };
    return word(left, a.bits) == word(right, b.bits);
}

bool Situation::word_is_in(const ConditionNode& node, bool (*is_in)(std::string_view, std::string_view),
                           std::string_view text) const {
    const ConditionPool& pool = rulebook_.conditions;
    for (std::uint32_t i = 0; i < node.word_count; ++i) {
        if (is_in(text, pool.words[pool.word_lists[node.first_word + i]])) return true;
    }
    return false;
}

bool Situation::text_holds(const ConditionNode& node, const Known& text) const {
    constexpr auto is = [](std::string_view a, std::string_view b) { return a == b; };
    constexpr auto contains = [](std::string_view a, std::string_view b) {
        return a.find(b) != std::string_view::npos;
    };
    constexpr auto starts = [](std::string_view a, std::string_view b) { return a.starts_with(b); };
    constexpr auto ends = [](std::string_view a, std::string_view b) { return a.ends_with(b); };
    switch (node.test) {
        case Test::TextIs:
            return word_is_in(node, is, text.folded);
        case Test::TextIsNot:
            return !word_is_in(node, is, text.folded);
        case Test::Contains:
            return word_is_in(node, contains, text.folded);
        case Test::Lacks:
            return !word_is_in(node, contains, text.folded);
        case Test::StartsWith:
            return word_is_in(node, starts, text.folded);
        case Test::EndsWith:
            return word_is_in(node, ends, text.folded);
        default: {
            const auto length = static_cast<std::int64_t>(count_characters(text.text));
            return node.low <= length && length <= node.high;
        }
    }
}

Truth Situation::test_holds(const ConditionNode& node, Absent absent) const {
    const Slot& slot = slots_[node.fact];
    if (node.test == Test::Known) return yes_if(slot.known);
    if (node.test == Test::NotKnown) return yes_if(!slot.known);
    const Truth missing = absent == Absent::No ? Truth::No : Truth::Yes;
    if (!slot.settled && is_absent(node.fact)) return missing;
    switch (node.test) {
        case Test::OneOf:
        case Test::NoneOf:
        case Test::OtherThan:
            return values_hold(node, slot);
        case Test::SameAs:
        case Test::DiffersFrom:
            if (is_absent(node.other)) return missing;
            if (!slot.settled || !slots_[node.other].settled) return Truth::Unknown;
            return yes_if(pair_is_same(node) == (node.test == Test::SameAs));
        case Test::Between:
            return slot.settled ? yes_if(node.low <= slot.number && slot.number <= node.high)
                                : Truth::Unknown;
        default:
            return slot.settled ? yes_if(text_holds(node, *slot.text)) : Truth::Unknown;
    }
}

void Situation::gather(Condition condition, Absent absent, FactSet& facts) const {
    gather_node(condition.root, absent, facts);
}

void Situation::gather_node(std::uint32_t at, Absent absent, FactSet& facts) const {
    const ConditionNode* nodes = rulebook_.conditions.nodes.data();
    const ConditionNode& node = nodes[at];
    if (node_holds(at, absent) != Truth::Unknown) return;
    if (node.test <= Test::None) {
        for (std::uint32_t part = at + 1; part < node.end; part = nodes[part].end)
            gather_node(part, absent, facts);
        return;
    }
    for (const FactId fact : {node.fact, node.other}) {
        if (fact == kNoFact || slots_[fact].settled) continue;
        facts.set(fact);
        const auto& only_when = rulebook_.vocabulary.facts[fact].only_when;
        // Whether the fact exists decides as well, and comes first.
        if (only_when) gather_node(only_when->root, Absent::No, facts);
    }
}

Facts Situation::facts() const {
    Facts all = given_;
    const std::vector<Fact>& facts = rulebook_.vocabulary.facts;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        if (!slots_[i].known || given_.knows(fact)) continue;
        switch (facts[i].type) {
            case FactType::Number:
                all.set_number(fact, slots_[i].number);
                break;
            case FactType::Text:
                all.set_text(fact, slots_[i].text->text);
                break;
            default:
                all.set_bits(fact, slots_[i].bits);
        }
    }
    return all;
}

Situation::Saved Situation::save(FactId fact) const {
    const Slot& slot = slots_[fact];
    return {slot.bits, slot.open, slot.number, slot.settled};
}

void Situation::restore(FactId fact, const Saved& saved) {
    Slot& slot = slots_[fact];
    slot.bits = saved.bits;
    slot.open = saved.open;
    slot.number = saved.number;
    slot.settled = saved.settled;
}

void Situation::try_bits(FactId fact, std::uint64_t bits) {
    slots_[fact].bits = bits;
    slots_[fact].open = 0;
    slots_[fact].settled = true;
}

void Situation::try_number(FactId fact, std::int64_t number) {
    slots_[fact].number = number;
    slots_[fact].settled = true;
}

}  // namespace beian::rules
