// Do the rules answer as the sources say? Situations with the checklists expected for them, and which rules
// they exercise.
#pragma once

#include "base/civil_day.h"
#include "base/result.h"
#include "rules/rulebook.h"

#include <filesystem>
#include <string>
#include <vector>

namespace beian::rules {

struct CaseReport {
    int passed = 0;
    int failed = 0;
    std::vector<std::string> failures;  // `file:line: name: expected …, got …`
    std::vector<bool> exercised;        // by RuleIndex: the rule spoke in a case
    std::vector<std::string> files;     // those read, sorted
};

/// Runs every `*.yaml` of a directory. A file that cannot be read is an error naming every fault. Cases
/// without a day are judged on `today`.
Result<CaseReport> run_cases(const Rulebook& rulebook, const std::filesystem::path& directory,
                             CivilDay today);

}  // namespace beian::rules
