// What must this subject hand in, in this province, on this day, and which rule says so?
#pragma once

#include "base/civil_day.h"
#include "rules/facts.h"
#include "rules/rulebook.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace beian::rules {

enum class Necessity { Required, Conditional, Advised };
std::string_view slug(Necessity necessity);

/// A stretch of one of the checklist's lists.
struct Range {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    bool operator==(const Range&) const = default;
};

/// A rule that speaks for an item; `open` while a question decides whether it does.
struct Reason {
    RuleIndex rule = 0;
    bool open = false;
    bool operator==(const Reason&) const = default;
};

struct Item {
    MaterialIndex material = 0;
    Owner of = Owner::Subject;
    Necessity necessity = Necessity::Required;
    Range accepts;  // in Checklist::accepted
    Range reasons;  // in Checklist::reasons
    bool operator==(const Item&) const = default;
};

/// A constraint, refusal, warning or note: a rule, and for `who` rules the person it is about.
struct Remark {
    RuleIndex rule = 0;
    Owner of = Owner::Subject;
    bool for_person = false;  // `of` says whose
    bool operator==(const Remark&) const = default;
};

struct Question {
    FactId fact = 0;
    Range decides;  // in Checklist::decided: materials
    Range checks;   // in Checklist::checked: rules that would refuse or constrain
    bool operator==(const Question&) const = default;
};

/// Indices into the rulebook it was made from; no text is copied.
struct Checklist {
    CivilDay on;
    std::uint16_t profile = kNothing;
    Facts facts;  // as given, and what follows from them
    std::vector<Item> items;
    std::vector<Remark> constraints;
    std::vector<Remark> refusals;
    std::vector<Remark> warnings;  // disputed refusals: a reviewer decides
    std::vector<Remark> notes;
    std::vector<Question> questions;  // most decisive first
    std::vector<Reason> reasons;
    std::vector<MaterialIndex> accepted;
    std::vector<MaterialIndex> decided;
    std::vector<RuleIndex> checked;
    bool operator==(const Checklist&) const = default;

    std::span<const Reason> reasons_of(const Item& item) const {
        return {reasons.data() + item.reasons.first, item.reasons.count};
    }
    std::span<const MaterialIndex> accepts_of(const Item& item) const {
        return {accepted.data() + item.accepts.first, item.accepts.count};
    }
    std::span<const MaterialIndex> decided_by(const Question& question) const {
        return {decided.data() + question.decides.first, question.decides.count};
    }
    std::span<const RuleIndex> checked_by(const Question& question) const {
        return {checked.data() + question.checks.first, question.checks.count};
    }
};

/// `profile` names a provider of the rulebook, empty the default one; a name it does not know counts as no
/// provider, so callers check it with `Rulebook::find_profile` first.
Checklist evaluate(const Rulebook& rulebook, const Facts& facts, CivilDay on, std::string_view profile = {});

}  // namespace beian::rules
