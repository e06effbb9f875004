#include "signed_letter/looks.h"

#include <algorithm>
#include <cmath>

namespace beian::signed_letter {
namespace {

// As the drawing has them (src/letter/painter.cpp): 年, 月 and 日 stand at these shares of the date's width.
constexpr double kStops[] = {0.34, 0.58, 0.82};
constexpr double kCharacter = 14, kBeside = 2.5;
constexpr double kLeastRound = 0.4;  // flatter red is a letterhead or a line
constexpr double kFrame = 3, kWordsWidth = 42, kWordsHeight = 12;
constexpr std::string_view kOfDates = "0123456789年月日";

double middle_distance(const letter::Area& a, const letter::Area& b) {
    return std::hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2);
}

/// Digits of a text, group by group.
std::vector<std::string> groups_of_digits(std::string_view text) {
    std::vector<std::string> groups;
    bool within = false;
    for (const std::string& one : characters_of(text)) {
        const std::string plain = comparable(one);
        const bool digit = plain.size() == 1 && plain[0] >= '0' && plain[0] <= '9';
        if (digit && !within) groups.emplace_back();
        if (digit) groups.back() += plain;
        if (plain.empty() && one == " ") continue;  // a space between digits of one number
        within = digit;
    }
    return groups;
}

std::string text_of(const std::vector<vision::Character>& line) {
    std::string text;
    for (const vision::Character& one : line) text += one.text;
    return text;
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

bool SeenDate::is_empty(double least_ink) const {
    return std::any_of(std::begin(ink), std::end(ink), [&](double one) { return one < least_ink; });
}

std::optional<CivilDay> day_in(std::string_view text) {
    const auto groups = groups_of_digits(text);
    for (std::size_t i = 0; i + 2 < groups.size(); ++i) {
        if (groups[i].size() != 4 || groups[i + 1].size() > 2 || groups[i + 2].size() > 2) continue;
        const auto day = make_day(std::stoi(groups[i]), static_cast<unsigned>(std::stoi(groups[i + 1])),
                                  static_cast<unsigned>(std::stoi(groups[i + 2])));
        if (day) return day;
    }
    return std::nullopt;
}

SeenDate date_in(const Sight& sight, const HandArea& hand) {
    SeenDate date;
    const letter::Area& at = hand.area;
    double from = at.x + kFrame;
    for (std::size_t i = 0; i < 3; ++i) {
        const double to = at.x + at.width * kStops[i];
        date.ink[i] = sight.ink->written_in(
            {from + kBeside, at.y + kFrame, to - from - 2 * kBeside, at.height - 2 * kFrame});
        from = to + kCharacter;
    }
    // A line about as high as what people write, around 年, 月 and 日.
    const double middle = at.y + at.height / 2;
    for (const double half : {12.0, 16.0, 19.0}) {
        const letter::Area line{at.x + kFrame, middle - half, at.width * kStops[2] + kCharacter, 2 * half};
        for (const std::string_view allowed : {kOfDates, std::string_view{}}) {
            const std::string text =
                text_of(sight.eyes.line(sight.flat->print(), quad_on_flat(line), allowed));
            if (date.text.empty()) date.text = text;
            date.day = day_in(text);
            if (date.day) {
                date.text = text;
                return date;
            }
        }
    }
    return date;
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
