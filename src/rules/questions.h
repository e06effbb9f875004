// Which questions are worth asking, and in which order? Collected from what is open, most decisive first.
#pragma once

#include "rules/evaluate.h"
#include "rules/situation.h"

#include <cstdint>
#include <vector>

namespace beian::rules {

/// How much an open matter weighs: whether a material is needed, whether the filing is refused, or anything
/// lighter.
enum class Weight : std::uint8_t { Item, Refusal, Constraint };

class Questions {
public:
    /// These facts decide about a material of someone.
    void about_item(const FactSet& facts, MaterialIndex material, Owner of, Weight weight = Weight::Item);
    /// These facts decide whether a rule refuses or constrains.
    void about_rule(const FactSet& facts, RuleIndex rule, Weight weight);
    const FactSet& asked() const { return asked_; }
    /// Writes the questions with what each decides.
    void write(const Rulebook& rulebook, Checklist& checklist);

private:
    struct Ask {
        FactId fact = 0;
        Weight weight = Weight::Item;
        bool for_rule = false;
        std::uint16_t what = 0;  // a material or a rule
        std::uint8_t of = 0;
        auto operator<=>(const Ask&) const = default;
    };
    FactSet asked_;
    std::vector<Ask> asks_;
};

}  // namespace beian::rules
