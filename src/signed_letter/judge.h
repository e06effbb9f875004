// Is this letter signed, sealed, dated, unchanged, whole, and the right one?
#pragma once

#include "model/field.h"
#include "signed_letter/check.h"

namespace beian::signed_letter {

/// All that is to be said about one page of a letter.
Findings judge(const Sight& sight, const CheckBook& book);
/// What it says, as reading's fields: `letter`, `page` (1/2), `signature`, `seal` (`present`,
/// or `not_asked` of a letter that wants none), `issued`, `blank`.
model::Fields fields_of(const Sight& sight, const CheckBook& book);

/// Which page of which letter a photo showed; `filing`, `digest` and `letter` tell letters apart.
struct PageOfLetter {
    letter::Mark mark;
    std::size_t photo = 0;  // of those that were handed in together
};
struct MissingPages {
    std::size_t photo = 0;
    model::Finding finding;
};
/// Letters of which pages are missing among what was handed in, said of their first photo.
std::vector<MissingPages> missing_pages(std::span<const PageOfLetter> pages, const CheckBook& book);

}  // namespace beian::signed_letter
