// How is a parsed value put into words? The few ways in which every kind of number fills its Verification.
#pragma once

#include "identity/verification.h"

#include <string>
#include <string_view>

namespace beian::identity {

Saying say(std::string_view name, Words label, std::string_view value);
Saying say(std::string_view name, Words label, int value);
Saying say(std::string_view name, Words label, Words value);
/// Which document it is: the slug of the material, where the rulebook has one.
Saying say_document(std::string_view slug);
Saying say_birth_date(const CivilDay& day);
Saying say_age(const CivilDay& birth, const CivilDay& today);
Saying say_sex(bool female);
/// The region's code, with name, province and the years it was in force where the tables know them.
Saying say_region(unsigned code);

}  // namespace beian::identity
