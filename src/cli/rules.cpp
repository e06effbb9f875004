// beian rules … : is the rulebook in order, what does it say, what changed, and why is something not asked?
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "cli/command.h"
#include "cli/rulebook.h"
#include "desk/letters.h"
#include "rules/cases.h"
#include "rules/diff.h"
#include "rules/explain.h"
#include "rules/lint.h"
#include "rules/render.h"

namespace beian::cli {

namespace {

struct Question {
    FactsQuestion facts;
    std::string on;
    std::string profile;
    std::vector<std::string> names;
};

std::filesystem::path cases_of(const World& world) {
    return world.rules / "cases";
}

/// A folder without letters is a rulebook all the same: those who only ask for checklists need none.
Status load_letters(const World& world, rules::Rulebook& rulebook) {
    std::error_code trouble;
    if (!std::filesystem::is_directory(world.rules / "letters", trouble)) return ok();
    const form::FieldBook fields = BEIAN_TRY(form::load_field_book(world.rules));
    BEIAN_TRY(desk::load_letter_book(world.rules, rulebook, fields));
    return ok();
}

/// Faults the strict reader found are lint's answer, not a wrong question.
Result<Answer> lint(const Question& question, World& world) {
    const CivilDay today = BEIAN_TRY(day_of(question.on, world));
    std::error_code trouble;
    if (!std::filesystem::is_directory(world.rules, trouble)) {
        return Error{ErrorCode::NotFound, "there is no rulebook at " + printable(world.rules.string(), 200) +
                                              "; name its folder with --rules or BEIAN_RULES"};
    }
    auto rulebook = rules::load_rulebook(world.rules);
    if (!rulebook) return Answer{rulebook.error().message + "\n", kNo};
    if (const auto letters = load_letters(world, *rulebook); !letters)
        return Answer{letters.error().message + "\n", kNo};
    const auto cases = rules::run_cases(*rulebook, cases_of(world), today);
    if (!cases) return Answer{cases.error().message + "\n", kNo};
    const auto findings = rules::lint(*rulebook, &*cases, today);
    const bool sound = std::none_of(findings.begin(), findings.end(), [](const auto& finding) {
        return finding.level == rules::LintLevel::Error;
    });
    return Answer{rules::render_lint(findings, world.language), sound ? kYes : kNo};
}

Result<Answer> test(const Question& question, World& world) {
    const CivilDay today = BEIAN_TRY(day_of(question.on, world));
    const rules::Rulebook rulebook = BEIAN_TRY(load_rulebook(world));
    const auto cases = BEIAN_TRY(rules::run_cases(rulebook, cases_of(world), today));
    return Answer{rules::render_cases(cases, world.language), cases.failed == 0 ? kYes : kNo};
}

Result<Answer> coverage(const Question& question, World& world) {
    const CivilDay today = BEIAN_TRY(day_of(question.on, world));
    const rules::Rulebook rulebook = BEIAN_TRY(load_rulebook(world));
    const auto cases = BEIAN_TRY(rules::run_cases(rulebook, cases_of(world), today));
    return Answer{rules::render_coverage(rulebook, cases, world.language), kYes};
}

Result<Answer> show(const Question& question, World& world) {
    const rules::Rulebook rulebook = BEIAN_TRY(load_rulebook(world));
    const std::string& id = question.names.front();
    const rules::Rule* rule = rulebook.find_rule(id);
    if (rule == nullptr) {
        return Error{ErrorCode::NotFound, "there is no rule \"" + printable(id) + "\"" +
                                              did_you_mean(id, rulebook.rule_ids()) +
                                              "; see beian rules coverage"};
    }
    return Answer{rules::render_rule(rulebook, *rule, world.language), kYes};
}

Result<Answer> explain(const Question& question, World& world) {
    const CivilDay on = BEIAN_TRY(day_of(question.on, world));
    const rules::Rulebook rulebook = BEIAN_TRY(load_rulebook(world));
    BEIAN_TRY(check_profile(rulebook, question.profile));
    const std::string& slug = question.names.front();
    const rules::Material* material = rulebook.find_material(slug);
    if (material == nullptr) {
        return Error{ErrorCode::NotFound, "there is no material \"" + printable(slug) + "\"" +
                                              did_you_mean(slug, rulebook.material_slugs()) +
                                              "; see rules/materials.yaml"};
    }
    const rules::Facts facts = BEIAN_TRY(load_facts(rulebook, question.facts, world));
    const auto index = static_cast<rules::MaterialIndex>(material - rulebook.materials.data());
    const auto explanation = rules::explain(rulebook, index, facts, on, question.profile);
    return Answer{rules::render_explanation(rulebook, explanation, world.language), kYes};
}

/// One side of a diff: a day of this run's rulebook, or another rulebook's folder as it stands today.
struct Side {
    rules::Rulebook rulebook;
    CivilDay on;
};

Result<Side> load_side(const std::string& name, World& world) {
    if (const auto day = parse_day(name)) {
        return Side{BEIAN_TRY(load_rulebook(world)), *day};
    }
    std::error_code trouble;
    if (!std::filesystem::is_directory(name, trouble)) {
        return Error{
            ErrorCode::NotFound,
            "\"" + printable(name, 200) + "\" is neither a day (YYYY-MM-DD) nor a folder with a rulebook"};
    }
    World there = world;
    there.rules = name;
    return Side{BEIAN_TRY(load_rulebook(there)), world.today};
}

Result<Answer> diff(const Question& question, World& world) {
    const Side before = BEIAN_TRY(load_side(question.names[0], world));
    const Side after = BEIAN_TRY(load_side(question.names[1], world));
    const rules::Edition first{&before.rulebook, before.on};
    const rules::Edition second{&after.rulebook, after.on};
    Answer answer;
    if (question.facts.empty()) {
        answer.text = rules::render_diff(rules::diff_rulebooks(first, second), world.language);
        return answer;
    }
    const rules::Facts facts_before = BEIAN_TRY(load_facts(before.rulebook, question.facts, world));
    const rules::Facts facts_after = BEIAN_TRY(load_facts(after.rulebook, question.facts, world));
    answer.text = rules::render_diff(
        rules::diff_checklists(first, facts_before, second, facts_after, question.profile), world.language);
    return answer;
}

using Handler = Result<Answer> (*)(const Question&, World&);

CLI::App* add(CLI::App& group, const char* name, const char* says, Handler handler,
              const std::shared_ptr<Question>& question, World& world, Action& chosen) {
    auto* command = group.add_subcommand(name, says);
    command->callback([=, &world, &chosen] { chosen = [=, &world] { return handler(*question, world); }; });
    return command;
}

}  // namespace

void add_rules(CLI::App& app, World& world, Action& chosen) {
    auto* group = app.add_subcommand("rules", "is the rulebook in order, what does it say, what changed?");
    group->require_subcommand(1);
    const auto question = std::make_shared<Question>();

    for (auto* command :
         {add(*group, "lint", "every fault and weakness of the rulebook", lint, question, world, chosen),
          add(*group, "test", "run its cases", test, question, world, chosen),
          add(*group, "coverage", "which rules the cases exercise", coverage, question, world, chosen)}) {
        command->add_option("--on", question->on, "as if today were this day");
    }
    add(*group, "show", "one rule with its sources", show, question, world, chosen)
        ->add_option("id", question->names, "the rule's id")
        ->required()
        ->expected(1);
    auto* changes =
        add(*group, "diff", "what changed between two days or two rulebooks", diff, question, world, chosen);
    changes->add_option("edition", question->names, "two of: a day, a folder")->required()->expected(2);
    add_fact_options(*changes, question->facts);
    auto* why =
        add(*group, "explain", "why a material is asked for, or is not", explain, question, world, chosen);
    why->add_option("material", question->names, "the material's slug")->required()->expected(1);
    add_fact_options(*why, question->facts);
    why->add_option("--on", question->on, "the rules of this day");
    for (auto* command : {changes, why})
        command->add_option("--profile", question->profile, "the provider whose limits hold as well");
}

}  // namespace beian::cli
