// Which facts does this table give? Shared by facts files and the `given` of cases.
#pragma once

#include "data/yaml.h"
#include "rules/facts.h"

namespace beian::rules {

Facts read_facts(const Vocabulary& vocabulary, const data::Node& table, data::Faults& faults);

}  // namespace beian::rules
