// The only parts list: the world a command line runs in.
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "cli/version.h"
#include "kept.h"
#include "serve.h"

namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string{value};
}

std::string locale_of_environment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (auto value = environment(name); !value.empty()) return value;
    }
    return {};
}

/// The one that the environment names, else share/beian/NAME beside an installed program, else the tree it
/// was built from.
std::filesystem::path folder(const char* variable, const char* name, const char* in_the_tree) {
    if (const auto named = environment(variable); !named.empty()) return named;
    std::error_code trouble;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", trouble);
    const auto installed = program.parent_path().parent_path() / "share/beian" / name;
    if (!trouble && std::filesystem::is_directory(installed, trouble)) return installed;
    return in_the_tree;
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    beian::app::Upkeep upkeep;
    beian::app::Desk desk;
    beian::cli::World world{std::cin,
                            std::cout,
                            std::cerr,
                            beian::cli::language_of(locale_of_environment()),
                            beian::today_in_china(std::chrono::system_clock::now()),
                            folder("BEIAN_RULES", "rules", beian::cli::kSourceRules),
                            folder("BEIAN_MODELS", "models", beian::cli::kSourceModels),
                            folder("BEIAN_PAGES", "pages", beian::cli::kSourcePages),
                            isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR").empty(),
                            &upkeep,
                            &desk};
    return beian::cli::run(std::vector<std::string>(argv + 1, argv + argc), world);
}
