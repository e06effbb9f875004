#include "reading/overlay.h"

#include "reading/sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace beian::reading {
namespace {

constexpr double kLevelDeg = 10;      // print on a flat document is straighter than this
constexpr double kSameSlantDeg = 12;  // repeats of one watermark are parallel
constexpr std::size_t kLeastCharacters = 4;
constexpr int kSlantedTimes = 2, kLevelTimes = 3;
// Nothing but a note on a picture says these.
constexpr std::array<std::string_view, 6> kNotes = {"仅供",     "仅限",     "仅用于",
                                                    "复印无效", "盗用必究", "他用无效"};

struct Words {
    std::vector<std::string> characters;
    double slant_deg = 0;
    const vision::TextLine* line = nullptr;
};

/// Characters that two texts have in the same order.
std::size_t common_to(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::size_t> row(b.size() + 1, 0);
    for (const std::string& character : a) {
        std::size_t corner = 0;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = character == b[j - 1] ? corner + 1 : std::max(row[j], row[j - 1]);
            corner = above;
        }
    }
    return row.back();
}

/// Most characters of the shorter stand in the other: parts of a repeated text are cut off at edges. Level
/// lines of a document may resemble each other; repeats of a watermark there are the same.
bool are_alike(const std::vector<std::string>& a, const std::vector<std::string>& b, bool slanted) {
    const std::size_t common = common_to(a, b);
    return slanted ? common * 10 >= std::min(a.size(), b.size()) * 7
                   : common * 10 >= std::max(a.size(), b.size()) * 8;
}

/// Numbers, dates and machine-readable lines stand on a document more than once.
bool is_mostly_digits(const std::vector<std::string>& characters) {
    const auto digits = std::count_if(characters.begin(), characters.end(), [](const std::string& c) {
        return c == "<" || (c.size() == 1 && c[0] >= '0' && c[0] <= '9');
    });
    return digits * 10 >= static_cast<std::ptrdiff_t>(characters.size()) * 3;
}

/// Repeats stand at least their own length apart; lines round a seal cross.
bool stand_apart(const vision::TextLine& a, const vision::TextLine& b) {
    const auto middle = [](const model::Quad& q) {
        return model::Point{(q[0].x + q[2].x) / 2, (q[0].y + q[2].y) / 2};
    };
    const model::Point p = middle(a.quad), q = middle(b.quad);
    const double length = std::hypot(a.quad[1].x - a.quad[0].x, a.quad[1].y - a.quad[0].y);
    return std::hypot(p.x - q.x, p.y - q.y) > 0.9 * length;
}

bool is_note(const std::string& text) {
    return std::any_of(kNotes.begin(), kNotes.end(),
                       [&](std::string_view note) { return text.find(note) != std::string::npos; });
}

}  // namespace

double slant_of(const model::Quad& quad) {
    const double degrees = std::atan2(quad[1].y - quad[0].y, quad[1].x - quad[0].x) * 180 / std::numbers::pi;
    return std::remainder(degrees, 180);
}

std::optional<Overlay> find_overlay(std::span<const vision::TextLine> lines) {
    std::vector<Words> all;
    for (const vision::TextLine& line : lines) {
        Words words{{}, slant_of(line.quad), &line};
        for (const vision::Character& character : line.characters)
            if (character.text != " ") words.characters.push_back(character.text);
        if (words.characters.size() >= kLeastCharacters && !is_mostly_digits(words.characters))
            all.push_back(std::move(words));
    }
    std::optional<Overlay> best;
    for (const Words& words : all) {
        const bool slanted =
            std::abs(words.slant_deg) > kLevelDeg && std::abs(words.slant_deg) < 90 - kLevelDeg;
        int times = 0;
        for (const Words& other : all) {
            const double apart = std::abs(std::remainder(words.slant_deg - other.slant_deg, 180));
            if (&other != &words && !stand_apart(*words.line, *other.line)) continue;
            if (apart < kSameSlantDeg && are_alike(words.characters, other.characters, slanted)) ++times;
        }
        const bool repeated = times >= (slanted ? kSlantedTimes : kLevelTimes);
        if (!repeated && !(slanted && is_note(words.line->text()))) continue;
        // The longest reading of it is the whole of it.
        if (best && characters_of(best->words).size() >= words.characters.size()) continue;
        best = Overlay{words.line->text(), words.line->quad, times};
    }
    return best;
}

}  // namespace beian::reading
