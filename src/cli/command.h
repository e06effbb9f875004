// How is one subcommand written? It declares its options, then answers with text for the standard output and
// a status.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "cli/cli.h"

namespace beian::cli {

/// What a command found: its whole text, and whether the answer was yes.
struct Answer {
    std::string text;
    int status = kYes;
};

using Action = std::function<Result<Answer>()>;

/// Adds a subcommand to the parser; when it was called, `chosen` becomes what it does.
void add_checklist(CLI::App& app, World& world, Action& chosen);
void add_check(CLI::App& app, World& world, Action& chosen);
void add_read(CLI::App& app, World& world, Action& chosen);
void add_mend(CLI::App& app, World& world, Action& chosen);
void add_compose(CLI::App& app, World& world, Action& chosen);
void add_verify(CLI::App& app, World& world, Action& chosen);
void add_match(CLI::App& app, World& world, Action& chosen);
void add_letter(CLI::App& app, World& world, Action& chosen);
void add_rules(CLI::App& app, World& world, Action& chosen);
void add_export(CLI::App& app, World& world, Action& chosen);
void add_import_result(CLI::App& app, World& world, Action& chosen);
void add_keys(CLI::App& app, World& world, Action& chosen);
void add_audit(CLI::App& app, World& world, Action& chosen);
void add_doctor(CLI::App& app, World& world, Action& chosen);
void add_serve(CLI::App& app, World& world, Action& chosen);
void add_user(CLI::App& app, World& world, Action& chosen);

/// What becomes of a file that is longer than it may be.
enum class Longer { Refuse, Cut };

/// The bytes of a file, or of standard input where the name is "-". No such file, a folder, and standard
/// input that is empty or without end are refusals; a file that is empty is not: what it holds is for the
/// caller to judge. `Cut` gives one byte more than `most_bytes` of a longer file.
Result<Bytes> load_file(const std::string& name, World& world, std::size_t most_bytes,
                        Longer longer = Longer::Refuse);

/// A day given on the command line.
Result<CivilDay> parse_day_option(std::string_view option, std::string_view text);

}  // namespace beian::cli
