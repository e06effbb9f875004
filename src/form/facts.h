// Which facts follow from what was declared? So that the rulebook judges what will be filed, not what was
// said at first.
#pragma once

#include "form/check.h"
#include "rules/facts.h"

#include <cstddef>

namespace beian::form {

/// Facts about the filing as far as they concern one of its services, over those that were `given` in answer
/// to questions. What the form does not show stays as given. `filing_kind` is the value of filing.kind
/// (process.yaml says which).
rules::Facts facts_of(const Case& about, std::string_view filing_kind, std::size_t service,
                      const rules::Vocabulary& vocabulary, const rules::Facts& given);

}  // namespace beian::form
