// How does a letter of a filing stand: can it be drawn, was it, and does the one that came back still say
// what is true?
#pragma once

#include "desk/letters.h"
#include "letter/mark.h"
#include "rules/rulebook.h"
#include "workflow/filing.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::desk {

/// Pdf and Docx are downloads; Png is a page to look at.
struct LetterWish {
    std::string material;
    std::size_t service = 0;  // counted from 0
    enum class Form : std::uint8_t { Pdf, Docx, Png } form = Form::Pdf;
    int page = 1;      // of a Png
    int width = 1000;  // its pixels
    std::string purpose{};
};

/// Where a letter belongs in its filing.
struct LetterPlace {
    workflow::ItemId item;
    const rules::Material* material = nullptr;
    std::size_t service = 0;
};

struct LetterFile {
    std::string bytes;
    std::string media_type;
    std::string name;   // of the file: `authorization_letter.pdf`
    std::string title;  // what the letter is called
    std::vector<LetterGap> missing{};
    const letter::Template* text = nullptr;
};

enum class LetterState : std::uint8_t {
    Incomplete,  // something it must say is not known yet
    Ready,       // nobody has downloaded it
    Drawn,       // downloaded, and still says what is true
    Stale,       // the one that was downloaded or came back says what is true no longer
    HandedIn     // it came back, and says what is true
};
std::string_view slug(LetterState state);
std::span<const LetterState> all_letter_states();

struct LetterView {
    LetterPlace place;
    const letter::Template* text = nullptr;
    LetterState state = LetterState::Ready;
    std::string side{};  // where its first page goes; empty: it is not handed in as a picture
    int pages = 1;
    std::vector<LetterGap> missing{};
    std::vector<Words> changed{};        // of a stale one; empty: it is not known what
    std::vector<std::string> lacking{};  // characters that a pen has to write
    LetterValues answers{};
    std::optional<Instant> drawn{};
};

/// What is to be said of a letter that came back.
struct LetterStanding {
    enum class What : std::uint8_t {
        Stale,      // its code says that it was drawn from other facts
        Doubtful,   // it has no code, and what was drawn last says something else
        Elsewhere,  // its code names another filing
        Other,      // its code names another letter
        Page        // it has more pages than came back
    } what = What::Stale;
    workflow::ItemId item;
    std::vector<Words> changed{};
    std::string letter{};  // the title of the other one
    int page = 0;
    int pages = 0;
};

/// What differs between what stood in a drawn letter and what would stand in it now; each thing once.
std::vector<Words> changes_between(const DrawnLetter& drawn, const FilledLetter& now,
                                   const LetterBooks& books);
/// The codes on the pages of one item, as far as they were read and are the tenant's own.
std::vector<letter::Mark> marks_on(std::span<const std::string> codes, std::string_view key);

}  // namespace beian::desk
