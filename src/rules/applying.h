// Does a rule apply in this situation, and if that is open, which facts decide? Displacement and repeated
// facts included.
#pragma once

#include "rules/situation.h"

#include <vector>

namespace beian::rules {

/// The instances that may speak on a day, each with the answer to its own condition.
class Applying {
public:
    Applying(const Rulebook& rulebook, Situation& situation, CivilDay on, std::uint16_t profile);

    /// In the rulebook's order; those whose own condition does not hold are left out.
    const std::vector<InstanceIndex>& candidates() const { return candidates_; }
    /// Its own condition holds and none that displaces it does.
    Truth applies(InstanceIndex instance);
    Truth own(InstanceIndex instance) const { return own_[instance]; }
    /// The facts that decide an instance whose answer is open.
    FactSet deciding(InstanceIndex instance);
    /// The facts that decide an open `must`.
    FactSet deciding_must(InstanceIndex instance);
    /// `must`, answered; what does not exist contradicts nothing.
    Truth must(InstanceIndex instance);

private:
    void look_at(const std::vector<InstanceIndex>& bucket, CivilDay on);
    bool is_elsewhere(InstanceIndex instance) const;
    Truth composite(const Instance& instance, bool cached) const;
    void gather_composite(const Instance& instance, FactSet& facts) const;
    void gather_own(InstanceIndex instance, FactSet& facts) const;
    bool needs_split(const std::vector<Instance::Split>& splits) const;
    template <class Answer, class Gather>
    Truth decide(const std::vector<Instance::Split>& splits, std::size_t at, int& budget, FactSet& facts,
                 const Answer& answer, const Gather& gather);

    const Rulebook& rulebook_;
    Situation& situation_;
    bool province_open_ = false;
    std::vector<InstanceIndex> candidates_;
    std::vector<Truth> own_;
};

}  // namespace beian::rules
