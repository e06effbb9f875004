#include "signed_letter/blanks.h"

#include <algorithm>

namespace beian::signed_letter {
namespace {

using letter::Piece;

// Blanks stand in the text as characters for private use (Unicode 2.3.7), each for one name.
constexpr unsigned kFirstBlank = 0xE000;
constexpr std::size_t kMostRows = 12;

std::string blank_character(std::size_t index) {
    const unsigned code = kFirstBlank + static_cast<unsigned>(index);
    return {static_cast<char>(0xE0U | (code >> 12U)), static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)),
            static_cast<char>(0x80U | (code & 0x3FU))};
}

void for_each_blank(const letter::Part& part, auto&& use) {
    for (const letter::Text* text : {&part.label, &part.text})
        for (const Piece& piece : *text)
            if (piece.kind == Piece::Kind::Blank) use(piece);
}

/// How many rows of services or domain names there seem to be: the words that stand in each, counted.
std::size_t rows_of(const letter::Part& part, std::span<const ReadLine> read) {
    std::string longest;
    for (const letter::Text* text : {&part.label, &part.text})
        for (const Piece& piece : *text)
            if (piece.kind == Piece::Kind::Printed && piece.text.size() > longest.size())
                longest = piece.text;
    if (characters_of(longest).size() < 2) return 1;
    std::size_t rows = 0;
    for (const ReadLine& line : read) {
        std::string text;
        for (const Read& one : line) text += one.text;
        rows += found_in(longest, text) > 0.6;
    }
    return std::clamp<std::size_t>(rows, 1, kMostRows);
}

int ems_left(const letter::Template& letter, const Piece& piece) {
    if (piece.ems > 0) return piece.ems;
    const letter::Ask* ask =
        piece.text.starts_with("letter.") ? letter.find_ask(std::string_view(piece.text).substr(7)) : nullptr;
    return ask == nullptr ? 0 : ask->gap;
}

}  // namespace

bool is_blank(const std::string& character) {
    return character.size() == 3 && static_cast<unsigned char>(character[0]) == 0xEE;
}

std::string Blanks::character_of(const std::string& name) {
    names_.push_back(name);
    return blank_character(names_.size() - 1);
}

const std::string& Blanks::name_of(const std::string& character) const {
    const auto index =
        (static_cast<unsigned>(character[1]) & 0x3FU) << 6U | (static_cast<unsigned>(character[2]) & 0x3FU);
    return names_[index];
}

BlankSource blank_source(const letter::Template& letter, const std::string& province,
                         std::span<const ReadLine> read, Open open) {
    BlankSource asked;
    asked.source.province = province;
    for (const letter::Part& part : letter.parts) {
        const auto is_open = [&](const Piece& piece) {
            return open == Open::AsGaps && ems_left(letter, piece) > 0;
        };
        for_each_blank(part, [&](const Piece& piece) {
            if (!is_open(piece) && !asked.source.values.contains(piece.text))
                asked.source.values[piece.text] = asked.blanks.character_of(piece.text);
        });
        if (part.each.empty()) continue;
        auto& rows = asked.source.rows[part.each];
        rows.resize(std::max(rows.size(), rows_of(part, read)));
        for (letter::Values& row : rows)
            for_each_blank(part, [&](const Piece& piece) {
                if (!is_open(piece)) row[piece.text] = asked.blanks.character_of(piece.text);
            });
    }
    return asked;
}

}  // namespace beian::signed_letter
