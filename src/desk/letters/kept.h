// What is kept sealed of a filing's letters: what was answered for them, and what stood in those that were
// drawn.
#pragma once

#include "base/instant.h"

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace beian::desk {

/// By name as a letter's text calls them: `head.name`, `letter.columns[0]`.
using LetterValues = std::map<std::string, std::string, std::less<>>;

/// One that was downloaded. What stood in it is kept, so that whoever changes a fact learns which one.
struct DrawnLetter {
    std::string digest;  // as in the code on its pages
    std::string letter;  // which text it was
    int version = 1;
    Instant at;
    LetterValues said;
    bool operator==(const DrawnLetter&) const = default;
};

struct KeptLetter {
    LetterValues answers;            // to what only this letter asks
    std::vector<DrawnLetter> drawn;  // the newest last, at most kDrawnKept
    const DrawnLetter* find(const std::string& digest) const;
    bool operator==(const KeptLetter&) const = default;
};
inline constexpr std::size_t kDrawnKept = 6;

/// By item: `subject.site_plan`.
using KeptLetters = std::map<std::string, KeptLetter, std::less<>>;

nlohmann::ordered_json json_of(const KeptLetters& letters);
/// Nothing where it is not as json_of writes it.
std::optional<KeptLetters> parse_kept_letters(const nlohmann::json& from);

}  // namespace beian::desk
