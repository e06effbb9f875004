// How does a letter look when it comes back? Any letter of rules/letters/ printed with specimen names, filled
// in, signed, stamped and dated; or with one thing wrong.
#pragma once

#include "letter/letter_book.h"
#include "letter/mark.h"
#include "rules/facts.h"
#include "specimen/document.h"
#include "specimen/random.h"
#include "specimen/scene.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beian::specimen {

/// What may be wrong with a letter, and the check that should say so.
struct LetterFault {
    std::string_view name, check, what;
    bool is_only_warned_of = false;  // the check does not refuse it
};
const std::vector<LetterFault>& letter_faults();

struct LetterWish {
    std::string letter;  // the template's id
    std::uint64_t seed = 1;
    std::string fault = {};  // of letter_faults(); empty: all is well
    std::string filing = "f-specimen";
    std::string key = {};  // signs the code
    CivilDay today = std::chrono::year{2026} / 11 / 25;
    int page = 1;
    std::map<std::string, std::string> values = {};  // what stands in blanks of its text, by their names
    /// PNG of the page as a desk drew it with these values: this is what is signed, with the code that it
    /// has.
    std::filesystem::path picture = {};
};

/// The letter as it was printed; what a check may be told of the filing.
struct PrintedLetter {
    letter::Filled filled;
    rules::Facts facts;
    std::string province;
    bool person = false;
    int pages = 1;
    letter::Mark mark;  // of the page that is drawn
};

class SignedLetters {
public:
    /// `rules`: the folder of the rulebook. `versions`: how many versions later than it says all letters are,
    /// so that there is an old one. Throws std::invalid_argument where the folder is not sound.
    explicit SignedLetters(const std::filesystem::path& rules, int versions = 0);
    ~SignedLetters();

    const rules::Rulebook& rulebook() const;
    const letter::LetterBook& letters() const;
    /// A page on which this letter, filled as its seed says, can have the fault; nothing where it cannot.
    /// Where any can, the seed chooses.
    std::optional<int> page_with(const LetterWish& wish) const;

    PrintedLetter print(const LetterWish& wish) const;
    /// The paper, with its truth as fields: `signature`, `seal`, `date`, `blank`, `changed` …, at about
    /// `dpi`. Lives no longer than this. Throws std::invalid_argument for what cannot be.
    Specimen draw(const LetterWish& wish, double dpi = 200) const;
    /// The same as a phone takes it.
    Photo photograph(const LetterWish& wish, cv::Size size, std::string_view situation = {}) const;

private:
    struct Shelf;
    std::unique_ptr<Shelf> shelf_;
};

}  // namespace beian::specimen
