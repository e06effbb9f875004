#include "accuracy_figures/shot.h"

#include "accuracy_figures/face_shots.h"
#include "specimen/document.h"
#include "specimen/heads/portrait.h"
#include "specimen/random.h"
#include "specimen/recipes.h"
#include "specimen/situations.h"
#include "specimen/stages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>

namespace beian::accuracy {
namespace {

using specimen::Kind;
using Kinds = std::vector<const Kind*>;

constexpr std::string_view kReading = "read/", kLines = "lines/";
// What is read are not the photos that checks are judged by.
constexpr std::uint64_t kReadingSeeds = 200'000;
// Harder than good photos and still taken by `check`. The empty one is a good photo, which most are.
constexpr std::string_view kMild[] = {"", "in_hand",   "",       "pale", "", "coloured_light",
                                      "", "dim_light", "scanned"};

Kinds kinds_where(const std::function<bool(const Kind&)>& holds) {
    Kinds found;
    for (const Kind& kind : specimen::kinds())
        if (holds(kind)) found.push_back(&kind);
    return found;
}

bool is_card(const Kind& kind) {
    return kind.is_document && kind.width_mm < 100;
}
bool is_paper(const Kind& kind) {
    return kind.is_document && kind.corner_mm == 0;
}

/// Letters may be printed in black alone, and a grey picture of one is no copy (`colour` in
/// rules/materials.yaml).
bool is_in_colour(const Kind& kind) {
    return kind.is_document && !kind.material.ends_with("_letter") && kind.material != "domain_certificate";
}

Kinds kinds_of(const SetName& set) {
    if (set == "grey_copy" || set == "black_and_white") return kinds_where(is_in_colour);
    if (set == "in_hand") return kinds_where(is_card);
    if (set == "white_on_white") return kinds_where(is_paper);
    if (set == "nothing") return kinds_where([](const Kind& kind) { return !kind.is_document; });
    if (is_reading_set(set) || is_line_set(set)) {
        const std::string_view material = std::string_view(set).substr(set.find('/') + 1);
        Kinds found = kinds_where([&](const Kind& kind) { return kind.material == material; });
        if (!found.empty()) return found;
    }
    if (set == "other_things" || set == "other_on_screen")
        return kinds_where([](const Kind& kind) { return kind.material == "not_a_document"; });
    return kinds_where([](const Kind& kind) { return kind.is_document; });
}

/// As phones store photos: 12 megapixels, or less where a chat or a setting made it smaller. A4 at 3
/// megapixels has letters of under 15 pixels: no good photo.
cv::Size size_of(const Kind& kind, std::uint64_t seed) {
    static const std::array kSizes = {cv::Size{4032, 3024}, cv::Size{3000, 2250}, cv::Size{3000, 2250},
                                      cv::Size{2000, 1500}, cv::Size{2000, 1500}};
    const bool large = std::max(kind.width_mm, kind.height_mm) > 200;
    specimen::Random random(seed, "size of the photo");
    return specimen::held_for(kind, kSizes[random.next() % (large ? 3 : kSizes.size())]);
}

bool is_situation(std::string_view name) {
    const auto& all = specimen::situations();
    return std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
}

/// Blurred from where a reviewer begins to doubt: a pair is about which of two is better, not about refusal.
double blur_of(std::string_view defect, std::uint64_t seed) {
    const double least = specimen::amount_of(defect, specimen::Amount::Borderline, seed);
    const double most = specimen::amount_of(defect, specimen::Amount::Bad, seed);
    return specimen::Random(seed, "pair").chance(0.5) ? least : most;
}

Bytes bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error(path.string() + " cannot be read");
    return {std::istreambuf_iterator<char>(file), {}};
}

void arrange(Shot& shot) {
    const SetName& set = shot.set;
    if (set == "good" || set == "other_things") return;
    if (set == "nothing") {
        // Lying on a table, which gives a quad to be taken in by, or all that is in the picture.
        if (specimen::Random(shot.seed, "nothing").chance(0.5)) shot.situation = "filling";
        return;
    }
    if (is_reading_set(set) || is_line_set(set)) {
        const auto place = specimen::Random(shot.seed, "reading").next() % std::size(kMild);
        const bool in_hand = kMild[place] == "in_hand" && !is_card(*shot.kind);
        shot.situation = in_hand ? "" : kMild[place];
        if (set.ends_with("upside_down")) shot.turned_deg = 180;
        if (set.ends_with("sideways")) shot.turned_deg = shot.seed % 2 == 0 ? 90 : 270;
        return;
    }
    if (is_situation(set)) {
        shot.situation = set;
    } else if (set == "defocused_pair" || set == "motion_pair") {
        shot.situation = "sharp";
        shot.defect = set == "motion_pair" ? "motion" : "defocus";
        shot.amount = blur_of(shot.defect, shot.seed);
    } else {
        shot.defect = set == "other_on_screen" ? "screen" : set;
        shot.amount = specimen::amount_of(shot.defect, specimen::Amount::Bad, shot.seed);
    }
}

}  // namespace

