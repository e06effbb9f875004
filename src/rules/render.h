// How do checklists, explanations, differences and rules read for people, on a terminal, in either language?
#pragma once

#include "base/words.h"
#include "rules/cases.h"
#include "rules/diff.h"
#include "rules/evaluate.h"
#include "rules/explain.h"
#include "rules/lint.h"

#include <string>
#include <vector>

namespace beian::rules {

std::string render_checklist(const Rulebook& rulebook, const Checklist& checklist, Language language);
std::string render_rule(const Rulebook& rulebook, const Rule& rule, Language language);
std::string render_explanation(const Rulebook& rulebook, const Explanation& explanation, Language language);
std::string render_diff(const RulebookDiff& diff, Language language);
std::string render_diff(const ChecklistDiff& diff, Language language);
std::string render_lint(const std::vector<LintFinding>& findings, Language language);
std::string render_cases(const CaseReport& report, Language language);
/// Which rules the cases exercise, province by province, and which they do not.
std::string render_coverage(const Rulebook& rulebook, const CaseReport& report, Language language);
/// A condition as a rule keeper would write it, one line a test.
/// One test or group of a condition, by its place in the pool.
std::string written_line(const Rulebook& rulebook, std::uint32_t node);
std::vector<std::string> written_lines(const Rulebook& rulebook, Condition condition);

}  // namespace beian::rules
