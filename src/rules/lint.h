// Is the rulebook in good order? What a strict reader cannot see: dead rules, overlaps, gaps in time, rules
// without a case.
#pragma once

#include "base/civil_day.h"
#include "rules/cases.h"
#include "rules/rulebook.h"

#include <string>
#include <vector>

namespace beian::rules {

enum class LintLevel { Error, Warning };

struct LintFinding {
    LintLevel level = LintLevel::Warning;
    std::string check;    // `dead`, `duplicate`, `gap`, `no-case`, `stale-source`, `no-remedy`, `no-text`
    std::string subject;  // the id of a rule, source or material
    std::string message;  // `file:line: …` in English, for rule keepers
    bool operator==(const LintFinding&) const = default;
};

/// `cases` may be null: then nothing is said about rules without a case. Errors first, then by place.
std::vector<LintFinding> lint(const Rulebook& rulebook, const CaseReport* cases, CivilDay today);

}  // namespace beian::rules
