// How do the tests of rules get a rulebook? The small one beside them, with rules of a test's own.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "rules/checklist_json.h"
#include "rules/evaluate.h"

namespace beian::rules {

namespace fs = std::filesystem;

inline const CivilDay kToday = *parse_day("2026-11-23");

/// A copy of the fixture in a folder of this test's own, removed with it.
class Workbook {
public:
    Workbook() {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        std::string name = std::string(test->test_suite_name()) + "." + test->name();
        for (char& c : name) c = c == '/' ? '_' : c;
        directory_ = fs::path(testing::TempDir()) / ("beian_rules_" + name);
        fs::remove_all(directory_);
        fs::copy(fs::path(BEIAN_SOURCE_DIR) / "tests/rules/fixture", directory_, fs::copy_options::recursive);
    }
    ~Workbook() {
        std::error_code ignored;
        fs::remove_all(directory_, ignored);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    void write(const std::string& file, const std::string& text) const {
        std::ofstream(directory_ / file, std::ios::binary) << text;
    }
    void append(const std::string& file, const std::string& text) const {
        std::ofstream(directory_ / file, std::ios::binary | std::ios::app) << text;
    }
    Result<Rulebook> load() const { return load_rulebook(directory_); }
    const fs::path& directory() const { return directory_; }

private:
    fs::path directory_;
};

/// A rule in one line: what a test says, and what every rule must say beside it.
inline std::string rule_text(const std::string& id, const std::string& says) {
    return "  - { id: " + id +
           ", topic: other, because: { zh: 因为, en: because }, sources: [guide], confidence: high, " + says +
           " }\n";
}

/// The fixture with these national rules in place of its own and no provinces.
inline Rulebook book_of(const std::string& rules) {
    const Workbook workbook;
    workbook.write("national.yaml", "rules:\n" + rules);
    workbook.write("provinces/guangdong.yaml", "province: guangdong\nrules: []\n");
    auto book = workbook.load();
    if (!book) throw std::runtime_error(book.error().message);
    return std::move(book).value();
}

inline Facts given(const Rulebook& book, const std::vector<std::string>& options) {
    auto facts = parse_fact_options(book.vocabulary, options);
    if (!facts) throw std::runtime_error(facts.error().message);
    return std::move(facts).value();
}

/// Facts that every rule's own lines need: what a test adds decides.
inline Facts first_filing(const Rulebook& book, std::vector<std::string> options) {
    options.insert(options.begin(), "filing.kind=first");
    return given(book, options);
}

/// `required id_card head`
inline std::set<std::string> items(const Rulebook& book, const Checklist& list) {
    std::set<std::string> said;
    for (const Item& item : list.items) {
        said.insert(std::string(slug(item.necessity)) + " " + book.materials[item.material].slug + " " +
                    std::string(slug(item.of)));
    }
    return said;
}

inline std::vector<std::string> ids(const Rulebook& book, const std::vector<Remark>& remarks) {
    std::vector<std::string> said;
    for (const Remark& remark : remarks) said.push_back(book.rules[remark.rule].id);
    return said;
}

inline std::vector<std::string> questions(const Rulebook& book, const Checklist& list) {
    std::vector<std::string> said;
    for (const Question& question : list.questions) said.push_back(book.vocabulary.facts[question.fact].name);
    return said;
}

inline std::vector<std::string> accepts(const Rulebook& book, const Checklist& list,
                                        const std::string& material) {
    std::vector<std::string> said;
    for (const Item& item : list.items) {
        if (book.materials[item.material].slug != material) continue;
        for (const MaterialIndex accepted : list.accepts_of(item))
            said.push_back(book.materials[accepted].slug);
    }
    return said;
}

}  // namespace beian::rules
