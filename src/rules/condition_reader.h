// How does a condition as rule keepers write it become the flat tree that is evaluated?
#pragma once

#include "data/yaml.h"
#include "rules/condition.h"
#include "rules/vocabulary.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace beian::rules {

/// Adds conditions to one pool; unknown names and values become faults.
class ConditionReader {
public:
    ConditionReader(const Vocabulary& vocabulary, ConditionPool& pool, data::Faults& faults)
        : vocabulary_(vocabulary), pool_(pool), faults_(faults) {}

    /// `table` may be null: then only `first` holds. `who` is what `who.` stands for, empty where it may not
    /// be used.
    Condition read(const data::Node* table, std::string_view who, std::span<const ConditionNode> first = {});
    /// The values named by a scalar or list, as a mask over the fact's values.
    std::uint64_t read_values(FactId fact, const data::Node& node);
    /// A fact by name, with `who.` resolved; a fault where there is none.
    std::optional<FactId> read_fact(std::string_view name, int line, std::string_view who);

private:
    using Nodes = std::vector<ConditionNode>;
    void read_table(const data::Node& table, std::string_view who, Nodes& nodes);
    void read_group(Test group, const data::Node& tables, std::string_view who, Nodes& nodes);
    void read_test(FactId fact, const data::Node& node, std::string_view who, Nodes& nodes);
    void read_operator(FactId fact, const data::Entry& entry, std::string_view who, Nodes& nodes,
                       ConditionNode& range);
    void read_plain(FactId fact, const data::Node& node, bool is, Nodes& nodes);
    bool read_bound(const data::Entry& entry, ConditionNode& range);
    void set_words(const data::Node& node, ConditionNode& test);
    std::uint32_t intern(std::string_view word);

    const Vocabulary& vocabulary_;
    ConditionPool& pool_;
    data::Faults& faults_;
    std::unordered_map<std::string, std::uint32_t> words_;
};

/// Every value a choice, bool or list may take.
std::uint64_t all_values(const Fact& fact);
/// A test that a choice or bool is one of `mask`.
ConditionNode one_of(FactId fact, std::uint64_t mask);

}  // namespace beian::rules
