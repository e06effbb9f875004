// How is read what only one letter asks?
#pragma once

#include "data/reading.h"
#include "letter/template.h"

#include <string>
#include <string_view>
#include <vector>

namespace beian::letter {

/// A whole number within limits; the least where it is none.
int read_whole(const data::Node& node, std::string_view what, int least, int most, data::Faults& faults);
/// `asks` of a letter; `names` gets those by which its text calls them.
void read_asks(const data::Node& root, Template& letter, std::vector<std::string>& names,
               data::Faults& faults);

}  // namespace beian::letter
