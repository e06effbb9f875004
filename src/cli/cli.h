// What does a command line ask for, and what does it get? Every subcommand of `beian`, as one function over
// streams.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/civil_day.h"
#include "base/words.h"

namespace beian::cli {

class Upkeep;
class DeskCommands;

/// The outside world of one run, passed in so that a test can be that world.
struct World {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    Language language = Language::En;  ///< from LANG; --lang overrides it
    CivilDay today{};                  ///< in China
    std::filesystem::path rules;       ///< where the rulebook lies; --rules overrides it
    std::filesystem::path models;      ///< where the networks lie that read documents
    std::filesystem::path pages;       ///< where the built web pages lie
    bool colour = false;               ///< standard output is a terminal that shows colours
    Upkeep* upkeep = nullptr;          ///< what looks after what a desk keeps
    DeskCommands* desk = nullptr;      ///< what answers commands that need a store
};

enum Exit { kYes = 0, kNo = 1, kWrongQuestion = 2 };

/// Runs one command line (without the program's name) and returns its exit status (DESIGN 3.1). Nothing is
/// written to `out` before the whole answer is known; a wrong question writes one line to `err` and nothing
/// to `out`.
int run(const std::vector<std::string>& arguments, World& world);

/// The language people want, from LC_ALL, LC_MESSAGES or LANG, in that order: Chinese where it starts with
/// "zh".
Language language_of(std::string_view locale);

}  // namespace beian::cli
