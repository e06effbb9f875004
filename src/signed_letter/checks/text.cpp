// letter.text: does it still say what was printed?
#include "signed_letter/check.h"
#include "signed_letter/glyphs.h"
#include "signed_letter/looks.h"

#include <algorithm>
#include <cmath>

namespace beian::signed_letter {
namespace {

constexpr AnswerSpec kAnswers[] = {{"changed", "was is"}, {"outdated", ""}};
constexpr std::string_view kLimits[] = {"margin", "surely_same", "least_likeness", "clearly_read"};

constexpr double kFewCharacters = 4, kMostOfLine = 0.35;

struct Change {
    std::string was, is;
    letter::Area area;
};

/// What was read where a drawn character stands: nothing, it, or another.
struct Place {
    const Drawn* drawn = nullptr;
    const Read* read = nullptr;
    const Read* inserted = nullptr;  // before it
};

/// The characters read on this line, from left to right; those in gaps are handwriting.
std::vector<const Read*> read_on(const Sight& sight, const DrawnLine& line) {
    std::vector<const Read*> found;
    const double left = line.characters.front().at.x - line.size,
                 right = line.characters.back().at.x + line.characters.back().width / 2 + line.size / 2;
    for (const ReadLine& read : sight.read) {
        for (const Read& one : read) {
            if (std::abs(one.at.y - line.characters.front().at.y) > 0.6 * line.size) continue;
            if (one.at.x < left || one.at.x > right || comparable(one.text).empty()) continue;
            const bool in_gap =
                std::any_of(line.characters.begin(), line.characters.end(), [&](const Drawn& gap) {
                    return gap.kind == letter::Run::Kind::Gap &&
                           std::abs(one.at.x - gap.at.x) < gap.width / 2 - 0.3 * line.size;
                });
            if (!in_gap) found.push_back(&one);
        }
    }
    std::sort(found.begin(), found.end(), [](const Read* a, const Read* b) { return a->at.x < b->at.x; });
    return found;
}

/// Which character was read for which (edit distance; far apart they are not the same).
std::vector<Place> aligned(const Sight& sight, const DrawnLine& line) {
    std::vector<Place> places;
    for (const Drawn& one : line.characters)
        if (one.kind != letter::Run::Kind::Gap && !comparable(one.text).empty()) places.push_back({&one});
    const auto read = read_on(sight, line);
    const std::size_t rows = places.size() + 1, columns = read.size() + 1;
    std::vector<double> cost(rows * columns, 0);
    const auto pair_cost = [&](std::size_t i, std::size_t j) {
        const double off = std::abs(places[i].drawn->at.x - read[j]->at.x) / line.size;
        const bool same = comparable(places[i].drawn->text) == comparable(read[j]->text);
        return (same ? 0 : 1) + (off > 1.5 ? 0.3 * (off - 1.5) : 0);
    };
    for (std::size_t i = 1; i < rows; ++i) cost[i * columns] = static_cast<double>(i);
    for (std::size_t j = 1; j < columns; ++j) cost[j] = static_cast<double>(j);
    for (std::size_t i = 1; i < rows; ++i)
        for (std::size_t j = 1; j < columns; ++j)
            cost[i * columns + j] =
                std::min({cost[(i - 1) * columns + j - 1] + pair_cost(i - 1, j - 1),
                          cost[(i - 1) * columns + j] + 1, cost[i * columns + j - 1] + 1});
    std::size_t i = rows - 1, j = columns - 1;
    while (i > 0 && j > 0) {
        const double here = cost[i * columns + j];
        if (here == cost[(i - 1) * columns + j - 1] + pair_cost(i - 1, j - 1)) {
            places[i - 1].read = read[j - 1];
            --i, --j;
        } else if (here == cost[(i - 1) * columns + j] + 1) {
            --i;
        } else {
            // After the last character nothing of the line is moved by it: a stroke of a pen.
            if (i < places.size()) places[i].inserted = read[j - 1];
            --j;
        }
    }
    return places;
}

class Comparing {
public:
    Comparing(const Sight& sight, const Voice& voice) : sight_(sight), voice_(voice) {}

    std::vector<Change> line(const DrawnLine& line) {
        std::vector<Change> changes;
        bool open = false;
        double changed = 0;
        for (const Place& place : aligned(sight_, line)) {
            if (!is_changed(line, place)) {
                open = false;
                continue;
            }
            const letter::Area area = place_of(line, *place.drawn);
            if (!open) changes.push_back({{}, {}, area});
            open = true;
            Change& change = changes.back();
            change.area.width = area.x + area.width - change.area.x;
            change.was += place.drawn->text;
            if (place.inserted != nullptr) change.is += place.inserted->text;
            if (place.read != nullptr) change.is += place.read->text;
            ++changed;
        }
        // Values read off the sheet may break a paragraph otherwise than it was printed. Then whole lines
        // differ, where a person who changes words changes few.
        const double most =
            std::max(kFewCharacters, kMostOfLine * static_cast<double>(line.characters.size()));
        if (!sight_.values_known && changed > most) changes.clear();
        return changes;
    }

private:
    bool is_changed(const DrawnLine& line, const Place& place) const {
        // What was read off the sheet itself proves nothing.
        if (!sight_.values_known && place.drawn->kind == letter::Run::Kind::Value) return false;
        const bool same =
            place.read != nullptr && comparable(place.read->text) == comparable(place.drawn->text);
        if (same && place.inserted == nullptr) return false;
        const double own = likeness(sight_, line, *place.drawn);
        if (own >= voice_.limit("surely_same")) return false;
        if (place.inserted != nullptr && place.inserted->confidence >= voice_.limit("clearly_read") &&
            own < voice_.limit("least_likeness"))
            return true;
        if (same) return false;
        if (place.read == nullptr) return own < voice_.limit("least_likeness");
        const double other = likeness_of_other(sight_, line, *place.drawn, place.read->text);
        return other > own + voice_.limit("margin");
    }

    const Sight& sight_;
    const Voice& voice_;
};

Findings check(const Sight& sight, const Voice& voice) {
    Findings findings;
    if (!sight.is_laid_out()) return findings;
    const letter::ReadMark* mark = sight.mark();
    if (mark != nullptr && sight.wanted.filled && !sight.values_known &&
        sight.wanted.filled->id == mark->mark.letter)
        findings.push_back(voice.say("outdated", {}, {.region = sight.code_regions.front()}));
    Comparing comparing(sight, voice);
    for (const DrawnLine& line : sight.drawn) {
        if (line.characters.empty() || line.face == letter::Face::Caption) continue;
        for (const Change& change : comparing.line(line))
            findings.push_back(voice.say("changed", {{"was", plain(change.was)}, {"is", plain(change.is)}},
                                         {.region = sight.flat->region(widened(change.area, 2))}));
    }
    return findings;
}

}  // namespace

extern const Check kText;
const Check kText{"letter.text", check, kAnswers, kLimits};

}  // namespace beian::signed_letter
