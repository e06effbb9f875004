// How long does an applicant wait for a checklist, and a program for its rulebook?
#include <benchmark/benchmark.h>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "rules/checklist_json.h"
#include "rules/evaluate.h"

namespace {

using namespace beian;
using namespace beian::rules;

const std::filesystem::path kRules = std::filesystem::path(BEIAN_SOURCE_DIR) / "rules";
const CivilDay kDay = *parse_day("2026-11-23");

const Rulebook& book() {
    static const Rulebook loaded = load_rulebook(kRules).value();
    return loaded;
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

void LoadRulebook(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(load_rulebook(kRules));
}
BENCHMARK(LoadRulebook)->Unit(benchmark::kMillisecond);

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
    const std::vector<Facts> situations = random_situations(1000);
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
