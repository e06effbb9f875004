// Holds the rulebook itself: it loads, its lint finds no fault, its cases pass, and no known rule is missing
// from it.
#include <regex>

#include "rules/cases.h"
#include "rules/lint.h"
#include "support.h"

namespace beian::rules {

namespace {

using testing::IsEmpty;

const fs::path kSource = BEIAN_SOURCE_DIR;

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

const Rulebook& the_rulebook() {
    static const Rulebook loaded = [] {
        auto book = load_rulebook(kSource / "rules");
        if (!book) throw std::runtime_error(book.error().message);
        return std::move(book).value();
    }();
    return loaded;
}

CaseReport the_cases() {
    auto report = run_cases(the_rulebook(), kSource / "rules/cases", kToday);
    if (!report) throw std::runtime_error(report.error().message);
    return std::move(report).value();
}

TEST(TheRulebook, AnswersEveryCaseAsItsSourcesSay) {
    const CaseReport report = the_cases();
    EXPECT_THAT(report.failures, IsEmpty());
    EXPECT_GE(report.passed, 500);
}

TEST(TheRulebook, HasNoFaultThatLintCallsAnError) {
    const CaseReport report = the_cases();
    std::vector<std::string> errors;
    for (const LintFinding& finding : lint(the_rulebook(), &report, kToday)) {
        if (finding.level == LintLevel::Error) errors.push_back(finding.message);
    }
    EXPECT_THAT(errors, IsEmpty());
}

TEST(TheRulebook, HasFiveCasesForEachProvinceAtLeast) {
    const FactId province = the_rulebook().filing_province;
    for (const FactValue& value : the_rulebook().vocabulary.facts[province].values) {
        const std::string text = text_of(kSource / "rules/cases" / (value.slug + ".yaml"));
        const std::regex name(R"(\n\s*- name: )");
        EXPECT_GE(std::distance(std::sregex_iterator(text.begin(), text.end(), name), {}), 5) << value.slug;
    }
}

/// The rules compiled from public pages, by id (`guangdong-site-plan`). Read line by line: the file uses more
/// of YAML than our reader takes.
struct Row {
    std::string home;
    std::string id;
    bool of_provider = false;
};

std::vector<Row> reference_rows(std::istream& lines) {
    const std::regex province(R"(  (\w+):)");
    const std::regex id(R"( *- id: (\S+))");
    std::vector<Row> rows;
    std::string home;
    std::smatch found;
    for (std::string line; std::getline(lines, line);) {
        if (line == "national:") home = "national";
        if (line == "provinces:") home = "provinces";
        if (home.empty()) continue;
        if (home != "national" && std::regex_match(line, found, province)) home = found[1];
        if (std::regex_match(line, found, id)) rows.push_back({home, found[1]});
        if (!rows.empty() && line.ends_with("  scope: provider")) rows.back().of_provider = true;
    }
    return rows;
}

TEST(TheRulebook, HoldsEveryRuleOfTheReferenceOrSaysWhyNot) {
    const fs::path reference = kSource / "../shared/reference/provinces.yaml";
    if (!fs::exists(reference)) GTEST_SKIP() << "the reference is not here";
    std::ifstream lines(reference);
    const std::string gaps = text_of(kSource / "docs/rulebook-gaps.md");
    std::vector<std::string> missing;
    std::size_t told = 0;
    const std::vector<Row> rows = reference_rows(lines);
    for (const Row& row : rows) {
        const std::string name = row.id.substr(std::min(row.home.size() + 1, row.id.size()));
        bool there = the_rulebook().find_rule(row.home + "." + name) != nullptr;
        for (const std::string& profile : the_rulebook().profile_names()) {
            there = there || (row.of_provider && the_rulebook().find_rule(profile + "." + name) != nullptr);
        }
        if (there) continue;
        if (gaps.find(row.id) != std::string::npos) {
            ++told;
        } else {
            missing.push_back(row.id);
        }
    }
    EXPECT_EQ(rows.size(), 780U);
    EXPECT_THAT(missing, IsEmpty());
    EXPECT_LT(told * 100, rows.size() * 3) << "what cannot be expressed stays under three in a hundred";
}

}  // namespace

}  // namespace beian::rules
