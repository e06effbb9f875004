#include "reading/mrz_cells.h"

#include "reading/mrz_country.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace beian::reading {
namespace {

constexpr std::size_t kFewest = 20;      // characters of a whole line that a reader has left
constexpr double kMostForeign = 0.2;     // of them, of other alphabets
constexpr double kNarrowest = 0.55;      // of the document's width
constexpr double kMostApart = 3.2;       // between two lines, in heights
constexpr double kUnread = 0.2;          // how sure a filler is where nothing was read
constexpr double kBetweenFillers = 0.6;  // and where there are fillers to both sides

bool is_filler(const std::string& text) {
    for (const std::string_view alike : {"<", "＜", "‹", "«", "〈", "《", "く", "人", "(", "〔", "["})
        if (text == alike) return true;
    return false;
}
bool is_blank(const Glyph& glyph) {
    return glyph.text == " " || glyph.text == "\xE3\x80\x80";
}
bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_machine_readable(const Glyph& glyph) {
    return (glyph.text.size() == 1 && (is_capital(glyph.text[0]) || is_digit(glyph.text[0]))) ||
           is_filler(glyph.text);
}

/// '<' with nothing else to be, as sure as its neighbours let it be.
Glyph filler(double left, double right, const Box& row, double confidence) {
    return {"<", confidence, {left, row.top, right, row.bottom}, {}};
}

bool may_be_line(const Stretch& row, double width) {
    std::size_t all = 0, good = 0, fillers = 0;
    for (const Glyph& glyph : row) {
        if (is_blank(glyph)) continue;
        ++all;
        good += is_machine_readable(glyph);
        fillers += is_filler(glyph.text);
    }
    if (static_cast<double>(all - good) > kMostForeign * static_cast<double>(all)) return false;
    if (all >= kFewest) return box_of(row).width() >= kNarrowest * width;
    return all >= 6 && fillers >= 2;
}

double centre(const Glyph& glyph) {
    return (glyph.box.left + glyph.box.right) / 2;
}

Stretch without_blanks(const Stretch& line) {
    Stretch left;
    for (const Glyph& glyph : line)
        if (!is_blank(glyph)) left.push_back(glyph);
    return left;
}

/// Where the middle of place 0 lies, and how far it is from each to the next.
struct Pitch {
    double first, step;
};

/// From lines of which every character was read; else from the one with the most, whose ends are check digit
/// and first letter.
std::optional<Pitch> pitch_of(std::span<const Stretch> lines, std::size_t width) {
    double first = 0, step = 0, count = 0;
    const Stretch* longest = nullptr;
    for (const Stretch& line : lines) {
        if (line.size() < 2) continue;
        if (longest == nullptr || line.size() > longest->size()) longest = &line;
        if (line.size() != width) continue;
        first += centre(line.front());
        step += (centre(line.back()) - centre(line.front())) / static_cast<double>(width - 1);
        ++count;
    }
    if (count > 0) return Pitch{first / count, step / count};
    if (longest == nullptr) return std::nullopt;
    return Pitch{centre(longest->front()),
                 (centre(longest->back()) - centre(longest->front())) / static_cast<double>(width - 1)};
}

Stretch placed(const Stretch& line, const Pitch& pitch, std::size_t width) {
    const Box row = box_of(line);
    std::vector<const Glyph*> at(width, nullptr);
    for (std::size_t i = 0; i < line.size(); ++i) {
        const double wished = line.size() == width ? static_cast<double>(i)
                                                   : std::round((centre(line[i]) - pitch.first) / pitch.step);
        if (!(wished >= 0 && wished < static_cast<double>(width))) continue;
        const Glyph*& place = at[static_cast<std::size_t>(wished)];
        if (place == nullptr || place->confidence < line[i].confidence) place = &line[i];
    }
    const auto is_filled = [&](std::size_t i) { return at[i] != nullptr && is_filler(at[i]->text); };
    Stretch cells;
    for (std::size_t i = 0; i < width; ++i) {
        const double middle = pitch.first + static_cast<double>(i) * pitch.step;
        const bool before = i == 0 || is_filled(i - 1) || at[i - 1] == nullptr;
        const bool after = i + 1 == width || is_filled(i + 1) || at[i + 1] == nullptr;
        if (at[i] != nullptr)
            cells.push_back(*at[i]);
        else
            cells.push_back(filler(middle - pitch.step / 2, middle + pitch.step / 2, row,
                                   before && after ? kBetweenFillers : kUnread));
    }
    return cells;
}

/// As what may stand there: itself, what is like it, or the likeliest of its other readings.
void settle(Glyph& cell, MrzClass wanted) {
    std::vector<std::pair<char, double>> may;
    const auto consider = [&](const std::string& text, double confidence) {
        char c = 0;
        if (is_filler(text))
            c = '<';
        else if (text.size() == 1)
            c = static_cast<char>(is_capital(static_cast<char>(text[0] - 32)) ? text[0] - 32 : text[0]);
        c = as_class(c, wanted);
        if (c == 0) return;
        const bool known = std::any_of(may.begin(), may.end(), [&](const auto& m) { return m.first == c; });
        if (!known) may.emplace_back(c, confidence);
    };
    consider(cell.text, cell.confidence);
    for (const auto& [text, confidence] : cell.others) consider(text, confidence);
    if (may.empty()) {
        cell = {"<", 0, cell.box, {}};
        return;
    }
    cell.text = std::string(1, may[0].first);
    cell.confidence = may[0].second;
    cell.others.clear();
    for (std::size_t i = 1; i < may.size(); ++i)
        cell.others.emplace_back(std::string(1, may[i].first), may[i].second);
}

constexpr std::pair<char, char> kDigitOfLetter[] = {{'O', '0'}, {'D', '0'}, {'Q', '0'}, {'I', '1'},
                                                    {'L', '1'}, {'Z', '2'}, {'S', '5'}, {'G', '6'},
                                                    {'B', '8'}, {'T', '7'}, {'A', '4'}};
constexpr std::pair<char, char> kLetterOfDigit[] = {{'0', 'O'}, {'1', 'I'}, {'2', 'Z'}, {'4', 'A'},
                                                    {'5', 'S'}, {'6', 'G'}, {'7', 'T'}, {'8', 'B'}};

char alike(char c, std::span<const std::pair<char, char>> pairs) {
    for (const auto& [from, to] : pairs)
        if (c == from) return to;
    return 0;
}

}  // namespace

