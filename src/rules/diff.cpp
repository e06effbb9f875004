#include "rules/diff.h"

#include "rules/render.h"

#include <algorithm>
#include <map>
#include <set>

namespace beian::rules {

namespace {

using Parts = std::map<std::string, std::string>;

std::string slugs(const Rulebook& book, const std::vector<MaterialIndex>& materials) {
    std::string text;
    for (const MaterialIndex material : materials) text += book.materials[material].slug + " ";
    return text;
}

std::string ids(const Rulebook& book, const std::vector<RuleIndex>& rules) {
    std::set<std::string> sorted;
    for (const RuleIndex rule : rules) sorted.insert(book.rules[rule].id);
    std::string text;
    for (const std::string& id : sorted) text += id + " ";
    return text;
}

std::string conditions(const Rulebook& book, RuleIndex rule, bool must) {
    std::string text;
    for (const Instance& instance : book.instances) {
        if (instance.rule != rule || (must && !instance.must)) continue;
        for (const std::string& line : written_lines(book, must ? *instance.must : instance.when))
            text += line + "\n";
    }
    return text;
}

/// What a rule says, part by part, in words that do not depend on the rulebook it is from.
Parts parts_of(const Rulebook& book, const Rule& rule) {
    const auto index = static_cast<RuleIndex>(&rule - book.rules.data());
    const auto material = [&](MaterialIndex m) {
        return m == kNothing ? std::string{} : book.materials[m].slug;
    };
    Parts parts;
    parts["topic"] = rule.topic;
    parts["effect"] = slug(rule.effect);
    parts["when"] = conditions(book, index, false);
    parts["must"] = conditions(book, index, true);
    parts["material"] = material(rule.material);
    parts["accepts"] = slugs(book, rule.accepts);
    parts["of"] = rule.of_who ? "who" : rule.of ? std::string(slug(*rule.of)) : "";
    parts["constrains"] = material(rule.constrains);
    parts["field"] = rule.field;
    parts["because"] = rule.because.zh + "\n" + rule.because.en;
    parts["remedy"] = rule.remedy.zh + "\n" + rule.remedy.en;
    parts["remedy_material"] = material(rule.remedy_material);
    parts["instead_of"] = ids(book, rule.instead_of);
    parts["disputed"] = (rule.disputed ? "yes " : "") + ids(book, rule.against);
    parts["confidence"] = slug(rule.confidence);
    for (const auto& [key, written] : rule.value) parts["value"] += key + ": " + written + "\n";
    std::set<std::string> sources;
    for (const SourceIndex source : rule.sources) sources.insert(book.sources[source].id);
    for (const std::string& source : sources) parts["sources"] += source + " ";
    parts["from"] = rule.from ? to_string(*rule.from) : "";
    parts["until"] = rule.until ? to_string(*rule.until) : "";
    return parts;
}

std::map<std::string, const Rule*> in_force(const Edition& edition) {
    std::map<std::string, const Rule*> rules;
    for (const Rule& rule : edition.rulebook->rules) {
        if (rule.in_force(edition.on)) rules.emplace(rule.id, &rule);
    }
    return rules;
}

std::vector<std::string> lines_of(const Edition& edition, const Facts& facts, std::string_view profile) {
    const Rulebook& book = *edition.rulebook;
    const Checklist list = evaluate(book, facts, edition.on, profile);
    std::vector<std::string> lines;
    for (const Item& item : list.items) {
        std::string line = std::string(slug(item.necessity)) + " " + book.materials[item.material].slug +
                           " (" + std::string(slug(item.of)) + "), accepts";
        for (const MaterialIndex material : list.accepts_of(item))
            line += " " + book.materials[material].slug;
        lines.push_back(std::move(line));
    }
    const auto add = [&](std::string_view what, const std::vector<Remark>& remarks) {
        for (const Remark& remark : remarks) {
            lines.push_back(std::string(what) + " " + book.rules[remark.rule].id +
                            (remark.for_person ? " (" + std::string(slug(remark.of)) + ")" : ""));
        }
    };
    add("constraint", list.constraints);
    add("refusal", list.refusals);
    add("warning", list.warnings);
    add("note", list.notes);
    for (const Question& question : list.questions) {
        lines.push_back("question " + book.vocabulary.facts[question.fact].name);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace

RulebookDiff diff_rulebooks(const Edition& before, const Edition& after) {
    RulebookDiff diff;
    const auto old_rules = in_force(before);
    const auto new_rules = in_force(after);
    for (const auto& [id, rule] : new_rules) {
        const auto old = old_rules.find(id);
        if (old == old_rules.end()) {
            diff.started.push_back(id);
            continue;
        }
        if (before.rulebook == after.rulebook) continue;
        const Parts then = parts_of(*before.rulebook, *old->second);
        const Parts now = parts_of(*after.rulebook, *rule);
        RulebookDiff::Change change{id, {}};
        for (const auto& [key, text] : now) {
            const auto was = then.find(key);
            if ((was == then.end() ? std::string{} : was->second) != text) change.keys.push_back(key);
        }
        for (const auto& [key, text] : then) {
            if (!now.contains(key) && !text.empty()) change.keys.push_back(key);
        }
        if (!change.keys.empty()) diff.changed.push_back(std::move(change));
    }
    for (const auto& [id, rule] : old_rules) {
        if (!new_rules.contains(id)) diff.ended.push_back(id);
    }
    return diff;
}

ChecklistDiff diff_checklists(const Edition& before, const Facts& facts_before, const Edition& after,
                              const Facts& facts_after, std::string_view profile) {
    const std::vector<std::string> then = lines_of(before, facts_before, profile);
    const std::vector<std::string> now = lines_of(after, facts_after, profile);
    ChecklistDiff diff;
    std::set_difference(then.begin(), then.end(), now.begin(), now.end(), std::back_inserter(diff.gone));
    std::set_difference(now.begin(), now.end(), then.begin(), then.end(), std::back_inserter(diff.come));
    return diff;
}

}  // namespace beian::rules
