// What may be known about a filing, what is each thing called, and what follows from what? rules/facts.yaml,
// compiled.
#pragma once

#include "base/words.h"
#include "rules/condition.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace beian::rules {

enum class FactType { Choice, Bool, Number, Text, List };
std::string_view slug(FactType type);

/// One value a choice, list or bool may take. A bool's are `false` and `true`, in this order.
struct FactValue {
    std::string slug;
    Words name;
    std::uint32_t word =
        0;  // the same slug has the same number in every fact, so that two facts can be compared
};

struct Fact {
    std::string name;
    FactType type = FactType::Text;
    std::string unit;
    Words ask;
    Words means;
    std::vector<FactValue> values;  // at most 64
    std::optional<Condition> only_when;
    int depth = 0;  // 0: may always be asked; n: its only_when reads facts of depth n - 1
};

/// Something a rule may constrain that no fact describes.
struct Field {
    std::string name;
    Words title;
};

/// What one line of `derive` does once its condition holds.
struct Derivation {
    struct Copy {
        FactId to = 0;
        FactId from = 0;
    };
    struct Assignment {
        FactId fact = 0;
        std::uint64_t bits = 0;
        std::int64_t number = 0;
    };
    Condition when;
    std::vector<Assignment> then;
    std::vector<Copy> copy;
};

struct Vocabulary {
    std::vector<Fact> facts;
    std::vector<std::string> names;  // of the facts, same order
    std::vector<Field> fields;
    std::vector<Derivation> derivations;
    std::unordered_map<std::string, FactId> by_name;

    std::optional<FactId> find_fact(std::string_view name) const;
    const Field* find_field(std::string_view name) const;
    /// Position of a slug among a fact's values.
    std::optional<std::size_t> find_value(FactId fact, std::string_view slug) const;
};

}  // namespace beian::rules
