#include "rules/applying.h"

#include <algorithm>
#include <bit>

namespace beian::rules {

namespace {

// Trials of repeated facts multiply; past this many the plain three-valued answer stands, which only asks
// more.
constexpr int kMaxTrials = 512;

}  // namespace

Applying::Applying(const Rulebook& rulebook, Situation& situation, CivilDay on, std::uint16_t profile)
    : rulebook_(rulebook), situation_(situation), own_(rulebook.instances.size(), Truth::No) {
    candidates_.reserve(rulebook.instances.size());
    look_at(rulebook.national, on);
    province_open_ = !situation.is_settled(rulebook.filing_province);
    if (province_open_) {
        for (const auto& bucket : rulebook.by_province) look_at(bucket, on);
    } else if (const std::uint64_t bits = situation.value_bits(rulebook.filing_province); bits != 0) {
        look_at(rulebook.by_province[static_cast<std::size_t>(std::countr_zero(bits))], on);
    }
    if (profile < rulebook.by_profile.size()) look_at(rulebook.by_profile[profile], on);
}

void Applying::look_at(const std::vector<InstanceIndex>& bucket, CivilDay on) {
    for (const InstanceIndex index : bucket) {
        const Instance& instance = rulebook_.instances[index];
        if (!rulebook_.rules[instance.rule].in_force(on)) continue;
        own_[index] = situation_.holds(instance.when);
        if (own_[index] != Truth::No) candidates_.push_back(index);
    }
}

bool Applying::is_elsewhere(InstanceIndex instance) const {
    return province_open_ && !rulebook_.rules[rulebook_.instances[instance].rule].province.empty();
}

Truth Applying::composite(const Instance& instance, bool cached) const {
    const auto answer = [&](InstanceIndex index) {
        // One whose own condition surely fails stays failed under any trial value.
        if (cached || own_[index] == Truth::No) return own_[index];
        return situation_.holds(rulebook_.instances[index].when);
    };
    const Truth own = answer(static_cast<InstanceIndex>(&instance - rulebook_.instances.data()));
    if (own == Truth::No) return Truth::No;
    bool open = own == Truth::Unknown;
    for (const InstanceIndex by : instance.displaced_by) {
        const Truth displaced = answer(by);
        if (displaced == Truth::Yes) return Truth::No;
        open = open || displaced == Truth::Unknown;
    }
    return open ? Truth::Unknown : Truth::Yes;
}

void Applying::gather_own(InstanceIndex instance, FactSet& facts) const {
    // What a province asks is no question before it is known which province it is.
    if (is_elsewhere(instance)) {
        facts.set(rulebook_.filing_province);
    } else {
        situation_.gather(rulebook_.instances[instance].when, Absent::No, facts);
    }
}

void Applying::gather_composite(const Instance& instance, FactSet& facts) const {
    gather_own(static_cast<InstanceIndex>(&instance - rulebook_.instances.data()), facts);
    for (const InstanceIndex by : instance.displaced_by) {
        if (own_[by] != Truth::No) gather_own(by, facts);
    }
}

bool Applying::needs_split(const std::vector<Instance::Split>& splits) const {
    return std::any_of(splits.begin(), splits.end(),
                       [&](const Instance::Split& split) { return !situation_.is_settled(split.fact); });
}

template <class Answer, class Gather>
Truth Applying::decide(const std::vector<Instance::Split>& splits, std::size_t at, int& budget,
                       FactSet& facts, const Answer& answer, const Gather& gather) {
    const auto can_try = [&](const Instance::Split& split) {
        return !situation_.is_settled(split.fact) && !situation_.is_absent(split.fact) &&
               !situation_.may_be_absent(split.fact);
    };
    while (at < splits.size() && !can_try(splits[at])) ++at;
    if (at == splits.size() || budget <= 0) {
        const Truth truth = answer();
        if (truth == Truth::Unknown) gather(facts);
        return truth;
    }
    const Instance::Split& split = splits[at];
    const Situation::Saved saved = situation_.save(split.fact);
    Truth joint = Truth::Unknown;
    FactSet first_facts;
    bool first = true;
    bool differs = false;
    const auto look = [&] {
        --budget;
        FactSet these;
        const Truth truth = decide(splits, at + 1, budget, these, answer, gather);
        differs = differs || (!first && (truth != joint || these != first_facts));
        if (first) first_facts = these;
        joint = first || truth == joint ? truth : Truth::Unknown;
        first = false;
        facts |= these;
    };
    for (const std::uint64_t bits : split.bits) {
        if ((bits & saved.open) == 0) continue;
        situation_.try_bits(split.fact, bits);
        look();
    }
    for (const std::int64_t number : split.numbers) {
        situation_.try_number(split.fact, number);
        look();
    }
    situation_.restore(split.fact, saved);
    // Where every value leads to the same answer by the same open facts, this fact decides nothing.
    if (differs) facts.set(split.fact);
    return differs ? Truth::Unknown : joint;
}

Truth Applying::applies(InstanceIndex index) {
    const Instance& instance = rulebook_.instances[index];
    const Truth truth = composite(instance, true);
    if (truth != Truth::Unknown || is_elsewhere(index) || !needs_split(instance.splits)) return truth;
    FactSet facts;
    int budget = kMaxTrials;
    return decide(
        instance.splits, 0, budget, facts, [&] { return composite(instance, false); },
        [&](FactSet& found) { gather_composite(instance, found); });
}

FactSet Applying::deciding(InstanceIndex index) {
    const Instance& instance = rulebook_.instances[index];
    FactSet facts;
    int budget = kMaxTrials;
    if (is_elsewhere(index) || !needs_split(instance.splits)) {
        gather_composite(instance, facts);
        return facts;
    }
    decide(
        instance.splits, 0, budget, facts, [&] { return composite(instance, false); },
        [&](FactSet& found) { gather_composite(instance, found); });
    return facts;
}

Truth Applying::must(InstanceIndex index) {
    const Instance& instance = rulebook_.instances[index];
    const Truth truth = situation_.holds(*instance.must, Absent::Yes);
    if (truth != Truth::Unknown || !needs_split(instance.must_splits)) return truth;
    FactSet facts;
    int budget = kMaxTrials;
    return decide(
        instance.must_splits, 0, budget, facts, [&] { return situation_.holds(*instance.must, Absent::Yes); },
        [&](FactSet& found) { situation_.gather(*instance.must, Absent::Yes, found); });
}

FactSet Applying::deciding_must(InstanceIndex index) {
    const Instance& instance = rulebook_.instances[index];
    FactSet facts;
    int budget = kMaxTrials;
    decide(
        instance.must_splits, 0, budget, facts, [&] { return situation_.holds(*instance.must, Absent::Yes); },
        [&](FactSet& found) { situation_.gather(*instance.must, Absent::Yes, found); });
    return facts;
}

}  // namespace beian::rules
