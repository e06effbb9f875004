// Which photos should be taken, which refused? Named mixtures of amounts that tests and accuracy figures
// share.
//
// Seeds 1 to 9,999 are for tuning thresholds, seeds from 1,200,000 for reporting. A figure published from a
// seed that a threshold was tuned on is no figure: keep them apart.
#pragma once

#include "specimen/scene.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace beian::specimen {

inline constexpr std::uint64_t kFirstTuningSeed = 1;
inline constexpr std::uint64_t kLastTuningSeed = 9'999;
inline constexpr std::uint64_t kFirstReportingSeed = 1'200'000;

/// How bad is it? Borderline lies between what a careful reviewer lets pass and what a person would refuse:
/// for tuning, never for a rate.
enum class Amount { Borderline, Bad };

struct Defect {
    std::string_view name;    // "defocus", "motion", …
    std::string_view check;   // the check that should say so: "quality.sharpness"
    std::string_view amount;  // what its number means: "blur radius on the document in mm"
};

const std::vector<Defect>& defects();
const Defect* find_defect(std::string_view name);

/// The size as people hold their phone for a document: upright for upright paper.
cv::Size held_for(const Kind& kind, cv::Size size);
/// A photo that a careful reviewer accepts: any background, light, small turn and tilt.
Scene good(std::uint64_t seed, cv::Size size = {4032, 3024});
/// How much of a defect a seed gets. Throws as `with_defect` does.
double amount_of(std::string_view defect, Amount amount, std::uint64_t seed);
/// A good photo but for one defect. Throws std::invalid_argument for a name that is not in `defects()`.
Scene with_defect(std::string_view defect, Amount amount, std::uint64_t seed, cv::Size size = {4032, 3024});
inline Scene bad(std::string_view defect, std::uint64_t seed, cv::Size size = {4032, 3024}) {
    return with_defect(defect, Amount::Bad, seed, size);
}
/// Sets one defect of a scene to an amount in the unit that `defects()` names.
void apply_defect(Scene& scene, std::string_view defect, double amount, std::uint64_t seed);

}  // namespace beian::specimen
