// Which letter does a filing need for a material, and how does it look, filled from what was declared?
#pragma once

#include "base/result.h"
#include "desk/letters/kept.h"
#include "desk/ports.h"
#include "form/field_book.h"
#include "form/form.h"
#include "letter/filling.h"
#include "letter/letter_book.h"

#include <cstddef>
#include <optional>
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
    LetterValues letter{};  // what only this letter asks; of several values each on a line
};

/// One thing that has to be said before the letter can be drawn.
struct LetterGap {
    std::string name;  // a value or a fact
    Words title;
    bool decides = false;  // a fact that decides what the letter says
    std::string field{};   // where it is filled in; empty: not in the form
};

struct FilledLetter {
    letter::Filled letter;
    std::vector<LetterGap> gaps;
    LetterValues said{};                     // what of the filing stands in it
    const letter::Template* text = nullptr;  // of the book
};

/// Refused: a material that is no letter, a province or kind of subject that is not known, a service that is
/// not there, a value that the letter does not ask for.
Result<FilledLetter> fill_letter(const LetterBooks& books, const LetterOrder& order);
/// What a name that a letter may speak of is called: of the form, or what `text` asks itself.
Words title_of(const LetterBooks& books, const letter::Template& text, std::string_view name);

enum class LetterFormat { Pdf, Docx };
/// The bytes; each page of a PDF bears a code that names `filing` and is signed with `key`.
std::string draw_letter(const letter::Filled& letter, LetterFormat format, std::string_view filing,
                        std::string_view key);
/// One of its pages to look at, `width` pixels wide; nothing where there is no such page.
std::optional<std::string> picture_letter(const letter::Filled& letter, std::string_view filing,
                                          std::string_view key, int page, int width);
/// By which the letters of a tenant are signed: of the tenant's own key, and nothing else is signed so.
std::string letter_key(Vault& vault, const std::string& tenant);

}  // namespace beian::desk
