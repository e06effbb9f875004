// When does a condition hold? A tree of tests laid flat in preorder; answers are yes, no, or not known yet.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace beian::rules {

using FactId = std::uint16_t;
inline constexpr FactId kNoFact = 0xFFFF;

enum class Truth : std::uint8_t { No, Unknown, Yes };

enum class Test : std::uint8_t {
    All,
    Any,
    None,
    OneOf,      // the value is in `mask` (a list contains one of `mask`)
    NoneOf,     // it is not (a list contains none)
    OtherThan,  // a list contains something outside `mask`
    Between,    // low <= number <= high
    TextIs,     // one of `words`
    TextIsNot,
    Contains,
    Lacks,
    StartsWith,
    EndsWith,
    Characters,  // low <= length <= high
    SameAs,
    DiffersFrom,
    Known,
    NotKnown,
};

inline constexpr std::int64_t kLeast = INT64_MIN;
inline constexpr std::int64_t kMost = INT64_MAX;

/// One test, or a group whose parts follow it up to `end`.
struct ConditionNode {
    Test test = Test::All;
    FactId fact = kNoFact;
    FactId other = kNoFact;
    std::uint32_t end = 0;  // one past the last node of this subtree
    std::uint64_t mask = 0;
    std::int64_t low = kLeast;
    std::int64_t high = kMost;
    std::uint32_t first_word = 0;  // in ConditionPool::word_lists
    std::uint32_t word_count = 0;
};

/// Where a condition starts in the pool. Its root's `end` says where it stops.
struct Condition {
    std::uint32_t root = 0;
};

/// Every condition of a rulebook; keywords are stored once, folded to lower case.
struct ConditionPool {
    std::vector<ConditionNode> nodes;
    std::vector<std::uint32_t> word_lists;
    std::vector<std::string> words;
};

}  // namespace beian::rules
