// Which rulebook and which facts does a command speak about? What checklist, check and rules read in the same
// way.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/cli.h"
#include "rules/facts.h"
#include "rules/rulebook.h"

namespace beian::cli {

/// `--facts FILE` and `--set fact=value`, as they were given.
struct FactsQuestion {
    std::string file;
    std::vector<std::string> sets;
    bool empty() const { return file.empty() && sets.empty(); }
};
void add_fact_options(CLI::App& command, FactsQuestion& question);

/// The rulebook of this run. The refusal is one line: the first fault and how to see the others.
Result<rules::Rulebook> load_rulebook(const World& world);
/// The file's facts with the options over them.
Result<rules::Facts> load_facts(const rules::Rulebook& rulebook, const FactsQuestion& question, World& world);
/// A profile's name that the rulebook knows; empty is its default.
Status check_profile(const rules::Rulebook& rulebook, const std::string& name);
/// `--on`, or today.
Result<CivilDay> day_of(const std::string& on, const World& world);

}  // namespace beian::cli
