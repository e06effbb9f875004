// What holds in one situation? Given facts, what follows from them, and three-valued answers to conditions.
#pragma once

#include "rules/facts.h"
#include "rules/rulebook.h"

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace beian::rules {

inline constexpr std::size_t kMaxFacts = 256;
using FactSet = std::bitset<kMaxFacts>;

/// How a test on a fact that does not exist in this situation answers: a demand does not hold; a state of
/// affairs that cannot be contradicted (`must`) does.
enum class Absent : std::uint8_t { No, Yes };

class Situation {
public:
    Situation(const Rulebook& rulebook, const Facts& given);

    Truth holds(Condition condition, Absent absent = Absent::No) const;
    /// The same for one line of a condition.
    Truth holds_at(std::uint32_t node, Absent absent = Absent::No) const { return node_holds(node, absent); }
    bool is_known(FactId fact) const { return slots_[fact].known; }
    /// Not known, and its only_when does not hold: there is nothing to ask.
    bool is_absent(FactId fact) const;
    /// Its only_when is open: whether it exists is itself a question.
    bool may_be_absent(FactId fact) const;
    /// The open facts that an open condition turns on; parts that no longer matter are left out. `none_of`:
    /// turned round.
    void gather(Condition condition, Absent absent, FactSet& facts) const;

    /// Given facts and those that follow.
    Facts facts() const;

    // A trial value, for conditions that read one fact twice. The fact does not become known by it.
    struct Saved {
        std::uint64_t bits, open;
        std::int64_t number;
        bool settled;
    };
    Saved save(FactId fact) const;
    void restore(FactId fact, const Saved& saved);
    void try_bits(FactId fact, std::uint64_t bits);
    void try_number(FactId fact, std::int64_t number);
    bool is_settled(FactId fact) const { return slots_[fact].settled; }
    std::uint64_t value_bits(FactId fact) const { return slots_[fact].bits; }

private:
    struct Slot {
        std::uint64_t bits = 0;
        std::uint64_t open = 0;  // values it may still have, beside `bits`
        std::int64_t number = 0;
        const Known* text = nullptr;
        bool settled = false;
        bool known = false;
    };

    void derive();
    void read_name();
    void settle(FactId fact, std::uint64_t bits);
    Truth node_holds(std::uint32_t at, Absent absent) const;
    Truth test_holds(const ConditionNode& node, Absent absent) const;
    Truth values_hold(const ConditionNode& node, const Slot& slot) const;
    bool text_holds(const ConditionNode& node, const Known& text) const;
    bool pair_is_same(const ConditionNode& node) const;
    void gather_node(std::uint32_t at, Absent absent, FactSet& facts) const;
    bool word_is_in(const ConditionNode& node, bool (*is_in)(std::string_view, std::string_view),
                    std::string_view text) const;

    const Rulebook& rulebook_;
    const Facts& given_;
    std::array<Slot, kMaxFacts> slots_;
};

/// What a service's name shows by itself: values of service.name_category that it surely has, and those that
/// stay open.
struct NameShows {
    std::uint64_t surely = 0;
    std::uint64_t open = 0;
};
NameShows read_service_name(const Vocabulary& vocabulary, FactId category, std::string_view name);

}  // namespace beian::rules
