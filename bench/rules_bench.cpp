// How long does an applicant wait for a checklist, and a program for its rulebook? For comparing with other
// engines, BEIAN_BENCH_RULES names another rulebook than ours, BEIAN_BENCH_SITUATIONS a file of situations
// (one JSON object a line), and BEIAN_BENCH_FIRED a file to write which rules spoke in each of them.
#include "rules/checklist_json.h"
#include "rules/evaluate.h"

#include <benchmark/benchmark.h>
#include <yaml-cpp/yaml.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace beian;
using namespace beian::rules;

std::string setting(const char* name, const char* otherwise) {
    const char* set = std::getenv(name);
    return set == nullptr ? otherwise : set;
}

const std::filesystem::path kRules = setting("BEIAN_BENCH_RULES", BEIAN_SOURCE_DIR "/rules");
const CivilDay kDay = *parse_day("2026-11-23");

const Rulebook& book() {
    static const Rulebook kept = [] {
        Result<Rulebook> loaded = load_rulebook(kRules);
        if (!loaded) throw std::runtime_error(loaded.error().message);
        return std::move(loaded).value();
    }();
    return kept;
}

/// What an applicant has told after a few minutes.
Facts typical() {
    const std::vector<std::string> options = {"filing.kind=first",
                                              "filing.province=guangdong",
                                              "subject.kind=enterprise",
                                              "head.residency=mainland",
                                              "head.id_province=hunan",
                                              "head.age=40",
                                              "head.is_legal_representative=true",
                                              "service_head.is_legal_representative=true",
                                              "service.kind=website",
                                              "service.name=样例科技",
                                              "service.content=enterprise",
                                              "service.preapproval=",
                                              "subject.domain_prefix_count=3",
                                              "domain.owner=subject",
                                              "domain.days_left=300",
                                              "phone.region=guangdong"};
    return parse_fact_options(book().vocabulary, options).value();
}

/// Situations in which each fact is known by chance, and then has any of its values.
std::vector<Facts> random_situations(std::size_t count) {
    std::mt19937 random(20261123);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    std::vector<Facts> situations;
    for (std::size_t n = 0; n < count; ++n) {
        Facts facts(book().vocabulary);
        for (std::size_t i = 0; i < book().vocabulary.facts.size(); ++i) {
            const Fact& fact = book().vocabulary.facts[i];
            const auto id = static_cast<FactId>(i);
            const bool gate =
                id == book().filing_kind || id == book().filing_province || id == book().subject_kind;
            if (!gate && below(2) == 0) continue;
            if (fact.type == FactType::Number) facts.set_number(id, static_cast<std::int64_t>(below(120)));
            if (fact.type == FactType::Text) facts.set_text(id, "样例导航网");
            if (!fact.values.empty()) facts.set_bits(id, std::uint64_t{1} << below(fact.values.size()));
        }
        situations.push_back(std::move(facts));
    }
    return situations;
}

std::vector<Facts> written_situations(const std::string& path) {
    std::ifstream file(path);
    std::vector<Facts> situations;
    for (std::string line; std::getline(file, line);) {
        Result<Facts> facts = parse_facts_file(book().vocabulary, line, path);
        if (!facts) throw std::runtime_error(facts.error().message);
        situations.push_back(std::move(facts).value());
    }
    if (situations.empty()) throw std::runtime_error(path + ": no situations in it");
    return situations;
}

/// The rules that speak in a checklist, whatever they say.
std::set<std::string> fired(const Checklist& list) {
    std::set<std::string> ids;
    const auto add = [&](RuleIndex rule) { ids.insert(book().rules[rule].id); };
    for (const Reason& reason : list.reasons) {
        if (!reason.open) add(reason.rule);
    }
    for (const auto* remarks : {&list.constraints, &list.refusals, &list.warnings, &list.notes}) {
        for (const Remark& remark : *remarks) add(remark.rule);
    }
    return ids;
}

/// One line a situation, the ids in order.
void write_fired(const std::vector<Facts>& situations, const std::string& path) {
    std::ofstream file(path);
    for (const Facts& facts : situations) {
        std::string line;
        for (const std::string& id : fired(evaluate(book(), facts, kDay)))
            line += (line.empty() ? "" : " ") + id;
        file << line << '\n';
    }
    if (!file) throw std::runtime_error(path + ": cannot be written");
}

void LoadRulebook(benchmark::State& state) {
    if (const auto loaded = load_rulebook(kRules); !loaded) throw std::runtime_error(loaded.error().message);
    for (auto _ : state) benchmark::DoNotOptimize(load_rulebook(kRules));
}
BENCHMARK(LoadRulebook)->Unit(benchmark::kMillisecond);

/// The peer of LoadRulebook: yaml-cpp merely turns the same files into nodes, and checks and compiles
/// nothing.
void YamlCppParses(benchmark::State& state) {
    std::vector<std::filesystem::path> files;
    for (const char* name :
         {"rulebook.yaml", "facts.yaml", "sources.yaml", "materials.yaml", "profiles.yaml", "national.yaml"})
        files.push_back(kRules / name);
    for (const auto& file : std::filesystem::directory_iterator(kRules / "provinces"))
        files.push_back(file.path());
    for (auto _ : state) {
        for (const std::filesystem::path& file : files)
            benchmark::DoNotOptimize(YAML::LoadFile(file.string()).size());
    }
}
BENCHMARK(YamlCppParses)->Unit(benchmark::kMillisecond);

void OneChecklist(benchmark::State& state) {
    const Facts facts = typical();
    for (auto _ : state) benchmark::DoNotOptimize(evaluate(book(), facts, kDay));
}
BENCHMARK(OneChecklist)->Unit(benchmark::kMicrosecond);

void FirstChecklistOfAll(benchmark::State& state) {
    const Facts nothing(book().vocabulary);
    for (auto _ : state) benchmark::DoNotOptimize(evaluate(book(), nothing, kDay));
}
BENCHMARK(FirstChecklistOfAll)->Unit(benchmark::kMicrosecond);

/// Per checklist, over 1,000 situations.
void RandomSituations(benchmark::State& state) {
    const std::string written = setting("BEIAN_BENCH_SITUATIONS", "");
    const std::vector<Facts> situations =
        written.empty() ? random_situations(1000) : written_situations(written);
    const std::string fired_file = setting("BEIAN_BENCH_FIRED", "");
    if (!fired_file.empty()) write_fired(situations, fired_file);
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(evaluate(book(), situations[next], kDay));
        next = (next + 1) % situations.size();
    }
}
BENCHMARK(RandomSituations)->Unit(benchmark::kMicrosecond);

void ChecklistAsJson(benchmark::State& state) {
    const Checklist list = evaluate(book(), typical(), kDay);
    for (auto _ : state) benchmark::DoNotOptimize(to_json(book(), list));
}
BENCHMARK(ChecklistAsJson)->Unit(benchmark::kMicrosecond);

}  // namespace
