// What answers the commands that need a desk?
#pragma once

#include "cli/desk.h"

namespace beian::app {

class Desk final : public cli::DeskCommands {
public:
    Result<int> serve(const cli::ServeQuestion& question, cli::World& world) override;
    Result<std::vector<Words>> channels(const cli::KeptPlace& place) override;
    Result<std::string> add_user(const cli::AddUserQuestion& question, cli::World& world) override;
};

}  // namespace beian::app
