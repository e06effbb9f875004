#include "base/text.h"
#include "data/reading.h"
#include "rules/loading.h"

#include <algorithm>
#include <tuple>

namespace beian::rules {

namespace {

const std::vector<std::string> kTopics = {"material",     "phone",         "person_in_charge", "domain",
                                          "website_name", "website_limit", "remark",           "address",
                                          "age",          "prohibited",    "review_time",      "other"};
const std::vector<std::string> kEffects = {"require", "forbid", "limit", "allow", "advise", "inform"};
const std::vector<std::string> kConfidences = {"high", "medium", "low"};
// A rule speaks of these unless it names others: cancelling is another matter.
constexpr std::string_view kUsualFilings[] = {"first", "new_service", "new_access", "change"};

void read_who(Loading& loading, const data::Node& node, Rule& rule) {
    const auto people = read_list(node, "who", loading.faults);
    const bool both = people.size() == 2 && people[0]->text == "head" && people[1]->text == "service_head";
    if (!both) loading.faults.add(node.line, "`who` is [head, service_head]; for one of them name its facts");
    rule.for_each_head = true;
}

void read_of(Loading& loading, const data::Node& node, Rule& rule) {
    if (node.is_scalar() && node.text == "who") {
        rule.of_who = true;
        return;
    }
    rule.of = read_owner(loading, node);
}

void read_filing(Loading& loading, const data::Node& node, Rule& rule) {
    if (loading.book.filing_kind == kNoFact) return;
    rule.filing = loading.conditions.read_values(loading.book.filing_kind, node);
}

void read_field(Loading& loading, const data::Node& node, Rule& rule) {
    rule.field = read_text(node, "field", loading.faults);
    std::string name = rule.field;
    if (name.starts_with("who.")) {
        if (!rule.for_each_head)
            loading.faults.add(node.line, "`who.` is only read where the rule has `who`");
        name = "head" + name.substr(3);
    }
    const Vocabulary& vocabulary = loading.book.vocabulary;
    if (vocabulary.find_fact(name) || vocabulary.find_field(name) != nullptr || rule.field.empty()) return;
    std::vector<std::string> known = vocabulary.names;
    for (const Field& field : vocabulary.fields) known.push_back(field.name);
    loading.faults.add(node.line, data::unknown("field", name, known));
}

void read_values(Loading& loading, const data::Node& node, Rule& rule) {
    if (!node.is_mapping()) return loading.faults.add(node.line, "`value` must be a table of figures");
    for (const data::Entry& entry : node.entries) {
        std::string written;
        if (entry.value.is_mapping()) {
            loading.faults.add(entry.line, "a figure is a number, a word or a list of them");
            continue;
        }
        for (const data::Node* word : read_list(entry.value, "value", loading.faults)) {
            written += (written.empty() ? "" : ", ") + std::string(word->text);
        }
        rule.value.emplace_back(entry.key, written);
    }
}

void read_rule_names(Loading& loading, const data::Node& node, std::vector<RuleIndex>& rules) {
    for (const data::Node* word : read_list(node, "rules", loading.faults)) {
        const auto found = loading.book.rule_by_id.find(std::string(word->text));
        if (found != loading.book.rule_by_id.end()) {
            rules.push_back(found->second);
        } else {
            loading.faults.add(word->line, data::unknown("rule", word->text, loading.book.rule_ids()));
        }
    }
}

void read_disputed(Loading& loading, const data::Node& node, Rule& rule) {
    if (node.is_scalar() && (node.text == "true" || node.text == "false")) {
        rule.disputed = node.text == "true";
        return;
    }
    rule.disputed = true;
    read_rule_names(loading, node, rule.against);
}

void read_part(Loading& loading, const data::Entry& part, Rule& rule) {
    data::Faults& faults = loading.faults;
    const std::string_view key = part.key;
    const data::Node& node = part.value;
    if (key == "topic" && read_word(node, "topic", kTopics, faults)) rule.topic = node.text;
    if (key == "for") rule.holder = read_holder(loading, node).value_or(Holder::Both);
    if (key == "filing") read_filing(loading, node, rule);
    if (key == "effect") {
        rule.effect = static_cast<Effect>(read_word(node, "effect", kEffects, faults).value_or(5));
    }
    if (key == "material") rule.material = read_material(loading, node);
    if (key == "accepts") rule.accepts = read_material_list(loading, node);
    if (key == "of") read_of(loading, node, rule);
    if (key == "constrains") rule.constrains = read_material(loading, node);
    if (key == "field") read_field(loading, node, rule);
    if (key == "because") rule.because = read_words(node, "because", faults);
    if (key == "remedy") rule.remedy = read_words(node, "remedy", faults);
    if (key == "remedy_material") rule.remedy_material = read_material(loading, node);
    if (key == "instead_of") read_rule_names(loading, node, rule.instead_of);
    if (key == "from") rule.from = read_day(node, "from", faults);
    if (key == "until") rule.until = read_day(node, "until", faults);
    if (key == "sources") rule.sources = read_source_list(loading, node);
    if (key == "confidence") {
        rule.confidence =
            static_cast<Confidence>(read_word(node, "confidence", kConfidences, faults).value_or(1));
    }
    if (key == "disputed") read_disputed(loading, node, rule);
    if (key == "value") read_values(loading, node, rule);
    if (key == "note") rule.note = read_words(node, "note", faults);
}

/// What the rule does, from its effect and the keys beside it. Keys that make no sense together are faults.
void set_action(Loading& loading, Rule& rule, bool has_must, bool has_when) {
    const auto refuse = [&](std::string_view what) {
        loading.faults.add(rule.line, rule.id + ": " + std::string(what));
    };
    const bool about = rule.constrains != kNothing || !rule.field.empty();
    if (has_must && rule.effect != Effect::Require) refuse("`must` goes with `effect: require`");
    switch (rule.effect) {
        case Effect::Require:
        case Effect::Advise:
            if (rule.material != kNothing) {
                rule.action = rule.effect == Effect::Require ? Action::Demand : Action::Suggest;
                if (has_must) refuse("`must` and `material` are two rules; write one for each");
                if (rule.constrains != kNothing)
                    refuse("`constrains` and `material` are two rules; write one for each");
            } else if (has_must) {
                rule.action = Action::Must;
            } else {
                rule.action = Action::Constrain;
                if (!about) refuse("say what it asks for: `material`, `must`, `constrains` or `field`");
            }
            break;
        case Effect::Allow:
            rule.action = rule.accepts.empty() ? Action::Constrain : Action::Accept;
            if (rule.action == Action::Constrain && rule.constrains == kNothing)
                rule.constrains = rule.material;
            if (rule.action == Action::Accept && rule.material == kNothing) rule.material = rule.constrains;
            if (rule.action == Action::Accept && rule.material == kNothing && !rule.instead_of.empty()) {
                refuse("name the `material` whose choice it changes");
            }
            if (rule.material == kNothing && !about)
                refuse("say what it allows: `accepts` with `material`, `constrains` or `field`");
            break;
        case Effect::Forbid:
        case Effect::Limit:
            rule.action = has_when && rule.constrains == kNothing ? Action::Refuse : Action::Constrain;
            if (!has_when && !about)
                refuse("say when it bites: `when`; or what it limits: `constrains` or `field`");
            break;
        case Effect::Inform:
            rule.action = Action::Note;
            break;
    }
}

void check_whole(Loading& loading, const Rule& rule, const data::Node& node) {
    data::Faults& faults = loading.faults;
    for (const std::string_view key : {"topic", "effect", "because", "sources", "confidence"}) {
        if (node.find(key) == nullptr) faults.add(rule.line, rule.id + " has no `" + std::string(key) + "`");
    }
    if (rule.of_who && !rule.for_each_head)
        faults.add(rule.line, rule.id + ": `of: who` is only read where the rule has `who`");
    if (rule.from && rule.until && *rule.until <= *rule.from) {
        faults.add(rule.line, rule.id + ": `until` must be later than `from`, else it is never in force");
    }
    const auto own = loading.book.rule_by_id.at(rule.id);
    if (std::find(rule.instead_of.begin(), rule.instead_of.end(), own) != rule.instead_of.end()) {
        faults.add(rule.line, rule.id + " displaces itself");
    }
}

Rule read_rule(Loading& loading, const RuleDraft& draft) {
    Rule rule;
    rule.id = draft.id;
    rule.province = draft.province;
    rule.profile = draft.profile;
    rule.file = draft.file;
    rule.line = draft.node->line;
    loading.faults.enter(draft.file);
    check_keys(
        *draft.node, rule.id,
        {"id",      "topic", "for",   "filing",     "when",       "effect",   "material",        "accepts",
         "of",      "who",   "must",  "constrains", "field",      "remedy",   "remedy_material", "instead_of",
         "because", "from",  "until", "sources",    "confidence", "disputed", "value",           "note"},
        loading.faults);
    if (loading.book.filing_kind != kNoFact) {
        for (const std::string_view usual : kUsualFilings) {
            const auto at = loading.book.vocabulary.find_value(loading.book.filing_kind, usual);
            if (at) rule.filing |= std::uint64_t{1} << *at;
        }
    }
    // `who` first: other keys are read by it.
    if (const data::Node* who = draft.node->find("who")) read_who(loading, *who, rule);
    for (const data::Entry& part : draft.node->entries) read_part(loading, part, rule);
    set_action(loading, rule, draft.node->find("must") != nullptr, draft.node->find("when") != nullptr);
    check_whole(loading, rule, *draft.node);
    return rule;
}

}  // namespace

void draft_rules(Loading& loading, const data::Node& rules, const RuleDraft& common,
                 std::vector<RuleDraft>& drafts) {
    data::Faults& faults = loading.faults;
    if (rules.is_empty()) return;
    if (!rules.is_sequence()) return faults.add(rules.line, "`rules` must be a list");
    const std::string home = !common.province.empty()  ? common.province
                             : !common.profile.empty() ? common.profile
                                                       : "national";
    for (const data::Node& node : rules.items) {
        const data::Node* id = node.find("id");
        if (id == nullptr || !id->is_scalar() || id->text.empty()) {
            faults.add(node.line, "a rule without `id`");
            continue;
        }
        RuleDraft draft = common;
        draft.id = id->text;
        draft.node = &node;
        if (!draft.id.starts_with(home + ".") ||
            !data::is_slug(id->text.substr(std::min(home.size() + 1, id->text.size())), "-")) {
            faults.add(id->line, "the id \"" + printable(draft.id) + "\" must be " + home +
                                     ".name, lower case letters, digits and hyphens");
        }
        drafts.push_back(std::move(draft));
    }
}

void read_rules(Loading& loading, std::vector<RuleDraft>& drafts) {
    // An order of our own, so that no answer depends on the order in the files.
    const auto order = [](const RuleDraft& draft) {
        return std::tie(draft.profile, draft.province, draft.id);
    };
    std::stable_sort(drafts.begin(), drafts.end(),
                     [&](const RuleDraft& a, const RuleDraft& b) { return order(a) < order(b); });
    Rulebook& book = loading.book;
    std::vector<RuleDraft> kept;
    for (RuleDraft& draft : drafts) {
        const auto index = static_cast<RuleIndex>(kept.size());
        const auto [first, is_new] = book.rule_by_id.try_emplace(draft.id, index);
        if (!is_new) {
            loading.faults.enter(draft.file);
            loading.faults.add(draft.node->line, "the id \"" + printable(draft.id) + "\" is taken by " +
                                                     kept[first->second].file + ":" +
                                                     std::to_string(kept[first->second].node->line));
            continue;
        }
        kept.push_back(std::move(draft));
    }
    drafts = std::move(kept);
    if (drafts.size() >= kNothing / 2) return loading.faults.add(0, "more rules than the engine holds");
    // Names first: a rule may point at one that is read after it.
    book.rules.resize(drafts.size());
    for (std::size_t i = 0; i < drafts.size(); ++i) book.rules[i].id = drafts[i].id;
    for (std::size_t i = 0; i < drafts.size(); ++i) book.rules[i] = read_rule(loading, drafts[i]);
}

}  // namespace beian::rules
