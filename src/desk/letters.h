// Which letter does a filing need for a material, and how does it look, filled from what was declared?
#pragma once

#include "base/result.h"
#include "form/field_book.h"
#include "form/form.h"
#include "letter/filling.h"
#include "letter/letter_book.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace beian::desk {

/// The letters of a rulebook directory; their conditions join the rulebook's.
Result<letter::LetterBook> load_letter_book(const std::filesystem::path& rules, rules::Rulebook& rulebook,
                                            const form::FieldBook& fields);

struct LetterBooks {
    const rules::Rulebook& rulebook;
    const letter::LetterBook& letters;
    const form::FieldBook& fields;
};

struct LetterOrder {
    const rules::Material* material = nullptr;
    const form::Form& form;
    const rules::Facts& facts;
    std::size_t service = 0;
    std::map<std::string, std::string, std::less<>> letter{};  // what only this letter asks
};

/// One thing that has to be said before the letter can be drawn.
struct LetterGap {
    std::string name;  // a value or a fact
    Words title;
    bool decides = false;  // a fact that decides what the letter says
};

struct FilledLetter {
    letter::Filled letter;
    std::vector<LetterGap> gaps;
};

/// Refused: a material that is no letter, a province or kind of subject that is not known, a service that is
/// not there, a value that the letter does not ask for.
Result<FilledLetter> fill_letter(const LetterBooks& books, const LetterOrder& order);

enum class LetterFormat { Pdf, Docx };
/// The bytes; each page of a PDF bears a code that names `filing` and is signed with `key`.
std::string draw_letter(const letter::Filled& letter, LetterFormat format, std::string_view filing,
                        std::string_view key);

}  // namespace beian::desk
