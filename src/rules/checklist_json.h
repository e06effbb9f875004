// How does a checklist read for a program? The JSON of DESIGN 3.3, keys in its order.
#pragma once

#include "rules/evaluate.h"

#include <string>

namespace beian::rules {

/// One JSON document, indented, ending in a line feed.
std::string to_json(const Rulebook& rulebook, const Checklist& checklist);

}  // namespace beian::rules
