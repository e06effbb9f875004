// The README's tour is real output: each `$ ./beian …` of a console block is run and held against what stands
// below it.
#include <fstream>

#include "cli_fixture.h"

namespace beian::cli {
namespace {

struct Step {
    std::vector<std::string> arguments;
    std::vector<std::string> lines;  // "…" stands for lines left out
};

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, at);) {
        if (at == '\n' || !part.empty()) parts.push_back(part);
    }
    return parts;
}

std::vector<Step> tour_of(const std::filesystem::path& readme) {
    std::ifstream file(readme);
    std::stringstream text;
    text << file.rdbuf();
    std::vector<Step> steps;
    bool inside = false;
    for (const auto& line : split(text.str(), '\n')) {
        if (line.starts_with("```")) {
            inside = line == "```console";
        } else if (inside && line.starts_with("$ ./beian ")) {
            steps.push_back({split(line.substr(10), ' '), {}});
        } else if (inside && !steps.empty()) {
            steps.back().lines.push_back(line);
        }
    }
    return steps;
}

/// Every line in its order; lines may be left out only where "…" stands.
bool matches(const std::vector<std::string>& shown, const std::vector<std::string>& real) {
    std::size_t at = 0;
    bool gap = false;
    for (const auto& line : shown) {
        if (line == "…") {
            gap = true;
            continue;
        }
        while (gap && at < real.size() && real[at] != line) ++at;
        if (at >= real.size() || real[at] != line) return false;
        ++at;
        gap = false;
    }
    return gap || at == real.size();
}

class Readme : public testing::TestWithParam<std::pair<const char*, Language>> {};

TEST_P(Readme, ShowsWhatTheProgramReallySays) {
    const std::filesystem::path root(BEIAN_SOURCE_DIR);
    const auto steps = tour_of(root / GetParam().first);
    ASSERT_GE(steps.size(), 5U);
    for (const auto& step : steps) {
        const Outcome outcome = beian(step.arguments, {}, GetParam().second);
        EXPECT_NE(outcome.status, kWrongQuestion) << outcome.err;
        EXPECT_TRUE(matches(step.lines, split(outcome.out, '\n'))) << outcome.out << outcome.err;
    }
}

INSTANTIATE_TEST_SUITE_P(Languages, Readme,
                         testing::Values(std::pair{"README.md", Language::En},
                                         std::pair{"README.zh-CN.md", Language::Zh}),
                         [](const auto& each) {
                             return each.param.second == Language::Zh ? "Chinese" : "English";
                         });

}  // namespace
}  // namespace beian::cli
