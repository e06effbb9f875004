#include "rules/lint.h"

#include "base/text.h"
#include "rules/render.h"

#include <algorithm>
#include <map>

namespace beian::rules {

namespace {

constexpr int kDaysUntilStale = 365;

class Linter {
public:
    Linter(const Rulebook& book, const CaseReport* cases, CivilDay today)
        : book_(book), cases_(cases), today_(today) {}

    std::vector<LintFinding> run() {
        for (std::size_t i = 0; i < book_.rules.size(); ++i) {
            const auto index = static_cast<RuleIndex>(i);
            look_for_dead(index);
            look_for_remedy(index);
            look_for_case(index);
            look_for_dispute(index);
            look_at_displaced(index);
        }
        look_for_duplicates();
        look_at_sources();
        look_at_texts();
        std::stable_sort(found_.begin(), found_.end(),
                         [](const LintFinding& a, const LintFinding& b) { return a.level < b.level; });
        return std::move(found_);
    }

private:
    void say(LintLevel level, std::string check, const Rule& rule, const std::string& what) {
        found_.push_back({level, std::move(check), rule.id,
                          rule.file + ":" + std::to_string(rule.line) + ": " + rule.id + " " + what});
    }

    std::vector<const Instance*> instances_of(RuleIndex rule) const {
        std::vector<const Instance*> found;
        for (const Instance& instance : book_.instances) {
            if (instance.rule == rule) found.push_back(&instance);
        }
        return found;
    }

    /// Some line of the condition can never hold, whatever the facts.
    bool can_never_hold(const Instance& instance) const {
        const std::vector<ConditionNode>& nodes = book_.conditions.nodes;
        for (std::uint32_t at = instance.when.root + 1; at < nodes[instance.when.root].end;
             at = nodes[at].end) {
            const ConditionNode& node = nodes[at];
            if ((node.test == Test::OneOf || node.test == Test::OtherThan) && node.mask == 0) return true;
            if ((node.test == Test::Between || node.test == Test::Characters) && node.low > node.high)
                return true;
        }
        return false;
    }

    void look_for_dead(RuleIndex index) {
        const Rule& rule = book_.rules[index];
        const auto instances = instances_of(index);
        if (std::all_of(instances.begin(), instances.end(),
                        [&](const Instance* i) { return can_never_hold(*i); })) {
            say(LintLevel::Error, "dead", rule,
                "can never hold: a line of its condition, `for` or `filing` leaves nothing");
        }
        const bool displaced = std::all_of(instances.begin(), instances.end(), [&](const Instance* instance) {
            return std::any_of(
                instance->displaced_by.begin(), instance->displaced_by.end(), [&](InstanceIndex by) {
                    const Instance& other = book_.instances[by];
                    const Rule& by_rule = book_.rules[other.rule];
                    const bool covers = (!by_rule.from || (rule.from && *by_rule.from <= *rule.from)) &&
                                        (!by_rule.until || (rule.until && *rule.until <= *by_rule.until));
                    return covers && written_lines(book_, other.when) == written_lines(book_, instance->when);
                });
        });
        if (displaced)
            say(LintLevel::Warning, "dead", rule, "is displaced wherever it holds; close it with `until`");
    }

    void look_for_remedy(RuleIndex index) {
        const Rule& rule = book_.rules[index];
        if (!rule.remedy.zh.empty()) return;
        if (rule.action == Action::Must)
            say(LintLevel::Warning, "no-remedy", rule, "refuses with `must` and names no `remedy`");
        if (rule.action == Action::Refuse)
            say(LintLevel::Warning, "no-remedy", rule, "refuses and names no `remedy`");
    }

    void look_for_case(RuleIndex index) {
        if (cases_ == nullptr || cases_->exercised[index]) return;
        const Rule& rule = book_.rules[index];
        const bool needs =
            rule.action == Action::Demand || rule.action == Action::Refuse || rule.action == Action::Must;
        if (needs)
            say(LintLevel::Error, "no-case", rule, "demands, forbids or limits, and no case exercises it");
    }

