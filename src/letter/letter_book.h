// Which letters are there, and which one does a material take here? rules/letters/, one file for each.
#pragma once

#include "base/result.h"
#include "letter/template.h"
#include "rules/rulebook.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::letter {

struct LetterBook {
    std::vector<Template> letters;  // by id

    /// The one for this province and holder; a province's own before the one for all. Nothing where there is
    /// none.
    const Template* find(rules::MaterialIndex material, std::string_view province, bool person) const;
    const Template* find(std::string_view id) const;
};

/// True where the material is a letter that is still written.
bool is_written_today(const rules::Material& material);

/// Reads every file of the folder strictly; conditions join those of the rulebook, blanks take their values
/// by `names`. Faulty is also a material that is a letter without one for every holder, and two letters for
/// the same case. Every fault is named at once.
Result<LetterBook> load_letters(const std::filesystem::path& folder, rules::Rulebook& rulebook,
                                std::span<const std::string> names);

}  // namespace beian::letter
