// How do the files of a rulebook become one? The steps of `load_rulebook`, in their order.
#pragma once

#include "data/yaml.h"
#include "rules/condition_reader.h"
#include "rules/rulebook.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace beian::rules {

/// What every step reads and writes.
struct Loading {
    explicit Loading(Rulebook& loaded) : book(loaded) {}

    Rulebook& book;
    data::Faults faults{""};
    ConditionReader conditions{book.vocabulary, book.conditions, faults};
    std::unordered_map<std::string, SourceIndex> source_by_id;
    std::vector<std::string> source_ids;
    std::vector<std::string> material_slugs;
};

/// A rule that has been seen but not read: its id must be known before any rule can name it.
struct RuleDraft {
    std::string id;
    std::string province;
    std::string profile;
    std::string file;
    const data::Node* node = nullptr;
};

void read_vocabulary(Loading& loading, const data::Node& root);
void read_sources(Loading& loading, const data::Node& root);
void read_materials(Loading& loading, const data::Node& root);
/// Profiles, and drafts of the rules that stand under them.
void read_profiles(Loading& loading, const data::Node& root, std::vector<RuleDraft>& drafts);
/// The `rules` of one file, each a draft with the province or profile it stands under.
void draft_rules(Loading& loading, const data::Node& rules, const RuleDraft& common,
                 std::vector<RuleDraft>& drafts);
/// Orders the drafts and reads each into a rule; conditions follow with `compile_instances`.
void read_rules(Loading& loading, std::vector<RuleDraft>& drafts);
/// The rules' conditions, once for each person they stand for, and what displaces what.
void compile_instances(Loading& loading, const std::vector<RuleDraft>& drafts);

/// References to things by name; a fault with the nearest right name otherwise.
std::vector<MaterialIndex> read_material_list(Loading& loading, const data::Node& node);
MaterialIndex read_material(Loading& loading, const data::Node& node);
std::vector<SourceIndex> read_source_list(Loading& loading, const data::Node& node);
std::optional<Owner> read_owner(Loading& loading, const data::Node& node);
std::optional<Holder> read_holder(Loading& loading, const data::Node& node);

}  // namespace beian::rules
