#include "signed_letter/looks.h"

#include <algorithm>
#include <cmath>

namespace beian::signed_letter {
namespace {

constexpr double kLeastRound = 0.4;  // flatter red is a letterhead or a line
constexpr double kFrame = 3, kWordsWidth = 42, kWordsHeight = 12;

double middle_distance(const letter::Area& a, const letter::Area& b) {
    return std::hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2);
}

}  // namespace

std::vector<const HandArea*> places(const Sight& sight, HandArea::Kind kind) {
    std::vector<const HandArea*> found;
    if (!sight.page) return found;
    for (const HandArea& hand : sight.page->by_hand)
        if (hand.kind == kind) found.push_back(&hand);
    return found;
}

letter::Area inside(const HandArea& hand) {
    const letter::Area& at = hand.area;
    return {at.x + kFrame, at.y + kFrame, at.width - 2 * kFrame, at.height - 2 * kFrame};
}

letter::Area widened(const letter::Area& area, double by) {
    return {area.x - by, area.y - by, area.width + 2 * by, area.height + 2 * by};
}

bool touches(const letter::Area& a, const letter::Area& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

double signature_ink(const Sight& sight, const HandArea& hand) {
    const letter::Area at = inside(hand);
    // The grey words in the corner are print, even should the page lie a little off.
    const letter::Area words{at.x + at.width - kWordsWidth, at.y + at.height - kWordsHeight, kWordsWidth,
                             kWordsHeight};
    return sight.ink->written_in(at) - sight.ink->written_in(words);
}

bool is_signed(const Sight& sight, const HandArea& hand, double least_ink) {
    return signature_ink(sight, hand) >= least_ink;
}

const RedMark* seal_of(const Sight& sight) {
    const auto wanted = places(sight, HandArea::Kind::Seal);
    const RedMark* best = nullptr;
    double least = 1e9;
    for (const RedMark& mark : sight.red) {
        const double across = std::max(mark.area.width, mark.area.height);
        if (across < kSmallestSeal || across > kLargestSeal || mark.roundness < kLeastRound) continue;
        const double off = wanted.empty() ? -across : middle_distance(mark.area, wanted.front()->area);
        if (off < least) least = off, best = &mark;
    }
    return best;
}

bool is_own(const Sight& sight) {
    return sight.mark() == nullptr && !sight.is_laid_out();
}

bool asks_for(const Sight& sight, letter::Box::Kind kind) {
    for (const letter::Template& one : sight.book.letters) {
        if (sight.rulebook.materials[one.material].slug != sight.wanted.material) continue;
        if (one.holder == (sight.wanted.person ? rules::Holder::Organization : rules::Holder::Person))
            continue;
        for (const letter::Box& box : one.boxes)
            if (box.kind == kind) return true;
    }
    return false;
}

}  // namespace beian::signed_letter
