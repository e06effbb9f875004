// Which facts does this table give? Shared by facts files and the `given` of cases.
#pragma once

#include "rules/facts.h"
#include "data/yaml.h"

namespace beian::rules {

Facts read_facts(const Vocabulary& vocabulary, const data::Node& table, data::Faults& faults);

}  // namespace beian::rules
