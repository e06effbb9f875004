// Which facts does this table give? Shared by facts files and the `given` of cases.
#pragma once

#include "rules/facts.h"
#include "rules/yaml.h"

namespace beian::rules {

Facts read_facts(const Vocabulary& vocabulary, const yaml::Node& table, yaml::Faults& faults);

}  // namespace beian::rules
