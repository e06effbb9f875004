// `specimen letter`: letters as they come back, and their truth.
#pragma once

#include <CLI/CLI.hpp>

namespace beian::specimen {

void add_letter_commands(CLI::App& app);

}  // namespace beian::specimen
