// What is known of a letter that came back: which it is, how it was drawn, what is seen on it.
#pragma once

#include "base/civil_day.h"
#include "letter/letter_book.h"
#include "letter/mark.h"
#include "model/finding.h"
#include "signed_letter/code.h"
#include "signed_letter/dates.h"
#include "signed_letter/eyes.h"
#include "signed_letter/flat.h"
#include "signed_letter/ink.h"
#include "signed_letter/text.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace beian::signed_letter {

/// What the caller knows of the letter that should be there. All of it may be left out.
struct Wanted {
    std::string material;      // slug; empty: whatever it is
    std::string filing;        // id of the filing that it is for
    std::string key;           // that signs our codes
    std::string subject = {};  // whose seal it should be
    std::string province = {};
    bool person = false;
    rules::Facts facts = {};
    /// As the filing fills it today, page for page as it was printed.
    std::optional<letter::Filled> filled = {};
    CivilDay today = {};
};

/// How the letter is known.
enum class KnownBy {
    Nothing,
    Code,   // it says so itself
    Words,  // title and text are those of a letter of ours
};

struct Sight {
    const Wanted& wanted;
    const letter::LetterBook& book;
    const rules::Rulebook& rulebook;
    const Eyes& eyes;

    std::vector<SeenCode> codes{};  // ours, in pixels of the planes
    std::vector<model::Region> code_regions{};
    model::Quad quad{};  // of the page, in pixels of the planes, from its own upper left corner
    KnownBy known_by = KnownBy::Nothing;
    const letter::Template* letter = nullptr;
    int page_number = 1, pages = 1;

    std::vector<ReadLine> read{};  // points of the page as it was drawn
    std::shared_ptr<Flat> flat{};
    std::string as_read{};  // all that was read, line by line

    // Only where it is one of ours, printed in the version that we know:
    std::optional<letter::Filled> filled{};
    std::optional<letter::Page> page{};
    std::vector<DrawnLine> drawn{};
    std::shared_ptr<letter::Raster> raster{};
    std::shared_ptr<Ink> ink{};
    std::vector<RedMark> red{};
    std::vector<SeenDate> dates{};  // of the page's places for dates, in their order
    double agreement = 0;           // of the fixed text, where values were read off the sheet
    bool values_known = false;      // they are the filing's, not read off the sheet

    const letter::ReadMark* mark() const { return codes.empty() ? nullptr : &codes.front().read; }
    bool is_laid_out() const { return page.has_value(); }
};

}  // namespace beian::signed_letter
