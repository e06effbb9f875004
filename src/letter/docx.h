// How does a letter become a document that can still be edited?
#pragma once

#include "letter/filling.h"

#include <string>

namespace beian::letter {

/// The letter as OOXML (ECMA-376): the same text and places for hands, without the code, since what is edited
/// is no longer ours.
std::string write_docx(const Filled& letter);

}  // namespace beian::letter
