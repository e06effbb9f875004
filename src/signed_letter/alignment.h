// Which character of a letter was read where? Its text, blanks and all, along what was read.
#pragma once

#include "letter/filling.h"
#include "signed_letter/text.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace beian::signed_letter {

/// One place of the letter's text: a character, or a blank.
struct Token {
    std::string text;
    bool is_weak = false;          // a mark, or the end of a line
    std::string* value = nullptr;  // of a blank: what was read goes there
    bool is_open = false;          // a blank, or what is left to a pen: takes whatever stands there
};
std::vector<Token> tokens_of(letter::Filled& letter);

/// Character by character as a person reads them, the end of each line too.
std::vector<Read> in_order(std::span<const ReadLine> lines);

/// The cheapest way to read the letter's text in what was read (edit distance; a blank takes any number of
/// characters). Fills the blanks; says how many characters stood in their places.
std::pair<float, int> align(std::vector<Token>& tokens, const std::vector<Read>& read);

}  // namespace beian::signed_letter
