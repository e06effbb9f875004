#include "accuracy_figures/face_judge.h"

#include "image/examine.h"
#include "specimen/heads/portrait.h"
#include "specimen/random.h"
#include "specimen/recipes.h"
#include "specimen/situations.h"
#include "specimen/stages.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <stdexcept>

namespace beian::accuracy {
namespace {

namespace fs = std::filesystem;
using Descriptor = std::optional<vision::FaceDescriptor>;

constexpr std::string_view kMatch = "match/";
constexpr std::uint64_t kOther = 300'000'000;  // seeds of somebody else
constexpr std::uint32_t kLongSide = 1600;      // as `beian match` looks at photos

image::Pixels opened(BytesView bytes) {
    image::ExamineRequest request;
    request.limits.max_bytes = 40'000'000;
    request.long_side = kLongSide;
    request.form = image::ExamineRequest::Form::SoftPixels;
    auto found = image::examine(bytes, request);
    if (!found.picture) throw std::runtime_error("a picture cannot be opened");
    return *std::move(found.picture);
}

image::Pixels opened(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error(path.string() + " cannot be read");
    return opened(Bytes{std::istreambuf_iterator<char>(file), {}});
}

/// A phone's picture of somebody, another time each `when`.
Bytes selfie(std::uint64_t who, std::uint64_t when) {
    specimen::Random dice(when, "selfie");
    specimen::HeadPose pose;
    pose.yaw = dice.between(-10, 10);
    pose.pitch = dice.between(-8, 8);
    pose.roll = dice.between(-5, 5);
    pose.distance = dice.between(380, 560);
    pose.mouth = dice.chance(0.2) ? dice.between(0, 0.3) : 0;
    specimen::Surroundings room = specimen::room_of(when);
    const specimen::Head head(who);
    room.exposure = 0.3 / std::max(0.05, head.render(pose, room, {120, 160}, when).exposure_of_face);
    return specimen::encode_jpeg(head.render(pose, room, {480, 640}, when).picture, 85, 0);
}

/// The holder's card, as people photograph it.
Bytes card_of(const Shot& shot) {
    const specimen::Scene scene = shot.situation.empty()
                                      ? specimen::good(shot.seed, shot.size)
                                      : specimen::in_situation(shot.situation, shot.seed, shot.size);
    specimen::Specimen card = specimen::draw(shot.kind->material, shot.kind->side, shot.seed, 450);
    specimen::print_portrait(card, specimen::Head(shot.seed), shot.seed);
    return specimen::photograph(card, scene, shot.seed).jpeg;
}

std::string identity_of(const std::string& row) {
    const std::string named = row.substr(row.find(',') + 1);
    return named.find('(') == std::string::npos ? named : std::string();  // half a face: nobody to compare
}

}  // namespace

bool is_match_set(std::string_view set) {
    return set.starts_with(kMatch);
}

FaceJudge::FaceJudge(const fs::path& models)
    : reader_([&] {
          auto reader = vision::FaceReader::load(models, 1);
          if (!reader) throw std::runtime_error(reader.error().message);
          return std::move(*reader);
      }()) {}

MatchOutcome FaceJudge::judge(const Shot& shot) const {
    if (shot.set == "match/public") return judge_folder(shot.file);
    if (shot.set == "match/one_picture") return judge_crowd(shot.file);
    return judge_drawn(shot);
}

/// Every pair of the pictures that identities.csv names.
MatchOutcome FaceJudge::judge_folder(const fs::path& folder) const {
    MatchOutcome outcome;
    std::vector<std::pair<std::string, vision::FaceDescriptor>> people;
    std::ifstream truth(folder / "identities.csv");
    std::string row;
    std::getline(truth, row);
    while (std::getline(truth, row)) {
        row.erase(std::remove(row.begin(), row.end(), '\r'), row.end());
        const std::string who = identity_of(row);
        if (who.empty()) continue;
        ++outcome.faces;
        const likeness::People found =
            likeness::find_people(reader_, opened(folder / row.substr(0, row.find(','))));
        if (found.faces.empty()) continue;
        ++outcome.found;
        people.emplace_back(who, found.faces.front().descriptor);
    }
    for (std::size_t i = 0; i < people.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            (people[i].first == people[j].first ? outcome.same : outcome.others)
                .push_back(vision::distance(people[i].second, people[j].second));
    return outcome;
}

/// Whoever is in one picture together is not the same.
MatchOutcome FaceJudge::judge_crowd(const fs::path& picture) const {
    const likeness::People found = likeness::find_people(reader_, opened(picture));
    MatchOutcome outcome;
    outcome.faces = outcome.found = static_cast<int>(found.faces.size());
    for (std::size_t i = 0; i < found.faces.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            outcome.others.push_back(vision::distance(found.faces[i].descriptor, found.faces[j].descriptor));
    return outcome;
}

MatchOutcome FaceJudge::judge_drawn(const Shot& shot) const {
    const auto face = [&](const Bytes& photo) -> Descriptor {
        const likeness::People found = likeness::find_people(reader_, opened(photo));
        if (found.faces.empty()) return std::nullopt;
        return found.faces.front().descriptor;
    };
    const auto portrait = [&](const Bytes& photo) -> Descriptor {
        const likeness::People found = likeness::find_people(reader_, opened(photo));
        if (!found.printed) return std::nullopt;
        return found.printed->descriptor;
    };
    const Descriptor held = shot.set == "match/card" ? portrait(card_of(shot))
                                                     : face(selfie(shot.seed, shot.seed + 1'000'000'000));
    const Descriptor own = face(selfie(shot.seed, shot.seed)),
                     other = face(selfie(shot.seed + kOther, shot.seed + kOther));
    MatchOutcome outcome;
    outcome.faces = 1;
    outcome.found = held ? 1 : 0;
    if (held && own) outcome.same.push_back(vision::distance(*held, *own));
    if (held && other) outcome.others.push_back(vision::distance(*held, *other));
    return outcome;
}

}  // namespace beian::accuracy
