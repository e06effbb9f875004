// Is the face on paper or on a screen that somebody holds? A screen's pixels show in it, and a sheet's edges
// go with it wherever it goes, which nothing behind a person does.
#include "presence/verdict.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace beian::presence {

namespace {

/// Moire comes and goes as a screen moves: what three frames show is enough, and one by chance is not.
double third_largest(std::vector<double> values) {
    if (values.size() < 3) return 0;
    std::nth_element(values.begin(), values.begin() + 2, values.end(), std::greater<>());
    return values[2];
}

double spread(const std::vector<double>& values) {
    double sum = 0, squares = 0;
    for (const double value : values) sum += value;
    const double mean = sum / static_cast<double>(values.size());
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size()));
}

/// Where an edge stands, in the picture and beside the face; both in distances of the eyes as they are at
/// rest, or in that frame.
struct Edge {
    std::vector<double> in_picture, beside_face;

    void add(double at, const Seen& seen, double eyes_at_rest) {
        const auto& l = seen.face.landmarks;
        const double eyes = eye_distance(l), middle = (l[36].x + l[45].x) / 2;
        if (eyes <= 0 || eyes_at_rest <= 0) return;
        in_picture.push_back(at / eyes_at_rest);
        beside_face.push_back((at - middle) / eyes);
    }
};

/// How much less both edges move against the face than against the picture; 0 where they move against
/// neither.
double following(const Edge& left, const Edge& right) {
    constexpr double kTremble = 0.07;  // of edges and landmarks, eye distances
    const double moved = std::hypot(spread(left.in_picture), spread(right.in_picture)),
                 beside = std::hypot(spread(left.beside_face), spread(right.beside_face));
    return moved < 2 * kTremble ? 0 : moved / std::max(kTremble, beside);
}

Said run(const Case& about, const findings::Voice& voice) {
    Said said;
    if (!about.progress.neutral) return said;
    std::vector<double> grids;
    Edge left, right;
    std::size_t seen_so_far = 0;
    for (const Frame& frame : about.frames) {
        const Seen& seen = frame.seen;
        if (!seen.sheet || seen.faces != 1) continue;
        ++seen_so_far;
        if (seen.sheet->grid > 0) grids.push_back(seen.sheet->grid);
        const double rest = about.progress.neutral->distance * seen.width;
        if (seen.sheet->left) left.add(*seen.sheet->left, seen, rest);
        if (seen.sheet->right) right.add(*seen.sheet->right, seen, rest);
    }
    const double grid = third_largest(grids), least_grid = voice.limit("least_grid");
    said.measures.emplace_back("least_grid", grid);
    if (grid >= least_grid) said.findings.push_back(voice.say("screen", {}, {grid, least_grid, {}}));
    const double needed = voice.limit("least_share") * static_cast<double>(seen_so_far);
    const auto enough = [&](const Edge& edge) {
        return edge.in_picture.size() >= 4 && static_cast<double>(edge.in_picture.size()) >= needed;
    };
    const double follows = enough(left) && enough(right) ? following(left, right) : 0;
    said.measures.emplace_back("least_following", follows);
    if (follows >= voice.limit("least_following"))
        said.findings.push_back(voice.say("held", {}, {follows, voice.limit("least_following"), {}}));
    return said;
}

constexpr findings::AnswerSpec kAnswers[] = {{"screen", ""}, {"held", ""}};
constexpr std::string_view kLimits[] = {"least_grid", "least_share", "least_following"};

}  // namespace

extern const Check kSheet;
const Check kSheet{"presence.sheet", run, kAnswers, kLimits};

}  // namespace beian::presence
