// The subcommands that draw heads and sequences of them.
#pragma once

#include <CLI/CLI.hpp>

namespace beian::specimen {

void add_head_commands(CLI::App& app);

}  // namespace beian::specimen
