#include "specimen/letter_faults.h"

#include "specimen/letter_hand.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace beian::specimen {
namespace {

using letter::HandArea;

bool has(const letter::Page& page, HandArea::Kind kind) {
    return std::any_of(page.by_hand.begin(), page.by_hand.end(),
                       [&](const HandArea& hand) { return hand.kind == kind; });
}

}  // namespace

const std::vector<LetterFault>& letter_faults() {
    static const std::vector<LetterFault> all = {
        {"blank", "letter.blank", "a blank left empty"},
        {"unsigned", "letter.signature", "no signature"},
        {"unsealed", "letter.seal", "no seal"},
        {"no_thumbprint", "letter.thumbprint", "no thumbprint where one is asked for"},
        {"changed_word", "letter.text", "one to three printed characters changed"},
        {"old_date", "letter.date", "a date longer ago than the letter is good for"},
        {"ancient_date", "letter.date", "a date of more than a year ago, where no limit is known", true},
        {"undated", "letter.date", "no date"},
        {"copy", "letter.original", "no colour: a black and white copy"},
        {"other_filing", "letter.filing", "the code of another filing"},
        {"old_version", "letter.version", "an old wording"},
        {"two_letters", "letter.several", "a second sheet in the photo"},
        {"page_missing", "letter.pages", "one page of several"},
    };
    return all;
}

bool can_show(std::string_view fault, const letter::Page& page, const PrintedLetter& printed) {
    using enum HandArea::Kind;
    const auto& all = letter_faults();
    if (std::none_of(all.begin(), all.end(), [&](const LetterFault& one) { return one.name == fault; }))
        throw std::invalid_argument(
            fmt::format("no fault called {}; `letter list` names those there are", fault));
    if (fault == "unsigned") return has(page, Signature);
    if (fault == "unsealed") return has(page, Seal);
    if (fault == "no_thumbprint") return has(page, Thumbprint);
    if (fault == "undated") return has(page, Date);
    if (fault == "old_date") return has(page, Date) && printed.filled.valid_days > 0;
    if (fault == "ancient_date") return has(page, Date) && printed.filled.valid_days == 0;
    if (fault == "copy") return has(page, Seal) || has(page, Thumbprint);
    if (fault == "page_missing") return printed.pages > 1;
    if (fault == "blank") return !blanks_of(page).empty();
    return true;
}

}  // namespace beian::specimen
