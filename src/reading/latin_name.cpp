#include "reading/latin_name.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace beian::reading {
namespace {

// In heights of the name: how far below it the line may begin, and how far to either side of its beginning.
constexpr double kBelow = 1.5, kAside = 1.2;
// Between two words.
constexpr double kGap = 2.5;

bool is_letter(const Glyph& glyph) {
    return glyph.text.size() == 1 && std::isalpha(static_cast<unsigned char>(glyph.text[0])) != 0;
}

/// Up to the first wide gap or character of another script.
Stretch latin_run(const Stretch& row, std::size_t first, double height) {
    Stretch run;
    for (std::size_t i = first; i < row.size() && row[i].text.size() == 1; ++i) {
        if (!run.empty() && row[i].box.left - run.back().box.right > kGap * height) break;
        run.push_back(row[i]);
    }
    return run;
}

/// A comma is followed by a space, whatever the reader made of it.
std::string spaced(const Stretch& run) {
    std::string text;
    for (const char c : tidy(run)) {
        if (!text.empty() && text.back() == ',' && c != ' ') text += ' ';
        text += c;
    }
    return text;
}

}  // namespace

void write_latin_name(const Sheet& sheet, const Box& name, FieldWriter& write) {
    const double height = name.height();
    for (const Stretch& line : sheet.lines()) {
        const auto first = std::find_if(line.begin(), line.end(), is_letter);
        if (first == line.end() || std::abs(first->box.left - name.left) > kAside * height) continue;
        if (first->box.middle() < name.middle() + 0.5 * height) continue;
        if (first->box.top > name.bottom + kBelow * height) continue;
        const Stretch run = latin_run(line, static_cast<std::size_t>(first - line.begin()), height);
        if (std::count_if(run.begin(), run.end(), is_letter) < 3) continue;
        return write.text("latin_name", run, spaced(run));
    }
}

}  // namespace beian::reading
