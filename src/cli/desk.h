// Which commands need a desk, with its store and keys? What they ask; main knows the parts that answer.
#pragma once

#include "base/result.h"
#include "base/words.h"
#include "cli/upkeep.h"
#include "workflow/vocabulary.h"

#include <filesystem>
#include <string>
#include <vector>

namespace beian::cli {

struct World;

struct ServeQuestion {
    KeptPlace place;
    std::string profile;  // the provider it works for; empty: the rulebook's own choice
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;
    std::filesystem::path certificate, key;
    std::filesystem::path pages;
    bool open_registration = false;
    bool staff_need_totp = false;
    bool behind_proxy = false;
    bool quiet = false;
};

struct AddUserQuestion {
    KeptPlace place;
    std::string tenant = "main";
    std::string name;
    std::string password;  // empty: one is made up
    workflow::Role role = workflow::Role::Administrator;
};

class DeskCommands {
public:
    virtual ~DeskCommands() = default;
    /// Says where it listens, and comes back when it was told to stop.
    virtual Result<int> serve(const ServeQuestion& question, World& world) = 0;
    /// What people and programs are told by, in words for whoever runs the desk; a channel that cannot be
    /// used is a refusal.
    virtual Result<std::vector<Words>> channels(const KeptPlace& place) = 0;
    /// The password that was made up, or nothing.
    virtual Result<std::string> add_user(const AddUserQuestion& question, World& world) = 0;
};

}  // namespace beian::cli
