// Which words do all renderings share?
#pragma once

#include "base/words.h"
#include "rules/rulebook.h"

#include <string>

namespace beian::rules {

Words owner_words(Owner owner);
/// `[guangdong.site-plan · 腾讯云 …]`: the rule and where it was read.
std::string grounds(const Rulebook& book, const Rule& rule, Language language);

}  // namespace beian::rules
