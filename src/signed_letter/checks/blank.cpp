// letter.blank: is everything filled in that is left to a pen?
#include "signed_letter/check.h"
#include "signed_letter/looks.h"

#include <cmath>

namespace beian::signed_letter {
namespace {

constexpr AnswerSpec kAnswers[] = {{"empty", "after"}, {"lines", ""}};
constexpr std::string_view kLimits[] = {"least_ink", "least_ink_on_lines"};

// Points around what is written: short of the line below it and of the neighbours, should the page lie a
// point off.
constexpr double kAbove = 13, kBelow = 0.5, kBeside = 3;

/// The printed words before a gap, by which people know it.
std::string words_before(const DrawnLine& line, std::size_t gap) {
    std::string words;
    std::size_t from = gap;
    while (from > 0 && gap - from < 8 && !line.characters[from - 1].text.empty()) --from;
    for (std::size_t i = from; i < gap; ++i) words += line.characters[i].text;
    return words;
}

/// What stands left of a cell of a table, where the gap is all of it.
std::string label_of(const Sight& sight, const DrawnLine& line) {
    for (const DrawnLine& other : sight.drawn)
        if (&other != &line && std::abs(other.baseline - line.baseline) < 1 && !other.characters.empty() &&
            other.characters.front().at.x < line.characters.front().at.x)
            return other.text();
    return {};
}

Findings check(const Sight& sight, const Voice& voice) {
    Findings findings;
    if (!sight.is_laid_out()) return findings;
    const double least = voice.limit("least_ink");
    for (const DrawnLine& line : sight.drawn) {
        for (std::size_t i = 0; i < line.characters.size(); ++i) {
            const Drawn& gap = line.characters[i];
            if (gap.kind != letter::Run::Kind::Gap) continue;
            const letter::Area place{gap.at.x - gap.width / 2 + kBeside, line.baseline - kAbove,
                                     gap.width - 2 * kBeside, kAbove + kBelow};
            const double ink = sight.ink->written_in(place);
            if (ink >= least) continue;
            std::string after = words_before(line, i);
            if (after.empty()) after = label_of(sight, line);
            findings.push_back(
                voice.say("empty", {{"after", plain(after)}},
                          {.measured = ink, .needed = least, .region = sight.flat->region(place)}));
        }
    }
    const double on_lines = voice.limit("least_ink_on_lines");
    for (const HandArea* lines : places(sight, HandArea::Kind::Writing)) {
        const double ink = sight.ink->written_in(lines->area);
        if (ink < on_lines)
            findings.push_back(
                voice.say("lines", {},
                          {.measured = ink, .needed = on_lines, .region = sight.flat->region(lines->area)}));
    }
    return findings;
}

}  // namespace

extern const Check kBlank;
const Check kBlank{"letter.blank", check, kAnswers, kLimits};

}  // namespace beian::signed_letter
