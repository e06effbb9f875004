// Why is this material asked for, or why not? Every rule that could ask for it, and which of its lines fail.
#pragma once

#include "rules/evaluate.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beian::rules {

/// One line of a rule's condition, as it stands for these facts.
struct ExplainedLine {
    std::string written;  // `head.id_province: not guangdong`
    Truth holds = Truth::Unknown;
    FactId fact = kNoFact;  // the fact whose value would change it
    std::string now;        // that fact's value, or empty where it is not known
};

struct ExplainedRule {
    RuleIndex rule = 0;
    std::optional<Owner> who;
    Truth applies = Truth::Unknown;
    bool in_force = true;
    bool elsewhere = false;               // a rule of another province than the one given
    std::vector<RuleIndex> displaced_by;  // those that hold
    std::vector<ExplainedLine> lines;     // lines that do not hold or are open; empty where the rule applies
};

struct Explanation {
    MaterialIndex material = 0;
    std::optional<Necessity> necessity;  // nothing: not asked
    std::vector<ExplainedRule>
        rules;  // that ask for it, advise it, accept it in place of another, or open the way with it
};

Explanation explain(const Rulebook& rulebook, MaterialIndex material, const Facts& facts, CivilDay on,
                    std::string_view profile = {});

}  // namespace beian::rules
