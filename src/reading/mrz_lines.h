// Which machine-readable lines stand here, character for character? ICAO Doc 9303: every character has its
// own place at a fixed pitch, and check digits prove most of them.
#pragma once

#include "identity/mrz.h"
#include "reading/kind.h"
#include "reading/sheet.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::reading {

/// A part of the lines: a name, a number, a date as it stands there.
struct MrzPart {
    std::string text;  // without fillers at its end; those within are spaces
    Stretch cells;
    bool is_proven = false;  // its own check digit holds, and no character that it cannot tell is doubtful
};

struct ReadMrz {
    std::string lines;           // joined by a line feed
    std::vector<Stretch> cells;  // one glyph to a place
    /// Nothing where a check digit fails.
    std::optional<identity::Mrz> parsed;
    bool repaired = false;  // one doubtful character was replaced, and only so every check digit holds
    bool is_sure = false;   // all check digits hold, and what they cannot tell was read without doubt
    MrzPart number, birth, expiry, sex, nationality, issuing_state, surname, given_names;
};

/// The characters that may stand in such lines.
inline constexpr std::string_view kMrzCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";

/// `rows` of a document `width` wide, as they were read with any characters; where `again` is given the lines
/// are read with their own.
std::optional<ReadMrz> read_mrz(std::span<const Stretch> rows, double width, const ReadAgain& again,
                                CivilDay today);

}  // namespace beian::reading
