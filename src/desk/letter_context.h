// What does the desk know of the filing that a letter was printed for?
#pragma once

#include "desk/ports.h"
#include "desk/signed_letters.h"

namespace beian::desk {

/// What is needed to judge letters of the desk's own filings.
struct LettersAtDesk {
    const SignedLetters& signed_letters;
    LetterBooks books;
    Vault& vault;
};

/// Of the page's filing, as it was declared by now. What cannot be opened is left out: the letter is judged
/// by itself then.
LetterContext context_of(const LettersAtDesk& at_desk, const StoredFiling& filing, const PageRow& page,
                         CivilDay today);

}  // namespace beian::desk
