#include "signed_letter/reading_order.h"

#include "letter/broken.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace beian::signed_letter {
namespace {

// Points that a page may lie off before it is straightened.
constexpr double kOff = 12;
constexpr double kSameLine = 0.5;  // of a line's height
constexpr double kHalfLine = 8;    // points, of the narrowest lines: a cell farther off is not the label's

double left_of(const ReadLine& line) {
    return line.front().at.x;
}
double middle_of(const ReadLine& line) {
    return line.front().at.y;
}

using Lines = std::vector<ReadLine>;

/// Lines side by side, from left to right.
std::vector<Lines> rows_of(const Lines& sorted) {
    std::vector<Lines> rows;
    for (const ReadLine& line : sorted) {
        const bool beside = !rows.empty() && middle_of(line) - middle_of(rows.back().front()) <
                                                 rows.back().front().front().height * kSameLine;
        if (!beside) rows.emplace_back();
        rows.back().push_back(line);
    }
    for (Lines& row : rows)
        std::sort(row.begin(), row.end(),
                  [](const ReadLine& a, const ReadLine& b) { return left_of(a) < left_of(b); });
    return rows;
}

void append(Lines& all, const std::vector<Lines>& rows) {
    for (const Lines& row : rows) all.insert(all.end(), row.begin(), row.end());
}

/// Lines between two that reach over both columns: perhaps rows of a table. A label stands in the middle of
/// its row however many lines the cell beside it has: these are as many as have their middle where the label
/// is.
void append_rows(Lines& all, const Lines& block) {
    Lines labels, cells, after;
    for (const ReadLine& line : block)
        (left_of(line) > letter::kCellLeft - kOff ? cells : labels).push_back(line);
    if (cells.empty() || labels.empty()) return append(all, rows_of(block));
    const auto rows = rows_of(cells);
    const double top = middle_of(cells.front()) - kOff, bottom = middle_of(cells.back()) + kOff;
    std::size_t next = 0;
    for (const ReadLine& label : labels) {
        if (middle_of(label) < top) {
            all.push_back(label);
            continue;
        }
        if (middle_of(label) > bottom) {
            after.push_back(label);
            continue;
        }
        double sum = 0, least = kHalfLine;
        std::size_t end = next;
        for (std::size_t i = next; i < rows.size(); ++i) {
            sum += middle_of(rows[i].front());
            const double off = std::abs(sum / static_cast<double>(i - next + 1) - middle_of(label));
            if (off < least) least = off, end = i + 1;
        }
        all.push_back(label);
        append(all, {std::next(rows.begin(), static_cast<std::ptrdiff_t>(next)),
                     std::next(rows.begin(), static_cast<std::ptrdiff_t>(end))});
        next = end;
    }
    append(all, {std::next(rows.begin(), static_cast<std::ptrdiff_t>(next)), rows.end()});
    all.insert(all.end(), after.begin(), after.end());
}

}  // namespace

std::vector<ReadLine> in_reading_order(std::span<const ReadLine> lines) {
    Lines sorted(lines.begin(), lines.end()), all, block;
    std::sort(sorted.begin(), sorted.end(),
              [](const ReadLine& a, const ReadLine& b) { return middle_of(a) < middle_of(b); });
    for (const ReadLine& line : sorted) {
        const bool over_both =
            left_of(line) < letter::kCellLeft - kOff && line.back().at.x > letter::kCellLeft + kOff;
        if (!over_both) {
            block.push_back(line);
            continue;
        }
        append_rows(all, block);
        block.clear();
        all.push_back(line);
    }
    append_rows(all, block);
    return all;
}

}  // namespace beian::signed_letter
