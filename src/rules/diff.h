// What changed between two rulebooks, or between two days of one?
#pragma once

#include "rules/evaluate.h"

#include <string>
#include <vector>

namespace beian::rules {

/// One side of a comparison: a rulebook as it stands on a day.
struct Edition {
    const Rulebook* rulebook = nullptr;
    CivilDay on;
};

struct RulebookDiff {
    struct Change {
        std::string rule;
        std::vector<std::string> keys;  // what is different: `when`, `because`, `accepts` …
    };
    std::vector<std::string> started;  // rules in force in the second edition only
    std::vector<std::string> ended;    // in the first only
    std::vector<Change> changed;
};

/// How a checklist differs, in words a program can compare: `required id_card (head)`.
struct ChecklistDiff {
    std::vector<std::string> gone;
    std::vector<std::string> come;
};

RulebookDiff diff_rulebooks(const Edition& before, const Edition& after);
/// Each edition reads the facts with its own vocabulary.
ChecklistDiff diff_checklists(const Edition& before, const Facts& facts_before, const Edition& after,
                              const Facts& facts_after, std::string_view profile = {});

}  // namespace beian::rules
