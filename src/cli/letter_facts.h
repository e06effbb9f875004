// What does a facts file say for a letter? Facts, and beside them what was declared and what only the letter
// asks.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/rulebook.h"
#include "form/field_book.h"
#include "form/form.h"
#include "rules/facts.h"

namespace beian::cli {

struct LetterFacts {
    rules::Facts facts;
    form::Form form;
    std::map<std::string, std::string, std::less<>> letter;
};

/// Facts as in any facts file; `fields` holds the filing's fields as rules/fields.yaml groups them, `letter`
/// what the letter asks. Every fault is named at once.
Result<LetterFacts> parse_letter_facts(const rules::Vocabulary& vocabulary, const form::FieldBook& book,
                                       std::string_view text, std::string_view name);

/// What `--facts` and `--set` say, where a facts file may also hold the fields of a letter.
Result<LetterFacts> load_letter_facts(const rules::Rulebook& rulebook, const form::FieldBook& book,
                                      const FactsQuestion& question, World& world);

}  // namespace beian::cli
