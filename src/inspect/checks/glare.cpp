// quality.glare: does a lamp's reflection hide part of the document?
#include "inspect/check.h"
#include "inspect/patches.h"
#include "inspect/rank.h"
#include "inspect/words.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"hides", "where"}, {"spot", "where"}};
constexpr std::string_view kLimits[] = {"burnt_tone", "paper_tone", "skirt_tones", "most_letters",
                                        "some_letters"};

// Where the size of the letters is not known: about so many along the side of a square as large as the
// document (an A4 form has 60, a card 30).
constexpr double kLettersAlong = 40;
// Cells. Nearer the lens has mixed spot and paper, farther off the skirt of a small lamp has ended.
constexpr int kSkirt = 2;

struct Glare {
    double letters = 0;  // squares of an em that are burnt out
    double across = 0.5, down = 0.5;
    double left = 1, top = 1, right = 0, bottom = 0;
};

/// A reflection fades into the paper; a white field that is printed ends at a line.
bool has_skirt(const std::vector<Spot>& patch, const Marks& burnt, const Cells& cells, double paper,
               double tones) {
    std::vector<std::uint8_t> around;
    for (const Spot& spot : ring_around(patch, burnt, kSkirt)) {
        if (cells.at(spot.x, spot.y).seen) around.push_back(cells.at(spot.x, spot.y).lightest);
    }
    return !around.empty() && at_share(around, 0.5) >= paper + tones;
}

Glare find_glare(const Cells& cells, double cell_letters, const Voice& voice) {
    Glare glare;
    std::vector<std::uint8_t> tones;
    Marks burnt(cells.across, cells.down);
    const double burnt_tone = voice.limit("burnt_tone"), few = voice.limit("some_letters") / 2;
    for (int y = 0; y < cells.down; ++y) {
        for (int x = 0; x < cells.across; ++x) {
            const Cell& cell = cells.at(x, y);
            if (!cell.seen) continue;
            tones.push_back(cell.lightest);
            // Print would still be darker: none is left to be seen.
            burnt.at(x, y) = cell.darkest >= burnt_tone ? 1 : 0;
        }
    }
    if (tones.empty()) return glare;
    // On paper that is all but white itself no spot stands out; how bright it is, is another check's matter.
    const double paper = at_share(tones, 0.5);
    if (paper > voice.limit("paper_tone")) return glare;
    std::size_t largest = 0;
    for (const std::vector<Spot>& patch : patches_of(burnt)) {
        const double letters = static_cast<double>(patch.size()) * cell_letters;
        if (letters < few) continue;
        if (!has_skirt(patch, burnt, cells, paper, voice.limit("skirt_tones"))) continue;
        glare.letters += letters;
        double x = 0, y = 0;
        for (const Spot& spot : patch) {
            x += spot.x + 0.5, y += spot.y + 0.5;
            glare.left = std::min(glare.left, double(spot.x) / cells.across);
            glare.top = std::min(glare.top, double(spot.y) / cells.down);
            glare.right = std::max(glare.right, (spot.x + 1.0) / cells.across);
            glare.bottom = std::max(glare.bottom, (spot.y + 1.0) / cells.down);
        }
        if (patch.size() <= largest) continue;
        largest = patch.size();
        glare.across = x / static_cast<double>(patch.size()) / cells.across;
        glare.down = y / static_cast<double>(patch.size()) / cells.down;
    }
    return glare;
}

CheckResult check(const Photo& photo, const Voice& voice) {
    const Look* look = photo.document_look();
    if (look == nullptr || look->cells().empty()) return {};
    const Cells& cells = look->cells();
    const double em = look->spec().text_mm * look->pixels_per_mm();
    const double cell_letters = em > 0 ? kCellSide * kCellSide / (em * em)
                                       : kLettersAlong * kLettersAlong / (double(cells.across) * cells.down);
    const Glare glare = find_glare(cells, cell_letters, voice);
    const double most = voice.limit("most_letters"), some = voice.limit("some_letters");
    if (glare.letters < some) return CheckResult({}, glare.letters);
    const bool is_bad = glare.letters > most;
    const model::Finding finding =
        voice.say(is_bad ? "hides" : "spot", {{"where", place_words(glare.across, glare.down)}},
                  {glare.letters, is_bad ? most : some,
                   look->region_on_document(glare.left, glare.top, glare.right, glare.bottom)});
    return CheckResult({finding}, glare.letters);
}

}  // namespace

extern const Check kGlare;
const Check kGlare{"quality.glare", check, kAnswers, kLimits};

}  // namespace beian::inspect
