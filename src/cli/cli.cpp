#include "cli/cli.h"

#include <algorithm>
#include <exception>
#include <istream>
#include <ostream>

#include "base/text.h"
#include "cli/command.h"
#include "cli/version.h"

namespace beian::cli {

namespace {

constexpr int kFault = 70;  // EX_SOFTWARE of sysexits: our bug or a broken machine, never the user's question

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    }
    if (app.get_parent() != nullptr) {
        for (auto& name : option_names(*app.get_parent())) names.push_back(std::move(name));
    }
    return names;
}

std::vector<std::string> subcommand_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* sub : app.get_subcommands({})) names.push_back(sub->get_name());
    return names;
}

const CLI::App& innermost(const CLI::App& app) {
    const auto called = app.get_subcommands();
    return called.empty() ? app : innermost(*called.front());
}

std::string path_of(const CLI::App& app) {
    return app.get_parent() == nullptr ? "beian" : path_of(*app.get_parent()) + " " + app.get_name();
}

/// The first word nobody expected, with the nearest one that would have been.
std::string describe_unexpected(const CLI::App& app, const std::vector<std::string>& unexpected) {
    const CLI::App& command = innermost(app);
    const std::string& word = unexpected.front();
    if (word.size() > 1 && word.front() == '-') {
        const std::string name = word.substr(0, word.find('='));
        const auto names = option_names(command);
        return path_of(command) + " has no option " + printable(name) + did_you_mean(name, names) + "; see " +
               path_of(command) + " --help";
    }
    const auto names = subcommand_names(command);
    if (!names.empty()) {
        return "there is no command \"" + path_of(command) + " " + printable(word) + "\"" +
               did_you_mean(word, names) + "; see " + path_of(command) + " --help";
    }
    return path_of(command) + " did not expect \"" + printable(word) + "\"; see " + path_of(command) +
           " --help";
}

/// One line, whatever a library's message looks like.
std::string one_line(std::string_view message) {
    std::string line(message);
    while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) line.pop_back();
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

int refuse(World& world, std::string_view message) {
    world.err << "beian: " << one_line(message) << "\n";
    return kWrongQuestion;
}

int run_parsed(const std::vector<std::string>& arguments, World& world) {
    CLI::App app{"ICP-filing desk: which materials, are the photos good enough, do the numbers hold",
                 "beian"};
    app.set_version_flag("--version", std::string("beian ") + kVersion);
    app.require_subcommand(1);
    app.fallthrough();
    std::string language;
    std::string rules;
    app.add_option("--lang", language, "zh or en; otherwise as LANG says")
        ->check(CLI::IsMember({"zh", "en"}));
    app.add_option("--rules", rules, "folder of the rulebook, instead of the one that came with the program");

    Action chosen;
    add_checklist(app, world, chosen);
    add_check(app, world, chosen);
    add_read(app, world, chosen);
    add_mend(app, world, chosen);
    add_compose(app, world, chosen);
    add_verify(app, world, chosen);
    add_match(app, world, chosen);
    add_letter(app, world, chosen);
    add_rules(app, world, chosen);
    add_serve(app, world, chosen);
    add_user(app, world, chosen);
    add_export(app, world, chosen);
    add_import_result(app, world, chosen);
    add_keys(app, world, chosen);
    add_audit(app, world, chosen);
    add_doctor(app, world, chosen);

    try {
        // CLI11 takes its arguments from the back.
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::CallForHelp&) {
        world.out << app.help();
        return kYes;
    } catch (const CLI::CallForVersion& version) {
        world.out << version.what() << "\n";
        return kYes;
    } catch (const CLI::ExtrasError&) {
        return refuse(world, describe_unexpected(app, app.remaining(true)));
    } catch (const CLI::RequiredError& missing) {
        const auto unexpected = app.remaining(true);
        if (!unexpected.empty()) return refuse(world, describe_unexpected(app, unexpected));
        return refuse(world, std::string(missing.what()) + "; see " + path_of(innermost(app)) + " --help");
    } catch (const CLI::ParseError& wrong) {
        return refuse(world, printable(wrong.what(), 300) + "; see " + path_of(innermost(app)) + " --help");
    }

    if (language == "zh") world.language = Language::Zh;
    if (language == "en") world.language = Language::En;
    if (!rules.empty()) world.rules = rules;

    Result<Answer> answer = chosen();
    if (!answer) return refuse(world, answer.error().message);
    world.out << answer->text;
    world.out.flush();
    if (!world.out) {
        world.err << "beian: the answer could not be written to standard output\n";
        return kFault;
    }
    return answer->status;
}

}  // namespace

Language language_of(std::string_view locale) {
    return locale.substr(0, 2) == "zh" ? Language::Zh : Language::En;
}

int run(const std::vector<std::string>& arguments, World& world) {
    for (const auto& argument : arguments) {
        if (find_invalid_utf8(argument)) {
            return refuse(world, "an argument is not UTF-8 text: \"" + printable(argument) +
                                     "\"; type it again or convert it with iconv");
        }
    }
    try {
        return run_parsed(arguments, world);
    } catch (const std::exception& fault) {
        world.err << "beian: this is a fault of the program or the machine, not of your question: "
                  << one_line(fault.what()) << "\n";
        return kFault;
    }
}

}  // namespace beian::cli
