#include "accuracy_figures/face_shots.h"

#include "accuracy_figures/face_judge.h"
#include "accuracy_figures/live_judge.h"
#include "specimen/document.h"
#include "specimen/heads/portrait.h"
#include "specimen/random.h"
#include "specimen/recipes.h"

#include <fmt/format.h>

#include <algorithm>

namespace beian::accuracy {
namespace {

namespace fs = std::filesystem;

// Reporting seeds of their own: faces have other truths than documents.
constexpr std::uint64_t kFaceSeeds = 400'000;
const cv::Size kFrame{480, 640}, kHeld{2100, 2800};
constexpr std::string_view kMild[] = {"", "in_hand", "", "pale", "", "coloured_light"};

std::vector<Shot> files(const fs::path& folder, std::string_view begins) {
    std::vector<Shot> shots;
    if (!fs::is_directory(folder)) return shots;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (!entry.path().filename().string().starts_with(begins) || entry.path().extension() != ".jpg")
            continue;
        Shot shot;
        shot.file = entry.path();
        shots.push_back(shot);
    }
    std::sort(shots.begin(), shots.end(), [](const Shot& a, const Shot& b) { return a.file < b.file; });
    return shots;
}

/// Cards and pages with a portrait, in turns; half of them in harder light.
void put_card(Shot& shot) {
    std::vector<const specimen::Kind*> bearing;
    for (const specimen::Kind& kind : specimen::kinds())
        if (specimen::portrait_box(kind.material, kind.side)) bearing.push_back(&kind);
    specimen::Random dice(shot.seed, "portrait on a card");
    shot.kind = bearing[shot.seed % bearing.size()];
    shot.situation = kMild[dice.next() % std::size(kMild)];
    shot.size =
        specimen::held_for(*shot.kind, dice.chance(0.5) ? cv::Size{3000, 2250} : cv::Size{2000, 1500});
}

}  // namespace

bool is_handheld_set(std::string_view set) {
    return set.starts_with("handheld/");
}

bool is_face_set(std::string_view set) {
    return is_match_set(set) || is_live_set(set) || is_handheld_set(set);
}

std::vector<Shot> face_shots(const SetName& set, int count, std::uint64_t first_seed, const fs::path& samples,
                             const fs::path& packages) {
    std::vector<Shot> shots;
    if (set == "match/public") {
        Shot all;
        all.file = samples / "faces";
        if (fs::is_regular_file(all.file / "identities.csv")) shots.push_back(all);
    } else if (set == "match/one_picture") {
        shots = files(packages / "@vladmandic/face-api/demo", "sample");
    } else {
        if (first_seed >= specimen::kFirstReportingSeed) first_seed += kFaceSeeds;
        if (is_live_set(set)) count = std::max(1, count / kPhotosAFilm);
        if (is_handheld_set(set) || set == "match/card") count = std::max(1, count / kPhotosAPerson);
        for (int i = 0; i < count; ++i) {
            Shot shot;
            shot.seed = first_seed + static_cast<std::uint64_t>(i);
            shot.size = is_handheld_set(set) ? kHeld : kFrame;
            if (set == "match/card") put_card(shot);
            shots.push_back(shot);
        }
    }
    for (Shot& shot : shots) shot.set = set;
    return shots;
}

std::string face_command_for(const Shot& shot) {
    const std::string kind = shot.set.substr(shot.set.find('/') + 1);
    if (is_live_set(shot.set))
        return fmt::format("build/bench/bin/specimen presence --kind {} --seed {} -o film", kind, shot.seed);
    if (is_handheld_set(shot.set))
        return fmt::format("build/bench/bin/specimen handheld --kind {} --seed {} -o held.jpg", kind,
                           shot.seed);
    return fmt::format("build/bench/bin/specimen head --seed {} -o head.jpg", shot.seed);
}

}  // namespace beian::accuracy
