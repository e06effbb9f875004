// What stands in the blanks of a letter whose filing is not at hand? Read off the sheet, so that its own
// drawing can be made from it.
#pragma once

#include "letter/filling.h"
#include "signed_letter/text.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace beian::signed_letter {

struct Inferred {
    letter::Filled letter;
    std::map<std::string, std::string> values;  // of the blanks, as they were read
    /// Of the characters that are printed on every copy: how many were read in their places, 0 … 1. On one of
    /// several pages it is less.
    double agreement = 0;
};

/// How blanks are taken that may have been left to a pen.
enum class Open { AsPrinted, AsGaps };

/// `known` are the facts that are; those that decide what the letter says and are not are found out by what
/// was read.
Inferred infer(const letter::Template& letter, const rules::Rulebook& rulebook, const rules::Facts& known,
               const std::string& province, std::span<const ReadLine> read, Open open);

}  // namespace beian::signed_letter
