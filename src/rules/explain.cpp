#include "rules/explain.h"

#include "rules/applying.h"
#include "rules/render.h"

#include <algorithm>

namespace beian::rules {

namespace {

bool speaks_of(const Rulebook& book, const Rule& rule, MaterialIndex material) {
    const auto is_in = [&](const std::vector<MaterialIndex>& list) {
        return std::find(list.begin(), list.end(), material) != list.end();
    };
    if (rule.action == Action::Demand || rule.action == Action::Suggest || rule.action == Action::Accept) {
        if (rule.material == material || is_in(rule.accepts)) return true;
        return rule.accepts.empty() && rule.material != kNothing &&
               is_in(book.materials[rule.material].accepts);
    }
    return rule.remedy_material == material;
}

/// The first test of a line, to name the fact whose value would change it.
FactId fact_of(const Rulebook& book, std::uint32_t line) {
    const std::vector<ConditionNode>& nodes = book.conditions.nodes;
    for (std::uint32_t at = line; at < nodes[line].end; ++at) {
        if (nodes[at].fact != kNoFact) return nodes[at].fact;
    }
    return kNoFact;
}

}  // namespace

Explanation explain(const Rulebook& rulebook, MaterialIndex material, const Facts& facts, CivilDay on,
                    std::string_view profile) {
    Explanation explanation;
    explanation.material = material;
    const Checklist list = evaluate(rulebook, facts, on, profile);
    for (const Item& item : list.items) {
        if (item.material != material) continue;
        if (!explanation.necessity || item.necessity < *explanation.necessity)
            explanation.necessity = item.necessity;
    }
    Situation situation(rulebook, facts);
    Applying applying(rulebook, situation, on, list.profile);
    const std::vector<ConditionNode>& nodes = rulebook.conditions.nodes;
    for (std::size_t i = 0; i < rulebook.instances.size(); ++i) {
        const Instance& instance = rulebook.instances[i];
        const Rule& rule = rulebook.rules[instance.rule];
        const bool elsewhere =
            !rule.profile.empty() &&
            (list.profile == kNothing || rulebook.profiles[list.profile].photo.name != rule.profile);
        if (elsewhere || !speaks_of(rulebook, rule, material)) continue;
        ExplainedRule said;
        said.rule = instance.rule;
        said.who = instance.who;
        said.in_force = rule.in_force(on);
        said.elsewhere =
            !rule.province.empty() && situation.is_settled(rulebook.filing_province) &&
            written_value(rulebook.vocabulary, list.facts, rulebook.filing_province) != rule.province;
        said.applies = said.in_force ? applying.applies(static_cast<InstanceIndex>(i)) : Truth::No;
        for (const InstanceIndex by : instance.displaced_by) {
            if (applying.own(by) == Truth::Yes) said.displaced_by.push_back(rulebook.instances[by].rule);
        }
        for (std::uint32_t at = instance.when.root + 1; at < nodes[instance.when.root].end;
             at = nodes[at].end) {
            const Truth holds = situation.holds_at(at);
            if (holds == Truth::Yes) continue;
            ExplainedLine line;
            line.written = written_line(rulebook, at);
            line.holds = holds;
            line.fact = fact_of(rulebook, at);
            if (line.fact != kNoFact) line.now = written_value(rulebook.vocabulary, list.facts, line.fact);
            said.lines.push_back(std::move(line));
        }
        explanation.rules.push_back(std::move(said));
    }
    return explanation;
}

}  // namespace beian::rules
