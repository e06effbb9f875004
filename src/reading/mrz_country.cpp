#include "reading/mrz_country.h"

#include "identity/country.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beian::reading {
namespace {

// Letters of one shape in OCR-B, once a lens has softened them.
constexpr std::string_view kAlike[] = {"COGQD", "NHMW", "UVY", "ILTJ", "PRFBE", "SZ", "XK"};
// What is like the letter that was read, but was not seen as anything else: just possible.
constexpr double kJustPossible = 0.004;
// The next likely country must be so much less likely.
constexpr double kClearly = 3;

struct May {
    char letter;
    double confidence;
};

std::vector<May> readings_of(const Glyph& cell) {
    std::vector<May> may;
    const auto add = [&](char letter, double confidence) {
        const bool known =
            std::any_of(may.begin(), may.end(), [&](const May& m) { return m.letter == letter; });
        if (!known) may.push_back({letter, confidence});
    };
    add(cell.text[0], std::max(cell.confidence, kJustPossible));
    for (const auto& [text, confidence] : cell.others)
        if (text.size() == 1 && (text == "<" || (text[0] >= 'A' && text[0] <= 'Z')))
            add(text[0], std::max(confidence, kJustPossible));
    for (const std::string_view alike : kAlike)
        if (alike.find(cell.text[0]) != std::string_view::npos)
            for (const char letter : alike) add(letter, kJustPossible);
    return may;
}

bool names_country(const std::array<char, 3>& letters) {
    std::string code(letters.begin(), letters.end());
    while (code.ends_with('<')) code.pop_back();
    return !code.empty() && identity::is_country(code);
}

void become(Glyph& cell, const May& reading) {
    if (cell.text[0] == reading.letter) return;
    std::erase_if(cell.others, [&](const auto& other) { return other.first[0] == reading.letter; });
    cell.others.insert(cell.others.begin(), {cell.text, cell.confidence});
    cell.text = std::string(1, reading.letter);
    cell.confidence = reading.confidence;
}

}  // namespace

void settle_country(std::span<Glyph> cells) {
    if (cells.size() != 3) return;
    if (names_country({cells[0].text[0], cells[1].text[0], cells[2].text[0]})) return;
    const std::array may = {readings_of(cells[0]), readings_of(cells[1]), readings_of(cells[2])};
    std::optional<std::array<May, 3>> best;
    double likeliest = 0, next = 0;
    for (const May& a : may[0])
        for (const May& b : may[1])
            for (const May& c : may[2]) {
                if (!names_country({a.letter, b.letter, c.letter})) continue;
                const double likely = a.confidence * b.confidence * c.confidence;
                if (likely > likeliest)
                    next = likeliest, likeliest = likely, best = {a, b, c};
                else
                    next = std::max(next, likely);
            }
    if (!best || likeliest < kClearly * next) return;
    for (std::size_t i = 0; i < 3; ++i) become(cells[i], (*best)[i]);
}

}  // namespace beian::reading
