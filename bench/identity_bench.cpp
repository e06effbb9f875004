// How many resident IDs does one core verify in a second? On the numbers of the file BEIAN_BENCH_IDS names
// (one per line), which bench/peers/stdnum_ids.py reads as well; without it, on the same numbers made here.
#include "identity/check_digit.h"
#include "identity/resident_id.h"
#include "identity/verification.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace beian::identity;

constexpr beian::CivilDay kToday{std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{1}};
constexpr std::size_t kNumbers = 100'000;

/// The recipe of bench/peers/make_ids.py: counted through regions, days and sequences, every fourth one
/// spoilt.
std::vector<std::string> make_numbers() {
    constexpr unsigned kRegions[] = {110105, 120101, 310120, 320106, 330102, 340123, 350102,
                                     360426, 370102, 410102, 420102, 430102, 440113, 440304,
                                     450102, 500103, 510104, 520102, 610102, 990426};
    std::vector<std::string> numbers;
    for (unsigned i = 0; i < kNumbers; ++i) {
        char digits[32];
        std::snprintf(digits, sizeof digits, "%06u%04u%02u%02u%03u", kRegions[i * 7 % 20], 1950 + i * 13 % 60,
                      1 + i * 5 % 12, 1 + i * 11 % 28, i % 1000);
        std::string number = digits;
        const char right = check_mod_11_2(number).value_or('0');
        number += i % 4 == 3 ? (right == '0' ? '1' : '0') : right;
        numbers.push_back(number);
    }
    return numbers;
}

const std::vector<std::string>& numbers() {
    static const std::vector<std::string> kept = [] {
        const char* path = std::getenv("BEIAN_BENCH_IDS");
        if (path == nullptr) return make_numbers();
        std::vector<std::string> read;
        std::ifstream file(path);
        for (std::string line; std::getline(file, line);) read.push_back(line);
        return read;
    }();
    return kept;
}

void verify_resident_ids(benchmark::State& state) {
    std::int64_t valid = 0;
    for (auto _ : state) {
        valid = 0;
        for (const std::string& number : numbers())
            valid += check_resident_id(number, kToday).fault == IdFault::None ? 1 : 0;
        benchmark::DoNotOptimize(valid);
    }
    if (numbers().empty()) state.SkipWithError("no numbers: is BEIAN_BENCH_IDS right?");
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(numbers().size()));
    state.counters["valid"] = static_cast<double>(valid);
}
BENCHMARK(verify_resident_ids)->Unit(benchmark::kMillisecond);

/// With normalisation, words and everything the number says.
void explain_resident_ids(benchmark::State& state) {
    for (auto _ : state) {
        for (const std::string& number : numbers())
            benchmark::DoNotOptimize(verify(Kind::Id, number, kToday));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(numbers().size()));
}
BENCHMARK(explain_resident_ids)->Unit(benchmark::kMillisecond);

}  // namespace
