// Is a letter that came back signed in order? Knows the letters, has them looked for and judged.
#pragma once

#include "desk/letters.h"
#include "document/finder.h"
#include "form/field_book.h"
#include "letter/letter_book.h"
#include "reading/reader.h"
#include "rules/rulebook.h"
#include "signed_letter/judge.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace beian::desk {

/// What is known of the filing that a letter is for; all of it may be left out.
struct LetterContext {
    std::string filing;  // its id
    std::string key;     // that signs the codes of letters
    std::string subject;
    std::string province;
    bool person = false;
    rules::Facts facts;
    std::optional<letter::Filled> filled;  // as the filing fills it today
};

/// The letter of the order's material as the filing fills it today, where all that it needs is known.
LetterContext context_of(const LetterBooks& books, const LetterOrder& order, std::string filing,
                         std::string key);

struct JudgedLetter {
    std::string material;  // slug of the letter that it turned out to be; empty where that is not known
    std::vector<model::Finding> findings;
    model::Fields fields;
    std::size_t characters = 0;        // how many were read
    std::optional<letter::Mark> mark;  // of its code
    model::Point upper_left;           // the page's own corner
};

/// Which letters are looked for: those that bear our code, or any.
enum class Letters { ByCode, ByWords };

struct PictureOfLetter {
    const image::Planes& planes;
    double denominator = 1;                        // pixels of the upright picture to one of the planes
    std::optional<document::FoundDocument> found;  // in pixels of the planes
    Letters known = Letters::ByWords;
};

/// May be used from several threads at once.
class SignedLetters {
public:
    /// `letters` are those of the rulebook in use; both must live as long as this.
    static Result<SignedLetters> load(const std::filesystem::path& rules, const rules::Rulebook& rulebook,
                                      const letter::LetterBook& letters);

    const letter::LetterBook& letters() const { return letters_; }
    const signed_letter::CheckBook& book() const { return book_; }

    /// `material`: the slug that is asked for. Nothing where no letter can be made out. Pixels of the upright
    /// picture in what comes out.
    std::optional<JudgedLetter> judge(const PictureOfLetter& picture, const std::string& material,
                                      const LetterContext& context, const reading::Reader& reader,
                                      CivilDay today) const;

private:
    SignedLetters(signed_letter::CheckBook book, const rules::Rulebook& rulebook,
                  const letter::LetterBook& letters)
        : book_(std::move(book)), rulebook_(rulebook), letters_(letters) {}
    signed_letter::CheckBook book_;
    const rules::Rulebook& rulebook_;
    const letter::LetterBook& letters_;
};

}  // namespace beian::desk
