// Which letter is this sheet? What the QR code on each page says, and how it is known to be ours.
#pragma once

#include "base/result.h"
#include "letter/filling.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beian::letter {

/// Says nothing personal: `digest` is keyed, so no name can be guessed from it.
struct Mark {
    std::string filing;  // its id, or empty: drawn on the command line
    std::string letter;
    int version = 1;
    int page = 1;
    int pages = 1;
    std::string digest;  // of all that was filled in
    bool operator==(const Mark&) const = default;
};

/// 16 hexadecimal digits over every value of the letter, by a key of any length.
std::string digest_of(const Filled& letter, std::string_view key);
/// `BL1:filing:letter:version:page:pages:digest:signature`, the signature 16 hexadecimal digits of
/// HMAC-SHA-256.
std::string written(const Mark& mark, std::string_view key);

struct ReadMark {
    Mark mark;
    bool signed_by_key = false;
};
/// Nothing where the text is not of this form.
std::optional<ReadMark> read_mark(std::string_view text, std::string_view key);

/// The squares of the code, row by row; true is dark.
struct Squares {
    int side = 0;
    std::vector<bool> dark;
    bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * side + x)]; }
};
Squares squares_of(const std::string& text);

}  // namespace beian::letter
