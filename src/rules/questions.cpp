#include "rules/questions.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace beian::rules {

void Questions::about_item(const FactSet& facts, MaterialIndex material, Owner of, Weight weight) {
    asked_ |= facts;
    for (std::size_t fact = facts._Find_first(); fact < kMaxFacts; fact = facts._Find_next(fact)) {
        asks_.push_back({static_cast<FactId>(fact), weight, false, material, static_cast<std::uint8_t>(of)});
    }
}

void Questions::about_rule(const FactSet& facts, RuleIndex rule, Weight weight) {
    asked_ |= facts;
    for (std::size_t fact = facts._Find_first(); fact < kMaxFacts; fact = facts._Find_next(fact)) {
        asks_.push_back({static_cast<FactId>(fact), weight, true, rule, 0});
    }
}

void Questions::write(const Rulebook& rulebook, Checklist& checklist) {
    std::sort(asks_.begin(), asks_.end());
    asks_.erase(std::unique(asks_.begin(), asks_.end()), asks_.end());
    struct Ranked {
        FactId fact = 0;
        std::array<int, 3> open{};  // by Weight
        int depth = 0;
        std::size_t first = 0;
        std::size_t end = 0;
    };
    std::vector<Ranked> ranked;
    ranked.reserve(asked_.count());
    for (std::size_t i = 0; i < asks_.size(); ++i) {
        if (ranked.empty() || ranked.back().fact != asks_[i].fact) {
            ranked.push_back({asks_[i].fact, {}, rulebook.vocabulary.facts[asks_[i].fact].depth, i, i});
        }
        ++ranked.back().open[static_cast<std::size_t>(asks_[i].weight)];
        ranked.back().end = i + 1;
    }
    // A fact that others hang on weighs at least what they do; where it is a draw, it comes first.
    const auto rank = [](const Ranked& r) {
        return std::tuple(-r.open[0], -r.open[1], -r.open[2], r.depth, r.fact);
    };
    std::sort(ranked.begin(), ranked.end(),
              [&](const Ranked& a, const Ranked& b) { return rank(a) < rank(b); });
    checklist.questions.reserve(ranked.size());
    checklist.decided.reserve(asks_.size());
    checklist.checked.reserve(asks_.size());
    for (const Ranked& r : ranked) {
        Question question;
        question.fact = r.fact;
        question.decides.first = static_cast<std::uint32_t>(checklist.decided.size());
        question.checks.first = static_cast<std::uint32_t>(checklist.checked.size());
        for (std::size_t i = r.first; i < r.end; ++i) {
            auto& list = asks_[i].for_rule ? checklist.checked : checklist.decided;
            const std::uint32_t from = asks_[i].for_rule ? question.checks.first : question.decides.first;
            if (std::find(list.begin() + from, list.end(), asks_[i].what) == list.end())
                list.push_back(asks_[i].what);
        }
        question.decides.count =
            static_cast<std::uint32_t>(checklist.decided.size()) - question.decides.first;
        question.checks.count = static_cast<std::uint32_t>(checklist.checked.size()) - question.checks.first;
        checklist.questions.push_back(question);
    }
}

}  // namespace beian::rules
