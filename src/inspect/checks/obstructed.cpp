// frame.obstructed: does a finger or another object lie over part of the document?
#include "inspect/check.h"
#include "inspect/rank.h"
#include "inspect/shadow.h"
#include "inspect/words.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"covered", "where"}, {"touched", "where"}};
constexpr std::string_view kLimits[] = {"most_reach", "some_reach", "colour_steps", "light_times"};

// Along a side, as shares of it: corners are round or turned up, and what takes more than this is no object
// on the document but a side that was taken for another.
constexpr double kCorner = 0.04, kNarrowest = 0.025, kWidest = 0.6;
// Cells: the outermost row shows both document and table, and an object casts a little shadow.
constexpr int kInside = 1, kOutside = 2;
// Of the side, in which an object's reach falls away.
constexpr double kSteepest = 0.07;
// One and the same thing inside and out: so alike in colour (steps of Cb and Cr together) and in light, for
// what is round has a dark side.
constexpr int kSameColour = 24;
constexpr double kSameLight = 3;
constexpr double kShadow = 0.42, kNoTimes = 1e9;

struct Paper {
    double light, blue, red;
};

Paper paper_of(const Cells& cells) {
    std::vector<std::uint8_t> light, blue, red;
    for (int y = 0; y < cells.down; ++y) {
        for (int x = 0; x < cells.across; ++x) {
            const Cell& cell = cells.at(x, y);
            if (!cell.seen) continue;
            light.push_back(cell.lightest), blue.push_back(cell.blue), red.push_back(cell.red);
        }
    }
    if (light.empty()) return {0, 128, 128};
    return {light_of(static_cast<int>(at_share(light, 0.5))), at_share(blue, 0.5), at_share(red, 0.5)};
}

/// What differs from the document's paper as an object would, not as print, a pattern or a mild shadow does.
class Foreign {
public:
    Foreign(const Cells& cells, double colour_steps, double light_times)
        : paper_(paper_of(cells)), colour_steps_(colour_steps), light_times_(light_times) {}

    bool operator()(const Cell& cell) const {
        const double steps = std::abs(cell.blue - paper_.blue) + std::abs(cell.red - paper_.red);
        const double light = light_of(cell.lightest);
        return steps >= colour_steps_ || light * light_times_ < paper_.light ||
               light > paper_.light * light_times_;
    }

private:
    Paper paper_;
    double colour_steps_, light_times_;
};

bool are_alike(const Cell& a, const Cell& b) {
    const double light = (light_of(a.mean) + 0.01) / (light_of(b.mean) + 0.01);
    return std::abs(a.blue - b.blue) + std::abs(a.red - b.red) <= kSameColour && light < kSameLight &&
           light > 1 / kSameLight;
}

/// Cells by side: `along` from its beginning, `deep` from the edge inwards, negative outside.
struct Side {
    const Cells& cells;
    enum class Name { Top, Right, Bottom, Left } name;

    bool is_level() const { return name == Name::Top || name == Name::Bottom; }
    int length() const { return is_level() ? cells.across : cells.down; }
    int depth() const { return is_level() ? cells.down : cells.across; }
    const Cell& at(int along, int deep) const {
        switch (name) {
            case Name::Top:
                return cells.at(along, deep);
            case Name::Bottom:
                return cells.at(along, cells.down - 1 - deep);
            case Name::Left:
                return cells.at(deep, along);
            default:
                return cells.at(cells.across - 1 - deep, along);
        }
    }
};

/// How many cells deep it is foreign here, from the edge on.
int depth_at(const Side& side, int along, const Foreign& is_foreign) {
    int depth = 0;
    for (int deep = kInside; deep < side.depth(); ++deep) {
        const Cell& cell = side.at(along, deep);
        if (!cell.seen || !is_foreign(cell)) break;
        depth = deep + 1;
    }
    return depth;
}

/// The same of what comes in over the edge: outside it goes on.
int reach_at(const Side& side, int along, const Foreign& is_foreign) {
    const Cell& outside = side.at(along, -kOutside);
    if (!outside.seen || !are_alike(side.at(along, kInside), outside)) return 0;
    return depth_at(side, along, is_foreign);
}

