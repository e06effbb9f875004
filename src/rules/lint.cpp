#include "rules/lint.h"

namespace beian::rules {

std::vector<LintFinding> lint(const Rulebook& rulebook, const CaseReport* cases, CivilDay today) {
    (void)rulebook;
    (void)cases;
    (void)today;
    return {};
}

}  // namespace beian::rules
