// Holds each module's USES line against its #include lines and against the floors of the design.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

// A module may use only modules of lower floors (docs/architecture.md).
const std::map<std::string, int> kFloor = {
    {"base", 0},   {"net", 1},      {"data", 1},     {"identity", 1}, {"model", 1},    {"rules", 2},
    {"image", 2},  {"workflow", 2}, {"findings", 2}, {"document", 3}, {"form", 3},     {"letter", 3},
    {"vision", 3}, {"inspect", 4},  {"reading", 4},  {"presence", 4}, {"likeness", 4}, {"signed_letter", 4},
    {"desk", 5},   {"http", 6},     {"cli", 6},      {"adapters", 6},
};

std::string text_of(const fs::path& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

Names all_matches(const std::string& text, const std::regex& pattern) {
    Names found;
    for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match) {
        found.insert((*match)[1]);
    }
    return found;
}

Names uses_of(const fs::path& module) {
    std::smatch line;
    const std::string cmake = text_of(module / "CMakeLists.txt");
    if (!std::regex_search(cmake, line,
                           std::regex(R"(beian_library\(\w+\s+USES\s+([a-z_\s]+?)\s*(?:LINKS|\)))")))
        return {};
    return all_matches(line[1], std::regex(R"((\w+))"));
}

Names modules_included_by(const fs::path& module) {
    Names included;
    for (const auto& entry : fs::recursive_directory_iterator(module)) {
        const std::string extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".h") continue;
        included.merge(all_matches(text_of(entry.path()), std::regex(R"re(#include "(\w+)/)re")));
    }
    included.erase(module.filename());
    if (module.parent_path().filename() == "adapters") included.erase("adapters");
    return included;
}

/// What USES opens up: a used module's own uses are visible through its headers.
Names reachable(const fs::path& source, const Names& direct) {
    Names all = direct;
    for (const auto& name : direct) all.merge(reachable(source, uses_of(source / name)));
    return all;
}

/// Every folder with a CMakeLists.txt; adapters stand one folder deeper and never meet each other.
std::vector<fs::path> all_modules() {
    std::vector<fs::path> found;
    for (const fs::path& home :
         {fs::path(BEIAN_SOURCE_DIR) / "src", fs::path(BEIAN_SOURCE_DIR) / "src/adapters"}) {
        for (const auto& entry : fs::directory_iterator(home)) {
            if (entry.is_directory() && fs::exists(entry.path() / "CMakeLists.txt"))
                found.push_back(entry.path());
        }
    }
    return found;
}

bool is_adapter(const fs::path& module) {
    return module.parent_path().filename() == "adapters";
}

/// `desk`, `adapters/sql`
std::string name_of(const fs::path& module) {
    return (is_adapter(module) ? "adapters/" : "") + module.filename().string();
}

TEST(Floors, NoAdapterKnowsAnother) {
    for (const fs::path& module : all_modules()) {
        if (!is_adapter(module)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(module)) {
            for (const auto& other :
                 all_matches(text_of(entry.path()), std::regex(R"re(#include "adapters/(\w+)/)re")))
                EXPECT_EQ(other, module.filename().string()) << entry.path();
        }
    }
}

TEST(Floors, EveryIncludeIsCoveredByTheUsesLine) {
    const fs::path source = fs::path(BEIAN_SOURCE_DIR) / "src";
    for (const fs::path& module : all_modules()) {
        const Names open = reachable(source, uses_of(module));
        for (const auto& included : modules_included_by(module)) {
            if (!kFloor.contains(included)) continue;
            EXPECT_TRUE(open.contains(included))
                << name_of(module) << " includes " << included << "/ but does not use it";
        }
    }
}

TEST(Floors, NoModuleUsesItsOwnFloorOrOneAbove) {
    const fs::path source = fs::path(BEIAN_SOURCE_DIR) / "src";
    for (const fs::path& module : all_modules()) {
        const std::string name = is_adapter(module) ? "adapters" : module.filename().string();
        ASSERT_TRUE(kFloor.contains(name))
            << name << " has no floor: give it one in docs/architecture.md and here";
        for (const auto& used : uses_of(module)) {
            ASSERT_TRUE(kFloor.contains(used)) << name << " uses unknown module " << used;
            EXPECT_LT(kFloor.at(used), kFloor.at(name)) << name << " uses " << used;
        }
    }
}

TEST(Floors, EveryModuleHasItsParagraphInTheSourceGuide) {
    const fs::path source = fs::path(BEIAN_SOURCE_DIR) / "src";
    const std::string guide = text_of(source / "README.md");
    for (const fs::path& module : all_modules()) {
        EXPECT_THAT(guide, testing::HasSubstr("`" + name_of(module) + "`"));
    }
}

}  // namespace
