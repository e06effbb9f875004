#include "cli/rulebook.h"

#include <algorithm>

#include "base/text.h"
#include "cli/command.h"

namespace beian::cli {

void add_fact_options(CLI::App& command, FactsQuestion& question) {
    command.add_option("--facts", question.file, "file of facts, YAML or JSON; - for standard input");
    command.add_option("--set", question.sets, "one fact: name=value; may repeat; a list is a,b")
        ->allow_extra_args(false);
}

Result<rules::Rulebook> load_rulebook(const World& world) {
    std::error_code trouble;
    if (!std::filesystem::is_directory(world.rules, trouble)) {
        return Error{ErrorCode::NotFound, "there is no rulebook at " + printable(world.rules.string(), 200) +
                                              "; name its folder with --rules or BEIAN_RULES"};
    }
    auto loaded = rules::load_rulebook(world.rules);
    if (loaded) return loaded;
    const std::string& faults = loaded.error().message;
    const auto more = std::count(faults.begin(), faults.end(), '\n') + (faults.ends_with('\n') ? 0 : 1) - 1;
    std::string line = faults.substr(0, faults.find('\n'));
    if (more > 0) line += "; and " + std::to_string(more) + " more, see beian rules lint";
    return Error{loaded.error().code, std::move(line)};
}

Result<rules::Facts> load_facts(const rules::Rulebook& rulebook, const FactsQuestion& question,
                                World& world) {
    rules::Facts facts(rulebook.vocabulary);
    if (!question.file.empty()) {
        const Bytes bytes = BEIAN_TRY(load_file(question.file, world, rules::kMaxFactsFileBytes));
        const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        const std::string name = question.file == "-" ? "standard input" : question.file;
        facts = BEIAN_TRY(rules::parse_facts_file(rulebook.vocabulary, text, name));
    }
    const auto set = BEIAN_TRY(rules::parse_fact_options(rulebook.vocabulary, question.sets));
    rules::merge_facts(facts, set);
    return facts;
}

Status check_profile(const rules::Rulebook& rulebook, const std::string& name) {
    if (rulebook.find_profile(name) != nullptr) return ok();
    const auto names = rulebook.profile_names();
    std::string known;
    for (const auto& each : names) known += (known.empty() ? "" : ", ") + each;
    return Error{ErrorCode::InvalidArgument, "there is no profile \"" + printable(name) + "\"" +
                                                 did_you_mean(name, names) + "; the profiles are " + known};
}

Result<CivilDay> day_of(const std::string& on, const World& world) {
    if (on.empty()) return world.today;
    return parse_day_option("--on", on);
}

}  // namespace beian::cli