std::vector<Shot> shots_of(const SetName& set, int count, std::uint64_t first_seed) {
    const Kinds kinds = kinds_of(set);
    if ((is_reading_set(set) || is_line_set(set)) && first_seed >= specimen::kFirstReportingSeed)
        first_seed += kReadingSeeds;
    std::vector<Shot> shots;
    for (int i = 0; i < (set == "good" ? kGoodTimes * count : count); ++i) {
        Shot shot{set,
                  kinds[static_cast<std::size_t>(i) % kinds.size()],
                  first_seed + static_cast<std::uint64_t>(i),
                  {},
                  {},
                  {},
                  0,
                  0,
                  {},
                  {},
                  {}};
        shot.size = size_of(*shot.kind, shot.seed);
        arrange(shot);
        shots.push_back(std::move(shot));
    }
    return shots;
}

bool is_reading_set(std::string_view set) {
    return set.starts_with(kReading);
}

bool is_line_set(std::string_view set) {
    return set.starts_with(kLines) || set == kSampleLines;
}

Taken taken(const Shot& shot) {
    if (!shot.file.empty()) return {bytes_of(shot.file), shot.quad, {}, {}};
    if (is_handheld_set(shot.set)) {
        const auto kind = shot.set.substr(shot.set.find('/') + 1);
        return {specimen::encode_jpeg(specimen::hold_document(kind, shot.seed, shot.size).picture, 90, 1),
                std::nullopt,
                {},
                {}};
    }
    specimen::Scene scene = shot.situation.empty()
                                ? specimen::good(shot.seed, shot.size)
                                : specimen::in_situation(shot.situation, shot.seed, shot.size);
    if (!shot.defect.empty()) specimen::apply_defect(scene, shot.defect, shot.amount, shot.seed);
    scene.rotation_deg += shot.turned_deg;
    specimen::Photo photo = specimen::photograph(shot.kind->material, shot.kind->side, scene, shot.seed);
    if (!shot.kind->is_document) return {std::move(photo.jpeg), std::nullopt, {}, {}};
    Corners corners;
    // The camera counts from the upper left pixel's corner, pages from its middle.
    for (std::size_t i = 0; i < 4; ++i)
        corners[i] = {photo.truth.quad[i].x - 0.5, photo.truth.quad[i].y - 0.5};
    std::vector<std::pair<std::string, std::string>> fields;
    std::vector<model::Quad> places;
    for (const specimen::FieldTruth& field : photo.truth.fields) {
        fields.emplace_back(field.name, field.value);
        model::Quad& place = places.emplace_back();
        for (std::size_t i = 0; i < 4; ++i) place[i] = {field.quad[i].x - 0.5, field.quad[i].y - 0.5};
    }
    return {std::move(photo.jpeg), corners, std::move(fields), std::move(places)};
}

std::string command_for(const Shot& shot) {
    if (!shot.file.empty()) return shot.file.string();
    if (!shot.letter.empty()) {
        std::string letter =
            fmt::format("build/bench/bin/specimen letter {} --page {} --seeds {} --size {}x{}", shot.letter,
                        shot.page, shot.seed, shot.size.width, shot.size.height);
        const std::string fault = shot.set.substr(shot.set.rfind('/') + 1);
        if (fault != "good") letter += " --fault " + fault;
        if (!shot.situation.empty()) letter += " --situation " + shot.situation;
        return letter + " -o photos";
    }
    if (is_face_set(shot.set)) return face_command_for(shot);
    std::string command =
        fmt::format("build/bench/bin/specimen shoot --material {}:{} --seeds {} --size {}x{}",
                    shot.kind->material, shot.kind->side, shot.seed, shot.size.width, shot.size.height);
    if (!shot.situation.empty()) command += " --situation " + shot.situation;
    // The shortest decimal that reads back as the same number, so that the photo is the same to the byte.
    if (shot.turned_deg != 0) command += fmt::format(" --turn {:g}", shot.turned_deg);
    if (!shot.defect.empty()) command += fmt::format(" --defect {}={}", shot.defect, shot.amount);
    return command + " -o photos";
}

}  // namespace beian::accuracy
