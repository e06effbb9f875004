// How does a letter look whose blanks are not known? Each stands as one character of its own.
#pragma once

#include "letter/filling.h"
#include "signed_letter/text.h"
#include "signed_letter/values.h"

#include <span>
#include <string>
#include <vector>

namespace beian::signed_letter {

/// Is this the character of a blank?
bool is_blank(const std::string& character);

/// The names that blanks have, in the order of their characters.
class Blanks {
public:
    std::string character_of(const std::string& name);
    const std::string& name_of(const std::string& character) const;

private:
    std::vector<std::string> names_;
};

/// A filing of which every value is a blank.
struct BlankSource {
    letter::Source source;
    Blanks blanks;
};

/// `read` tells how many services or domain names there are.
BlankSource blank_source(const letter::Template& letter, const std::string& province,
                         std::span<const ReadLine> read, Open open);

}  // namespace beian::signed_letter
