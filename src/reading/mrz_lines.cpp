#include "reading/mrz_lines.h"

#include "identity/check_digit.h"
#include "reading/mrz_cells.h"

#include <algorithm>

namespace beian::reading {
namespace {

// A character read with more than this is not doubted; what it may be instead must be at least so likely.
constexpr double kSure = 0.97, kLikely = 0.01;
// Of what no check digit tells: names, sex, countries.
constexpr double kSureEnough = 0.9;
// Two digits modulo 10 tell a hundred changes apart: more than a few and one passes by chance.
constexpr std::size_t kMostChanges = 8;
// Lines read so well at first are not read again.
constexpr double kPlain = 0.8;
// Characters that a reader may lose or double in a line's whole length.
constexpr std::size_t kMostLost = 5;
// How sure a filler is that was read as K: the check digits take both for the same.
constexpr double kTakenForFiller = 0.5;

char at(const std::vector<Stretch>& cells, std::size_t line, std::size_t place) {
    return cells[line][place].text[0];
}

std::string joined(const std::vector<Stretch>& cells) {
    std::string lines;
    for (const Stretch& line : cells) lines += (lines.empty() ? "" : "\n") + text_of(line);
    return lines;
}

/// Values in Doc 9303's arithmetic, in which '<' is 0, K is 20, and both are 0 modulo 10.
int value_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c == '<' ? 0 : c - 'A' + 10;
}
bool is_blind_to(char a, char b) {
    return a != b && value_of(a) % 10 == value_of(b) % 10;
}

/// Could it be another character that a check digit takes for the same?
bool is_blindly_doubtful(const Glyph& cell) {
    if (cell.confidence > kSure) return false;
    return std::any_of(cell.others.begin(), cell.others.end(), [&](const auto& other) {
        return other.second >= kLikely && is_blind_to(cell.text[0], other.first[0]);
    });
}

void make_filler(Glyph& cell) {
    const double filler = [&] {
        for (const auto& [text, confidence] : cell.others)
            if (text == "<") return confidence;
        return 0.0;
    }();
    cell.others.insert(cell.others.begin(), {cell.text, cell.confidence});
    cell.text = "<";
    cell.confidence = std::max(filler, kTakenForFiller);
}

/// Where the names end: no more than two fillers part surname and given names, so three begin the rest.
std::size_t end_of_names(const std::string& line, std::size_t first) {
    const std::size_t rest = line.find("<<<", first);
    return rest == std::string::npos ? line.size() : rest;
}

/// Nothing but fillers follows the given names: '<' read as K there is one. Nobody's name has three K.
void mend_fillers_of_names(Stretch& line, std::size_t first) {
    const std::string text = text_of(line);
    for (std::size_t i = first; i < text.size(); ++i) {
        const std::size_t last = std::min(text.find_first_not_of('K', i), text.size());
        if (last - i >= 3)
            for (std::size_t k = i; k < last; ++k) make_filler(line[k]);
        i = last;
    }
    const std::string mended = text_of(line);
    std::size_t end = end_of_names(mended, first);
    // Nor does a second pair of fillers stand within them.
    if (const std::size_t gap = mended.find("<<", first); gap < end)
        end = std::min(end, mended.find("<<", mended.find_first_not_of('<', gap)));
    for (std::size_t i = end; i < line.size(); ++i)
        if (mended[i] == 'K') make_filler(line[i]);
}

/// Names in two parts have a pair of fillers between them. Where none was read, but K and a filler side by
/// side, and that K may be one: it is.
void mend_gap_of_names(Stretch& line, std::size_t first) {
    const std::string text = text_of(line);
    const std::size_t end = end_of_names(text, first);
    if (text.find("<<", first) < end) return;
    std::optional<std::size_t> gap;
    for (std::size_t i = first + 1; i + 1 < end; ++i) {
        if (text[i] != 'K' || (text[i - 1] != '<') == (text[i + 1] != '<') || line[i].confidence > kSure)
            continue;
        if (!gap || line[i].confidence < line[*gap].confidence) gap = i;
    }
    if (gap) make_filler(line[*gap]);
}

/// A K among the fillers that end a number or optional data may be one of them.
void mend_tail(Stretch& line, const MrzSpan& span) {
    std::size_t end = span.at + span.length;
    while (end > span.at) {
        Glyph& cell = line[end - 1];
        if (cell.text == "K") {
            const bool after_filler = end < span.at + span.length;
            const bool may_be = std::any_of(cell.others.begin(), cell.others.end(), [](const auto& other) {
                return other.first == "<" && other.second >= kLikely;
            });
            if (!after_filler && !may_be) return;
            make_filler(cell);
        } else if (cell.text != "<") {
            return;
        }
        --end;
    }
}

MrzPart part_of(const std::vector<Stretch>& cells, const MrzSpan& span) {
    MrzPart part;
    const auto first = cells[span.line].begin() + static_cast<std::ptrdiff_t>(span.at);
    part.cells.assign(first, first + static_cast<std::ptrdiff_t>(span.length));
    part.text = text_of(part.cells);
    while (part.text.ends_with('<')) part.text.pop_back();
    std::replace(part.text.begin(), part.text.end(), '<', ' ');
    return part;
}

/// A part whose check digit follows it.
MrzPart checked_part(const std::vector<Stretch>& cells, const MrzSpan& span) {
    MrzPart part = part_of(cells, span);
    const auto right = identity::check_mrz(text_of(part.cells));
    const bool doubtful = std::any_of(part.cells.begin(), part.cells.end(), is_blindly_doubtful);
    part.is_proven = right && at(cells, span.line, span.at + span.length) == *right && !doubtful;
    return part;
}

void read_names(ReadMrz& mrz, const MrzSpan& span) {
    const Stretch& line = mrz.cells[span.line];
    const std::string names = text_of(line).substr(span.at, span.length);
    const std::size_t gap = std::min(names.find("<<"), span.length);
    mrz.surname = part_of(mrz.cells, {span.line, span.at, gap});
    if (gap + 2 >= span.length) return;
    std::size_t given = gap;
    while (given < span.length && names[given] == '<') ++given;
    const std::size_t end = std::min(names.find("<<", given), span.length);
    mrz.given_names = part_of(mrz.cells, {span.line, span.at + given, end - given});
}

/// O and I are letters of names; in numbers most states write 0 and 1 alone. The first reading with which
/// every check digit holds.
std::optional<identity::Mrz> parse_with_digits(std::vector<Stretch>& cells, const MrzLayout& layout,
                                               CivilDay today) {
    auto digits = cells;
    for (std::size_t line = 0; line < cells.size(); ++line)
        for (std::size_t place = 0; place < layout.width; ++place) {
            Glyph& cell = digits[line][place];
            if (class_of(layout, line, place) != MrzClass::Any) continue;
            if (cell.text == "O" || cell.text == "I") cell.text = cell.text == "O" ? "0" : "1";
        }
    if (auto parsed = identity::parse_mrz(joined(digits), today)) {
        cells = std::move(digits);
        return *parsed;
    }
    if (auto parsed = identity::parse_mrz(joined(cells), today)) return *parsed;
    return std::nullopt;
}

/// The one single change of a doubtful character with which every check digit holds.
bool repair(std::vector<Stretch>& cells, CivilDay today) {
    struct Change {
        std::size_t line, place;
        std::string to;
    };
    std::vector<Change> passing;
    std::size_t changes = 0;
    for (std::size_t line = 0; line < cells.size(); ++line) {
        for (std::size_t place = 0; place < cells[line].size(); ++place) {
            const Glyph cell = cells[line][place];
            if (cell.confidence > kSure) continue;
            for (const auto& [other, likely] : cell.others) {
                // What a check digit cannot tell, it cannot prove.
                if (likely < kLikely || is_blind_to(cell.text[0], other[0])) continue;
                if (++changes > kMostChanges) return false;
                cells[line][place].text = other;
                if (identity::parse_mrz(joined(cells), today)) passing.push_back({line, place, other});
                cells[line][place].text = cell.text;
            }
        }
    }
    if (passing.size() != 1) return false;
    Glyph& cell = cells[passing[0].line][passing[0].place];
    std::erase_if(cell.others, [&](const auto& other) { return other.first == passing[0].to; });
    cell.text = passing[0].to;
    return true;
}

ReadMrz understood(std::vector<Stretch> cells, const MrzLayout& layout, CivilDay today) {
    ReadMrz mrz;
    mend_fillers_of_names(cells[layout.names.line], layout.names.at);
    mend_gap_of_names(cells[layout.names.line], layout.names.at);
    mend_tail(cells[layout.number.line], layout.number);
    mend_tail(cells[layout.optional.line], layout.optional);
    mrz.parsed = parse_with_digits(cells, layout, today);
    if (!mrz.parsed && (mrz.repaired = repair(cells, today)))
        mrz.parsed = parse_with_digits(cells, layout, today);
    mrz.lines = joined(cells);
    mrz.cells = std::move(cells);
    mrz.number = checked_part(mrz.cells, layout.number);
    mrz.birth = checked_part(mrz.cells, layout.birth);
    mrz.expiry = checked_part(mrz.cells, layout.expiry);
    mrz.sex = part_of(mrz.cells, layout.sex);
    mrz.nationality = part_of(mrz.cells, layout.nationality);
    mrz.issuing_state = part_of(mrz.cells, layout.issuing_state);
    read_names(mrz, layout.names);
    // A check digit alone is right one time in ten; with the composite one it is two.
    for (MrzPart* part : {&mrz.number, &mrz.birth, &mrz.expiry})
        part->is_proven = part->is_proven && mrz.parsed.has_value();
    mrz.is_sure = mrz.parsed.has_value();
    for (std::size_t line = 0; line < mrz.cells.size(); ++line)
        for (std::size_t place = 0; place < layout.width; ++place) {
            const Glyph& cell = mrz.cells[line][place];
            const bool told = class_of(layout, line, place) == MrzClass::Digit;
            mrz.is_sure = mrz.is_sure && !is_blindly_doubtful(cell) &&
                          (told || cell.confidence >= kSureEnough || cell.text == "<");
        }
    // A filler that may be a letter makes another name, or another number.
    for (const Stretch& line : mrz.cells)
        for (const Glyph& cell : line)
            if (cell.text == "<" && !cell.others.empty() && cell.others.front().first == "K" &&
                cell.confidence <= kTakenForFiller && cell.others.front().second > kSure)
                mrz.is_sure = false;
    return mrz;
}

/// The lines once more, with nothing but what may stand in them.
std::vector<Stretch> read_lines_again(const std::vector<const Stretch*>& rows, const ReadAgain& again) {
    std::vector<Stretch> lines;
    for (const Stretch* row : rows) lines.push_back(again(box_of(*row), kMrzCharacters));
    return lines;
}

/// In each place the surer of two readings.
std::vector<Stretch> surer(std::vector<Stretch> one, const std::vector<Stretch>& other) {
    for (std::size_t line = 0; line < one.size(); ++line)
        for (std::size_t at = 0; at < one[line].size(); ++at) {
            Glyph& cell = one[line][at];
            const Glyph& rival = other[line][at];
            if (rival.text == cell.text) {
                cell.confidence = std::max(cell.confidence, rival.confidence);
                continue;
            }
            const auto was = cell;
            if (rival.confidence > cell.confidence) cell = rival;
            const Glyph& loser = rival.confidence > was.confidence ? was : rival;
            std::erase_if(cell.others, [&](const auto& each) { return each.first == loser.text; });
            cell.others.emplace(cell.others.begin(), loser.text, loser.confidence);
        }
    return one;
}

/// Lines are told from each other's layouts, and from print, by their length.
bool is_about_as_long(const std::vector<Stretch>& lines, const MrzLayout& layout) {
    std::size_t longest = 0;
    for (const Stretch& line : lines) longest = std::max(longest, line.size());
    return longest + kMostLost >= layout.width && longest <= layout.width + kMostLost;
}

bool is_plain(const ReadMrz& mrz) {
    if (!mrz.parsed || mrz.repaired) return false;
    return std::all_of(mrz.cells.begin(), mrz.cells.end(), [](const Stretch& line) {
        return std::all_of(line.begin(), line.end(),
                           [](const Glyph& cell) { return cell.text == "<" || cell.confidence >= kPlain; });
    });
}

}  // namespace

