// beian checklist : what must this filing hand in, and why?
#include <memory>

#include "cli/command.h"
#include "cli/rulebook.h"
#include "rules/checklist_json.h"
#include "rules/evaluate.h"
#include "rules/render.h"

namespace beian::cli {

namespace {

struct Question {
    FactsQuestion facts;
    std::string on;
    std::string profile;
    bool json = false;
};

Result<Answer> checklist(const Question& question, World& world) {
    if (question.facts.empty()) {
        return Error{ErrorCode::InvalidArgument,
                     "say what is known of the filing, for example --set filing.kind=first --set "
                     "filing.province=guangdong "
                     "--set subject.kind=person, or --facts FILE"};
    }
    const CivilDay on = BEIAN_TRY(day_of(question.on, world));
    const rules::Rulebook rulebook = BEIAN_TRY(load_rulebook(world));
    BEIAN_TRY(check_profile(rulebook, question.profile));
    const rules::Facts facts = BEIAN_TRY(load_facts(rulebook, question.facts, world));
    const rules::Checklist found = rules::evaluate(rulebook, facts, on, question.profile);
    Answer answer;
    answer.text = question.json ? rules::to_json(rulebook, found)
                                : rules::render_checklist(rulebook, found, world.language);
    answer.status = found.refusals.empty() ? kYes : kNo;
    return answer;
}

}  // namespace

void add_checklist(CLI::App& app, World& world, Action& chosen) {
    auto* command = app.add_subcommand("checklist", "which materials does this filing need, and why?");
    const auto question = std::make_shared<Question>();
    add_fact_options(*command, question->facts);
    command->add_option("--on", question->on, "the rules of this day, YYYY-MM-DD; today when absent");
    command->add_option("--profile", question->profile, "the provider whose limits hold as well");
    command->add_flag("--json", question->json, "one JSON document");
    command->callback(
        [question, &world, &chosen] { chosen = [question, &world] { return checklist(*question, world); }; });
}

}  // namespace beian::cli