struct Object {
    double reach = 0;  // share of the document's shorter side
    double left = 0, top = 0, right = 0, bottom = 0;
};

Object object_at(const Side& side, int first, int last, int reach) {
    const double from = double(first) / side.length(), to = double(last) / side.length();
    const double deep = double(reach) / side.depth();
    Object object{double(reach) / std::min(side.length(), side.depth()), from, 0, to, deep};
    if (side.name == Side::Name::Bottom) object.top = 1 - deep, object.bottom = 1;
    if (!side.is_level()) object = {object.reach, 0, from, deep, to};
    if (side.name == Side::Name::Right) object.left = 1 - deep, object.right = 1;
    return object;
}

/// The object that reaches farthest in over this side.
Object object_over(const Side& side, const Foreign& is_foreign, double least_share) {
    const int corner = std::max(1, static_cast<int>(kCorner * side.length()));
    const int narrowest = std::max(3, static_cast<int>(kNarrowest * side.length()));
    const double least = least_share * std::min(side.length(), side.depth());
    std::vector<int> reaches;
    for (int along = 0; along < side.length(); ++along) {
        const bool is_corner = along < corner || along >= side.length() - corner;
        reaches.push_back(is_corner ? 0 : reach_at(side, along, is_foreign));
    }
    // Paper begins within a few cells of an object, if not a corner. A side that was drawn askew leaves a
    // wedge of table, which thins out little by little.
    const auto ends_at = [&](int along, int step) {
        for (int i = 0; i < kSteepest * side.length(); ++i, along += step) {
            if (along < corner || along >= side.length() - corner) return true;
            if (depth_at(side, along, is_foreign) < least / 3) return true;
        }
        return false;
    };
    Object worst;
    for (int first = 0; first < side.length(); ++first) {
        if (reaches[static_cast<std::size_t>(first)] < least) continue;
        int last = first;
        while (last < side.length() && reaches[static_cast<std::size_t>(last)] >= least) ++last;
        const int width = last - first;
        if (width >= narrowest && width <= kWidest * side.length() && ends_at(first - 1, -1) &&
            ends_at(last, 1)) {
            std::vector<int> inside(reaches.begin() + first, reaches.begin() + last);
            // An object is rounded: most of its width reaches less far than its tip.
            const Object object = object_at(side, first, last, static_cast<int>(at_share(inside, 0.8)));
            if (object.reach > worst.reach) worst = object;
        }
        first = last;
    }
    return worst;
}

Object object_on(const Cells& cells, const Foreign& is_foreign, double least) {
    Object worst;
    for (const auto name : {Side::Name::Top, Side::Name::Right, Side::Name::Bottom, Side::Name::Left}) {
        const Object object = object_over(Side{cells, name}, is_foreign, least);
        if (object.reach > worst.reach) worst = object;
    }
    return worst;
}

CheckResult check(const Photo& photo, const Voice& voice) {
    const Look* look = photo.document_look();
    // On a scan there is no outside that anything could come from.
    if (look == nullptr || look->cells().empty() || look->document()->fills_picture) return {};
    const Cells& cells = look->cells();
    const double most = voice.limit("most_reach"), some = voice.limit("some_reach");
    const double colour_steps = voice.limit("colour_steps");
    Object worst = object_on(cells, {cells, colour_steps, voice.limit("light_times")}, some);
    // A shadow that reaches in from the table is told by the check of the light; it changes no colour.
    if (const auto shadow = worst.reach < some ? std::nullopt : find_shadow(cells);
        shadow && shadow->light < kShadow)
        worst = object_on(cells, {cells, colour_steps, kNoTimes}, some);
    if (worst.reach < some) return CheckResult({}, worst.reach);
    const bool is_bad = worst.reach > most;
    const model::Finding finding =
        voice.say(is_bad ? "covered" : "touched",
                  {{"where", place_words((worst.left + worst.right) / 2, (worst.top + worst.bottom) / 2)}},
                  {worst.reach, is_bad ? most : some,
                   look->region_on_document(worst.left, worst.top, worst.right, worst.bottom)});
    return CheckResult({finding}, worst.reach);
}

}  // namespace

extern const Check kObstructed;
const Check kObstructed{"frame.obstructed", check, kAnswers, kLimits};

}  // namespace beian::inspect