std::optional<ReadMrz> read_mrz(std::span<const Stretch> rows, double width, const ReadAgain& again,
                                CivilDay today) {
    const auto found = find_mrz_rows(rows, width);
    if (found.empty()) return std::nullopt;
    std::vector<Stretch> lines;
    for (const Stretch* row : found) lines.push_back(*row);
    std::optional<std::vector<Stretch>> lines_again;
    std::optional<ReadMrz> best;
    for (const MrzLayout& layout : mrz_layouts()) {
        // Of two lines the upper of three may be one of print.
        if (lines.size() < layout.lines || !is_about_as_long(lines, layout)) continue;
        const auto cells = mrz_cells(std::span(lines).last(layout.lines), layout);
        if (!cells) continue;
        ReadMrz read = understood(*cells, layout, today);
        if (again && !is_plain(read)) {
            if (!lines_again) lines_again = read_lines_again(found, again);
            if (const auto others = mrz_cells(std::span(*lines_again).last(layout.lines), layout)) {
                ReadMrz both = understood(surer(*cells, *others), layout, today);
                ReadMrz second = understood(*others, layout, today);
                if (both.parsed || (!read.parsed && !second.parsed))
                    read = std::move(both);
                else if (second.parsed)
                    read = std::move(second);
            }
        }
        if (read.parsed) return read;
        if (!best) best = std::move(read);
    }
    return best;
}

}  // namespace beian::reading