    void look_for_dispute(RuleIndex index) {
        const Rule& rule = book_.rules[index];
        for (const RuleIndex other : rule.against) {
            const std::vector<RuleIndex>& back = book_.rules[other].against;
            if (std::find(back.begin(), back.end(), index) == back.end()) {
                say(LintLevel::Warning, "one-sided", rule,
                    "is disputed with " + book_.rules[other].id + ", which does not name it");
            }
        }
    }

    /// A closed rule whose successor begins later leaves days without either.
    void look_at_displaced(RuleIndex index) {
        const Rule& rule = book_.rules[index];
        if (!rule.until || rule.material == kNothing) return;
        const Rule* next = nullptr;
        bool holds_on = false;
        for (const Rule& other : book_.rules) {
            const bool same = &other != &rule && other.material == rule.material &&
                              other.province == rule.province && other.profile == rule.profile &&
                              other.holder == rule.holder && other.action == rule.action;
            if (!same) continue;
            if (other.in_force(*rule.until)) holds_on = true;
            const bool later = other.from && *other.from > *rule.until;
            if (later && (next == nullptr || *other.from < *next->from)) next = &other;
        }
        if (next == nullptr || holds_on) return;
        say(LintLevel::Warning, "gap", rule,
            "ends on " + to_string(*rule.until) + " and " + next->id + " begins only on " +
                to_string(*next->from));
    }

    void look_for_duplicates() {
        std::map<std::string, std::vector<RuleIndex>> alike;
        for (const Instance& instance : book_.instances) {
            const Rule& rule = book_.rules[instance.rule];
            if (rule.action != Action::Demand && rule.action != Action::Refuse) continue;
            std::string key = std::string(slug(rule.effect)) + std::to_string(rule.material) + "/" +
                              std::to_string(static_cast<int>(instance.of)) + "/" + rule.profile;
            // Refusals alike in condition may still be two reasons; the material tells demands apart.
            if (rule.action == Action::Refuse) key += rule.topic;
            for (const std::string& line : written_lines(book_, instance.when)) key += "\n" + line;
            std::vector<RuleIndex>& same = alike[key];
            for (const RuleIndex other : same) {
                const Rule& first = book_.rules[other];
                const bool overlap = (!first.until || !rule.from || *rule.from < *first.until) &&
                                     (!rule.until || !first.from || *first.from < *rule.until);
                const bool disputed =
                    std::find(rule.against.begin(), rule.against.end(), other) != rule.against.end();
                const bool said =
                    !found_.empty() && found_.back().check == "duplicate" && found_.back().subject == rule.id;
                if (overlap && other != instance.rule && !disputed && !said) {
                    say(LintLevel::Warning, "duplicate", rule,
                        "says what " + first.id + " says, under the same condition");
                }
            }
            same.push_back(instance.rule);
        }
    }

    void look_at_sources() {
        for (const Source& source : book_.sources) {
            if (!source.checked || days_between(*source.checked, today_) <= kDaysUntilStale) continue;
            found_.push_back({LintLevel::Warning, "stale-source", source.id,
                              "sources.yaml: " + source.id + " was last read on " +
                                  to_string(*source.checked) + ", more than a year ago; read it again"});
        }
    }

    void look_at_texts() {
        const auto miss = [&](std::string id, const std::string& what) {
            found_.push_back({LintLevel::Warning, "no-text", id, what});
        };
        for (const Fact& fact : book_.vocabulary.facts) {
            if (fact.ask.zh.empty() || fact.ask.en.empty())
                miss(fact.name, "facts.yaml: " + fact.name + " has no question");
        }
        for (const Material& material : book_.materials) {
            for (const Side& side : material.sides) {
                const bool usual = side.slug == "front" || side.slug == "back" || side.slug == "data_page" ||
                                   side.slug.starts_with("page-");
                if (side.name.zh.empty() && !usual) {
                    miss(material.slug,
                         "materials.yaml: the side " + side.slug + " of " + material.slug + " has no name");
                }
            }
        }
    }

    const Rulebook& book_;
    const CaseReport* cases_;
    CivilDay today_;
    std::vector<LintFinding> found_;
};

}  // namespace

std::vector<LintFinding> lint(const Rulebook& rulebook, const CaseReport* cases, CivilDay today) {
    return Linter(rulebook, cases, today).run();
}

}  // namespace beian::rules
