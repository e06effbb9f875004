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

/// BEIAN_RULES, else share/beian/rules beside an installed program, else the tree it was built from.
std::filesystem::path rules_folder() {
    if (const auto named = environment("BEIAN_RULES"); !named.empty()) return named;
    std::error_code trouble;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", trouble);
    const auto installed = program.parent_path().parent_path() / "share/beian/rules";
    if (!trouble && std::filesystem::is_directory(installed, trouble)) return installed;
    return beian::cli::kSourceRules;
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    beian::cli::World world{std::cin,
                            std::cout,
                            std::cerr,
                            beian::cli::language_of(locale_of_environment()),
                            beian::today_in_china(std::chrono::system_clock::now()),
                            rules_folder(),
                            isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR").empty()};
    return beian::cli::run(std::vector<std::string>(argv + 1, argv + argc), world);
}
