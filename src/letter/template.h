// What is a letter made of? Its text in parts with blanks to fill, what is done by hand on it, and for how
// long it holds.
#pragma once

#include "base/words.h"
#include "rules/rulebook.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace beian::letter {

/// One stretch of text. A blank is filled from a value; a gap is left empty for a pen.
struct Piece {
    enum class Kind : std::uint8_t { Printed, Blank, Gap };
    Kind kind = Kind::Printed;
    std::string text;  // printed: as it stands; blank: the value's name
    int ems =
        0;  // of a gap; of a blank, what is left for the pen where nothing is known (0: it must be known)
    bool operator==(const Piece&) const = default;
};
using Text = std::vector<Piece>;

enum class Style : std::uint8_t { Body, Address, Heading, Note, Row };

/// One paragraph or one row of a table.
struct Part {
    Style style = Style::Body;
    Text label;  // of a row
    Text text;
    bool numbered = false;
    std::string each;  // once for each of these rows (services, domains, letter.columns); empty: once
    std::optional<rules::Condition> when;
    std::string ask;                   // only where this was answered so; empty: in any case
    std::vector<std::string> answers;  // words of its choices; kOpen: it was not answered
    int lines = 0;                     // empty lines below, to be written by hand
    int line = 0;                      // of the file
};

/// What is done by hand below the text.
struct Box {
    enum class Kind : std::uint8_t { Signature, Seal, Thumbprint, Date };
    Kind kind = Kind::Signature;
    std::string who;  // "法定代表人"
    std::optional<rules::Condition> when;
};

/// Among the answers on which a part depends: there is none.
inline constexpr std::string_view kOpen = "open";

struct Choice {
    std::string slug;
    Words title;
};

/// Something that only this letter wants to know, written `{letter.position}`.
struct Ask {
    std::string name;
    Words title;
    Words help{};                   // how to answer it; may be empty
    std::vector<Choice> choices{};  // one of these; empty: in words
    int gap = 0;                    // ems left for a pen where nothing is known; 0: it must be known
    int lines = 1;                  // more than one: a paragraph, and as many lines for a pen
    int many = 0;                   // so many values at most, one on a line; 0: one value
    int most = 60;                  // characters of a value
};

struct Template {
    std::string id;
    rules::MaterialIndex material = rules::kNothing;
    std::vector<std::string> provinces;  // empty: wherever there is none of its own
    rules::Holder holder = rules::Holder::Both;
    int version = 1;
    std::string title;
    std::string side;    // of its material, where its first page goes; empty: the first one
    int valid_days = 0;  // from signing; 0: no limit is known
    std::vector<std::pair<std::string, int>> valid_in;  // other limits, by province
    std::vector<Ask> asks;
    std::vector<Part> parts;
    std::vector<Box> boxes;
    std::string file;

    int valid_days_in(std::string_view province) const;
    const Ask* find_ask(std::string_view name) const;
};

}  // namespace beian::letter
