#include "signed_letter/dates.h"

#include "signed_letter/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace beian::signed_letter {
namespace {

// As the drawing has them (src/letter/drawing.cpp): 年, 月 and 日 stand at these shares of the date's width.
constexpr double kStops[] = {0.34, 0.58, 0.82};
constexpr double kCharacter = 14, kBeside = 2.5, kFrame = 3;
constexpr double kAround = 3;        // points left around handwriting that is read
constexpr double kLeastHeight = 12;  // of a line: a dash alone is none
constexpr std::string_view kDigits = "0123456789", kOfDates = "0123456789年月日";
// Against the number that most readings have: of less, another is not to be thought of.
constexpr double kNearlyAsWell = 0.5;

using Line = std::vector<vision::Character>;

/// A number as it was read.
struct Number {
    std::string digits;
    double confidence = 1;  // of its weakest digit
};

std::vector<Number> numbers_in(const Line& line) {
    std::vector<Number> numbers;
    bool within = false;
    for (const vision::Character& one : line) {
        const std::string plain = comparable(one.text);
        const bool digit = plain.size() == 1 && plain[0] >= '0' && plain[0] <= '9';
        if (plain.empty() && one.text == " ") continue;  // a space between digits of one number
        if (digit && !within) numbers.emplace_back();
        if (digit) {
            numbers.back().digits += plain;
            numbers.back().confidence = std::min(numbers.back().confidence, one.confidence);
        }
        within = digit;
    }
    return numbers;
}

/// Can it be the year, the month, the day?
bool can_be(const Number& number, std::size_t part) {
    if (part == 0) return number.digits.size() == 4;
    if (number.digits.empty() || number.digits.size() > 2) return false;
    const int value = std::stoi(number.digits);
    return value >= 1 && value <= (part == 1 ? 12 : 31);
}

std::optional<std::array<Number, 3>> date_of(const std::vector<Number>& numbers) {
    for (std::size_t i = 0; i + 2 < numbers.size(); ++i)
        if (can_be(numbers[i], 0) && can_be(numbers[i + 1], 1) && can_be(numbers[i + 2], 2))
            return std::array{numbers[i], numbers[i + 1], numbers[i + 2]};
    return std::nullopt;
}

std::optional<CivilDay> day_of(int year, int month, int day) {
    return make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

class Election {
public:
    void vote(const Number& number, std::size_t part) {
        if (can_be(number, part)) votes_[part][std::stoi(number.digits)] += number.confidence;
    }
    void vote(const Line& line) {
        if (const auto date = date_of(numbers_in(line)))
            for (std::size_t part = 0; part < 3; ++part) vote((*date)[part], part);
    }
    /// The elected one first, then those that were nearly elected.
    std::vector<CivilDay> days() const {
        std::vector<CivilDay> days;
        for (const int year : likely(0))
            for (const int month : likely(1))
                for (const int day : likely(2))
                    if (const auto one = day_of(year, month, day)) days.push_back(*one);
        return days;
    }

private:
    std::vector<int> likely(std::size_t part) const {
        std::vector<std::pair<double, int>> sorted;
        for (const auto& [value, weight] : votes_[part]) sorted.emplace_back(-weight, value);
        std::sort(sorted.begin(), sorted.end());
        std::vector<int> values;
        for (const auto& [weight, value] : sorted)
            if (-weight >= kNearlyAsWell * -sorted.front().first) values.push_back(value);
        return values;
    }

    std::map<int, double> votes_[3];
};

/// The place of a number between the printed words.
letter::Area part_of(const letter::Area& place, std::size_t part) {
    const double from = part == 0 ? place.x + kFrame : place.x + place.width * kStops[part - 1] + kCharacter;
    const double to = place.x + place.width * kStops[part];
    return {from + kBeside, place.y + kFrame, to - from - 2 * kBeside, place.height - 2 * kFrame};
}

letter::Area around(const letter::Area& written) {
    const double height = std::max(written.height + 2 * kAround, kLeastHeight);
    return {written.x - kAround, written.y + written.height / 2 - height / 2, written.width + 2 * kAround,
            height};
}

}  // namespace

bool SeenDate::is_empty(double least_ink) const {
    return std::any_of(std::begin(ink), std::end(ink), [&](double one) { return one < least_ink; });
}

std::optional<CivilDay> day_in(std::string_view text) {
    Line line;
    for (const std::string& one : characters_of(text)) line.push_back({one, 1, 0, 0, {}});
    const auto date = date_of(numbers_in(line));
    if (!date) return std::nullopt;
    return day_of(std::stoi((*date)[0].digits), std::stoi((*date)[1].digits), std::stoi((*date)[2].digits));
}

SeenDate date_in(const Eyes& eyes, const Flat& flat, const Ink& ink, const letter::Area& place) {
    SeenDate date;
    Election election;
    const auto read = [&](const letter::Area& line, std::string_view allowed) {
        return eyes.line(flat.print(), quad_on_flat(line), allowed);
    };
    for (std::size_t part = 0; part < 3; ++part) {
        const letter::Area at = part_of(place, part);
        date.ink[part] = ink.written_in(at);
        const auto written = ink.extent_in(at);
        if (!written) continue;
        const auto numbers = numbers_in(read(around(*written), kDigits));
        if (numbers.size() == 1) election.vote(numbers.front(), part);
    }
    const double middle = place.y + place.height / 2;
    letter::Area whole{place.x + kFrame, place.y + kFrame, place.width * kStops[2] + kCharacter,
                       place.height - 2 * kFrame};
    std::vector<letter::Area> lines;
    if (const auto written = ink.extent_in(whole)) {
        const letter::Area tight = around(*written);
        lines.push_back({whole.x, tight.y, whole.width, tight.height});
    }
    // About as high as what people write, around 年, 月 and 日.
    for (const double half : {12.0, 16.0, 19.0})
        lines.push_back({whole.x, middle - half, whole.width, 2 * half});
    for (const letter::Area& line : lines)
        for (const std::string_view allowed : {kOfDates, std::string_view{}})
            election.vote(read(line, allowed));
    date.doubts = election.days();
    if (date.doubts.empty()) return date;
    date.day = date.doubts.front();
    date.doubts.erase(date.doubts.begin());
    return date;
}

}  // namespace beian::signed_letter
