#include "inspect/pair/pair_check.h"

#include <algorithm>

namespace beian::inspect {

// Each in its own file beside this one.
extern const PairCheck kPairRatio, kPairSideMissing, kPairLight, kPairBackground;

std::span<const PairCheck> all_pair_checks() {
    static const PairCheck kPairChecks[] = {kPairRatio, kPairSideMissing, kPairLight, kPairBackground};
    return kPairChecks;
}

std::vector<model::Finding> judge_pair(const Pair& pair, const CheckBook& book) {
    std::vector<model::Finding> findings;
    for (const PairCheck& check : all_pair_checks())
        for (model::Finding& finding : check.run(pair, Voice(book, check.id)))
            findings.push_back(std::move(finding));
    std::stable_sort(findings.begin(), findings.end(),
                     [](const auto& a, const auto& b) { return a.severity < b.severity; });
    return findings;
}

}  // namespace beian::inspect
