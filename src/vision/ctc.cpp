#include "vision/ctc.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace beian::vision {
namespace {

struct Choice {
    std::size_t index = 0;
    float probability = 0;
};

/// The three likeliest classes of one step, likeliest first.
std::array<Choice, 3> best_of(std::span<const float> row, const AllowedCharacters* allowed) {
    std::array<Choice, 3> best{};
    const auto consider = [&](std::size_t index) {
        const float probability = row[index];
        if (probability <= best[2].probability) return;
        best[2] = {index, probability};
        if (best[2].probability > best[1].probability) std::swap(best[2], best[1]);
        if (best[1].probability > best[0].probability) std::swap(best[1], best[0]);
    };
    if (allowed != nullptr)
        for (const std::size_t index : allowed->classes()) consider(index);
    else
        for (std::size_t index = 0; index < row.size(); ++index) consider(index);
    return best;
}

/// The network marks the middle of a character. It reaches halfway to its neighbours, but not farther than
/// the usual distance between two of the line: before and after a gap it ends with its own half.
void spread(std::vector<Character>& characters) {
    if (characters.size() < 2) {
        for (Character& character : characters) character.from = 0, character.to = 1;
        return;
    }
    std::vector<double> middles, apart;
    for (const Character& character : characters) middles.push_back((character.from + character.to) / 2);
    for (std::size_t i = 1; i < middles.size(); ++i) apart.push_back(middles[i] - middles[i - 1]);
    std::nth_element(apart.begin(), apart.begin() + static_cast<std::ptrdiff_t>(apart.size() / 2),
                     apart.end());
    const double most = 0.55 * apart[apart.size() / 2];
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const double before = i == 0 ? most : (middles[i] - middles[i - 1]) / 2;
        const double after = i + 1 == middles.size() ? most : (middles[i + 1] - middles[i]) / 2;
        characters[i].from = std::max(0.0, middles[i] - std::min(before, most));
        characters[i].to = std::min(1.0, middles[i] + std::min(after, most));
    }
}

}  // namespace

std::vector<Character> spell(std::span<const float> probabilities, std::size_t steps,
                             const Alphabet& alphabet, const AllowedCharacters* allowed, double used) {
    std::vector<Character> characters;
    if (steps == 0) return characters;
    const std::size_t classes = probabilities.size() / steps;
    const double length = std::max(1.0, static_cast<double>(steps) * used);
    const auto share = [&](std::size_t step) { return std::min(1.0, static_cast<double>(step) / length); };
    std::size_t before = 0;
    for (std::size_t step = 0; step < steps; ++step) {
        const auto row = probabilities.subspan(step * classes, std::min(classes, alphabet.size()));
        const auto best = best_of(row, allowed);
        const std::size_t now = best[0].index;
        if (now != 0 && now == before) {
            characters.back().to = share(step + 1);
            // A character shown over several steps is as sure as its surest one.
            if (best[0].probability > characters.back().confidence)
                characters.back().confidence = best[0].probability;
        } else if (now != 0) {
            Character character{alphabet.at(now), best[0].probability, share(step), share(step + 1), {}};
            for (std::size_t i = 1; i < best.size(); ++i)
                if (best[i].index != 0 && best[i].probability > 1e-4F)
                    character.others.emplace_back(alphabet.at(best[i].index), best[i].probability);
            characters.push_back(std::move(character));
        }
        before = now;
    }
    spread(characters);
    return characters;
}

}  // namespace beian::vision
