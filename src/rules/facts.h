// What do we know about this filing? Typed facts, read strictly from options and files; what is not known
// stays not known.
#pragma once

#include "base/result.h"
#include "rules/vocabulary.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace beian::rules {

struct Known {
    bool known = false;
    std::uint64_t bits = 0;  // the value among Fact::values, or all a list holds
    std::int64_t number = 0;
    std::string text;
    std::string folded;  // `text` with Latin letters in lower case, for comparing
    bool operator==(const Known&) const = default;
};

/// One value a fact, in the order of the vocabulary they were made for.
class Facts {
public:
    Facts() = default;
    explicit Facts(const Vocabulary& vocabulary) : held_(vocabulary.facts.size()) {}

    bool knows(FactId fact) const { return fact < held_.size() && held_[fact].known; }
    const Known& at(FactId fact) const { return held_[fact]; }
    std::size_t size() const { return held_.size(); }

    void set_bits(FactId fact, std::uint64_t bits);
    void set_number(FactId fact, std::int64_t number);
    void set_text(FactId fact, std::string text);
    void set(FactId fact, Known known) { held_[fact] = std::move(known); }
    void forget(FactId fact) { held_[fact] = Known{}; }
    bool operator==(const Facts&) const = default;

private:
    std::vector<Known> held_;
};

inline constexpr std::size_t kMaxFactsFileBytes = 256 * 1024;

/// Sets one fact as written on a command line; a list is `a,b`, an empty list an empty value.
Status set_fact(const Vocabulary& vocabulary, Facts& facts, std::string_view name, std::string_view value);
/// `name=value` options, in order; naming a fact twice with two values is refused.
Result<Facts> parse_fact_options(const Vocabulary& vocabulary, std::span<const std::string> options);
/// A YAML or JSON file, flat (`filing.kind: first`) or nested. `name` is how errors call it. Every fault is
/// named at once.
Result<Facts> parse_facts_file(const Vocabulary& vocabulary, std::string_view text, std::string_view name);
/// All that `more` knows, over what `facts` knows.
void merge_facts(Facts& facts, const Facts& more);
/// A value as a rule keeper would write it: `law_firm`, `true`, `3`, `[blog, forum]`.
std::string written_value(const Vocabulary& vocabulary, const Facts& facts, FactId fact);

}  // namespace beian::rules