char as_class(char c, MrzClass wanted) {
    if (c == '<') return c;
    if (!is_capital(c) && !is_digit(c)) return 0;
    switch (wanted) {
        case MrzClass::Any:
            return c;
        case MrzClass::Letter:
            return is_capital(c) ? c : alike(c, kLetterOfDigit);
        case MrzClass::Digit:
            return is_digit(c) ? c : alike(c, kDigitOfLetter);
        case MrzClass::Sex:
            return c == 'M' || c == 'F' || c == 'X' ? c : '\0';
    }
    return 0;
}

std::vector<const Stretch*> find_mrz_rows(std::span<const Stretch> rows, double width) {
    std::vector<const Stretch*> found;
    for (std::size_t i = rows.size(); i-- > 0 && found.size() < 3;) {
        if (!may_be_line(rows[i], width)) {
            // Something small may stand below or between them.
            if (!found.empty() && box_of(rows[i]).width() > kNarrowest * width) break;
            continue;
        }
        if (!found.empty()) {
            const Box lower = box_of(*found.back()), upper = box_of(rows[i]);
            if (lower.top - upper.top > kMostApart * lower.height()) break;
        }
        found.push_back(&rows[i]);
    }
    std::reverse(found.begin(), found.end());
    if (found.size() < 2) return {};
    return found;
}

std::optional<std::vector<Stretch>> mrz_cells(std::span<const Stretch> lines, const MrzLayout& layout) {
    if (lines.size() != layout.lines) return std::nullopt;
    std::vector<Stretch> tidy;
    for (const Stretch& line : lines) tidy.push_back(without_blanks(line));
    const auto pitch = pitch_of(tidy, layout.width);
    if (!pitch || !(pitch->step > 0) || !std::isfinite(pitch->first)) return std::nullopt;
    std::vector<Stretch> cells;
    for (std::size_t line = 0; line < tidy.size(); ++line) {
        cells.push_back(placed(tidy[line], *pitch, layout.width));
        for (std::size_t at = 0; at < layout.width; ++at)
            settle(cells.back()[at], class_of(layout, line, at));
    }
    for (const MrzSpan& span : {layout.issuing_state, layout.nationality})
        settle_country(std::span(cells[span.line]).subspan(span.at, span.length));
    return cells;
}

}  // namespace beian::reading
