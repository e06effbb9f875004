#include "reading/number.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace beian::reading {
namespace {

// A character read with more than this is not doubted, and what it may be instead must be at least so likely.
constexpr double kSure = 0.97, kLikely = 0.01;
// Two doubtful places give more changes than a check digit can tell apart.
constexpr std::size_t kMostChanges = 4;

struct Place {
    char now = 0;
    double confidence = 0;
    std::vector<char> others;
};

/// What readers mix up in numbers, both ways.
constexpr std::pair<char, char> kAlike[] = {{'O', '0'}, {'o', '0'}, {'D', '0'}, {'Q', '0'}, {'I', '1'},
                                            {'l', '1'}, {'|', '1'}, {'Z', '2'}, {'z', '2'}, {'S', '5'},
                                            {'s', '5'}, {'B', '8'}, {'x', 'X'}, {'0', 'O'}, {'1', 'I'},
                                            {'G', '6'}, {'b', '6'}};

bool is_allowed(char c, std::string_view allowed) {
    return allowed.find(c) != std::string_view::npos;
}

/// The glyph as one of the allowed characters; 0 where it is none of them.
Place place_of(const Glyph& glyph, std::string_view allowed) {
    Place place;
    const auto consider = [&](const std::string& text, double confidence) {
        if (text.size() != 1 || confidence < kLikely) return;
        char c = text[0];
        if (!is_allowed(c, allowed))
            for (const auto& [from, to] : kAlike)
                if (c == from && is_allowed(to, allowed)) {
                    c = to;
                    break;
                }
        if (!is_allowed(c, allowed)) return;
        if (place.now == 0)
            place.now = c, place.confidence = confidence;
        else if (c != place.now)
            place.others.push_back(c);
    };
    // Full-width forms and the multiplication sign that stands for X.
    if (glyph.text == "×")
        consider("X", glyph.confidence);
    else
        consider(glyph.text, glyph.confidence);
    for (const auto& [text, confidence] : glyph.others) consider(text, confidence);
    return place;
}

}  // namespace

ReadNumber read_number(std::span<const Glyph> glyphs, std::string_view allowed,
                       const std::function<bool(const std::string&)>& is_proven) {
    std::vector<Place> places;
    ReadNumber number;
    number.confidence = 1;
    for (const Glyph& glyph : glyphs) {
        Place place = place_of(glyph, allowed);
        if (place.now == 0) continue;
        number.value += place.now;
        number.confidence = std::min(number.confidence, place.confidence);
        places.push_back(std::move(place));
    }
    if (places.empty()) return {};
    number.proven = is_proven(number.value);
    if (number.proven) return number;

    std::vector<std::pair<std::string, double>> passing;
    std::size_t changes = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].confidence > kSure) continue;
        for (const char other : places[i].others) {
            if (++changes > kMostChanges) return number;
            std::string changed = number.value;
            changed[i] = other;
            if (is_proven(changed)) passing.emplace_back(std::move(changed), places[i].confidence);
        }
    }
    if (passing.size() != 1) return number;
    number.value = passing.front().first;
    number.proven = number.repaired = true;
    return number;
}

}  // namespace beian::reading
