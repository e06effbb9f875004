// What stands in the blanks of a specimen letter? Names that say 样本 and published test numbers.
#pragma once

#include "letter/filling.h"
#include "letter/letter_book.h"
#include "specimen/signed_letters.h"

namespace beian::specimen {

/// Which blanks that need not be printed are left to a pen.
enum class Blank { AsTheSeedSays, LeftOpen };
/// The letter filled for nobody, but for the values that are given by name. Throws std::invalid_argument for
/// a name that the letter has no blank for.
PrintedLetter fill_for_nobody(const letter::Template& letter, const rules::Rulebook& rulebook,
                              std::uint64_t seed, Blank blanks,
                              const std::map<std::string, std::string>& given = {});
/// Some printed characters become others. Returns what was and what is.
std::pair<std::string, std::string> change_words(letter::Filled& letter, Random& random);

}  // namespace beian::specimen
