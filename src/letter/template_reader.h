// How is one file of rules/letters/ read?
#pragma once

#include "data/yaml.h"
#include "letter/template.h"

#include <span>
#include <string>

namespace beian::letter {

Template read_template(const data::Node& root, const std::string& id, rules::Rulebook& rulebook,
                       std::span<const std::string> names, data::Faults& faults);

}  // namespace beian::letter
