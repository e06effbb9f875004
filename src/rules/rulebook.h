// Which rules are there, which materials, which sources? A rulebook directory, read strictly and compiled
// once.
#pragma once

#include "base/civil_day.h"
#include "base/result.h"
#include "base/words.h"
#include "model/photo_spec.h"
#include "model/profile.h"
#include "rules/vocabulary.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace beian::rules {

/// A letter is as long as its text: of a list of fifty domain names, say.
inline constexpr int kMostLetterPages = 12;

using RuleIndex = std::uint16_t;
using MaterialIndex = std::uint16_t;
using SourceIndex = std::uint16_t;
using InstanceIndex = std::uint16_t;
inline constexpr std::uint16_t kNothing = 0xFFFF;

enum class Effect { Require, Forbid, Limit, Allow, Advise, Inform };
enum class Owner : std::uint8_t { Subject, Head, ServiceHead, Domain, Service };
enum class Confidence { High, Medium, Low };
enum class Holder { Person, Organization, Both };
std::string_view slug(Effect effect);
std::string_view slug(Owner owner);
std::string_view slug(Confidence confidence);
std::string_view slug(Holder holder);
/// In the order of the enumeration, as files write them.
std::span<const std::string> holder_slugs();
std::optional<Owner> find_owner(std::string_view slug);

struct Source {
    std::string id;
    std::string title;
    std::string publisher;
    std::string url;
    std::string date;  // as published: a day, a month, a year or nothing
    std::optional<CivilDay> checked;
    std::string note;
};

struct Side {
    std::string slug;
    Words name;
};

struct Material {
    std::string slug;
    Words name;
    Owner of = Owner::Subject;
    std::string kind;  // base, auxiliary, condition, historical
    Holder holder = Holder::Both;
    std::vector<Side> sides;
    std::string group;
    std::vector<MaterialIndex> accepts;  // for every kind of subject
    std::vector<std::pair<std::uint8_t, std::vector<MaterialIndex>>>
        accepts_by_kind;  // by value of subject.kind
    bool letter = false;
    int most_pages = 0;  // of a letter: how far its pages may go on, `page-2`, `page-3` …; 0: just its sides
    Words what;
    Words from_whom;
    Words look;
    std::string image;
    model::PhotoSpec photo;
    std::vector<SourceIndex> sources;
};

/// Has it such a side, or may its pages go on so far?
bool takes_side(const Material& material, std::string_view side);

/// What a rule does to a checklist; follows from its effect and the keys beside it.
enum class Action : std::uint8_t { Demand, Must, Constrain, Suggest, Accept, Refuse, Note };

struct Rule {
    std::string id;
    std::string topic;
    std::string province;  // empty: everywhere
    std::string profile;   // empty: whoever the provider is
    Effect effect = Effect::Inform;
    Action action = Action::Note;
    Holder holder = Holder::Both;
    std::uint64_t filing = 0;  // mask over the values of filing.kind
    bool for_each_head = false;
    MaterialIndex material = kNothing;
    std::vector<MaterialIndex> accepts;
    std::optional<Owner> of;  // absent: as the material says
    bool of_who = false;
    MaterialIndex constrains = kNothing;
    std::string field;
    Words because;
    Words remedy;
    MaterialIndex remedy_material = kNothing;
    std::vector<RuleIndex> instead_of;
    std::vector<RuleIndex> against;  // the rules that say otherwise
    bool disputed = false;
    std::optional<CivilDay> from;
    std::optional<CivilDay> until;
    std::vector<SourceIndex> sources;
    Confidence confidence = Confidence::Medium;
    std::vector<std::pair<std::string, std::string>> value;
    Words note;
    std::string file;
    int line = 0;

    bool in_force(CivilDay on) const { return (!from || *from <= on) && (!until || on < *until); }
};

/// A rule as it stands for one person (`who`), or for the filing as a whole. `applies` holds where the rule
/// does and no rule that displaces it does.
struct Instance {
    RuleIndex rule = 0;
    std::optional<Owner> who;
    Owner of = Owner::Subject;
    Condition when;
    std::optional<Condition> must;
    std::vector<InstanceIndex> displaced_by;
    bool asks_unknown = false;  // has a `known: false`
    /// Facts that stand more than once in this instance's conditions, with values that tell its tests apart.
    struct Split {
        FactId fact = 0;
        std::vector<std::uint64_t> bits;    // one value of each class, for a choice or bool
        std::vector<std::int64_t> numbers;  // for a number
    };
    std::vector<Split> splits;
    std::vector<Split> must_splits;
};

struct Profile {
    model::PhotoProfile photo;
    int min_validity_days = 0;   // of a document, 0 where the provider publishes none
    int presence_attempts = 10;  // live checks of one person of a filing within 24 hours
};

/// Immutable once loaded. Rules stand in an order of their own (national, provinces, profiles, then by id),
/// so no answer depends on the order of the files.
struct Rulebook {
    std::string version;
    Vocabulary vocabulary;
    ConditionPool conditions;
    std::vector<Material> materials;
    std::vector<Source> sources;
    std::vector<Rule> rules;
    std::vector<Instance> instances;
    std::vector<Profile> profiles;
    std::string default_profile;
    std::vector<std::string> warnings;  // texts that are missing and the like: readable, but worth a look

    /// The instances that may speak, by province (an index among filing.province's values) or profile.
    std::vector<InstanceIndex> national;
    std::vector<std::vector<InstanceIndex>> by_province;
    std::vector<std::vector<InstanceIndex>> by_profile;
    FactId filing_province = kNoFact;
    FactId filing_kind = kNoFact;
    FactId subject_kind = kNoFact;
    FactId service_name = kNoFact;
    FactId name_category = kNoFact;

    std::unordered_map<std::string, RuleIndex> rule_by_id;
    std::unordered_map<std::string, MaterialIndex> material_by_slug;

    const Rule* find_rule(std::string_view id) const;
    const Material* find_material(std::string_view slug) const;
    /// An empty name is the default profile.
    const Profile* find_profile(std::string_view name) const;
    std::vector<std::string> material_slugs() const;
    std::vector<std::string> rule_ids() const;
    std::vector<std::string> profile_names() const;
};

/// Reads a rulebook directory. The error lists every fault at once, one a line, as `file:line: what, and what
/// instead`.
Result<Rulebook> load_rulebook(const std::filesystem::path& directory);

}  // namespace beian::rules
