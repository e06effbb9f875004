// Which options say where a desk keeps what it has?
#pragma once

#include "cli/command.h"
#include "cli/upkeep.h"

namespace beian::cli {

void add_place_options(CLI::App& command, KeptPlace& place);

}  // namespace beian::cli
