#include "likeness/match.h"

#include "findings/voice.h"
#include "likeness/book.h"

#include <algorithm>
#include <cmath>

namespace beian::likeness {
namespace {

/// Descriptors of two persons are seldom farther apart.
constexpr double kFarthest = 1.5;

model::Region region_of(const vision::Face& face) {
    const auto whole = [](double v) { return static_cast<int>(std::lround(v)); };
    return {whole(face.corner.x), whole(face.corner.y), whole(face.width), whole(face.height)};
}

Words percent(double share) {
    return plain(std::to_string(static_cast<int>(std::floor(share * 100))) + "%");
}

}  // namespace

Shown person_of(const People& people, const findings::CheckBook& book) {
    Shown shown;
    std::vector<const Portrait*> meant;
    const findings::Voice many(book, kFaceMany);
    for (const Portrait& each : people.faces)
        if (each.face.width >= many.limit("least_share") * people.faces[0].face.width) meant.push_back(&each);
    if (people.printed) meant.push_back(&*people.printed);
    if (meant.empty()) {
        shown.findings.push_back(findings::Voice(book, kFaceNone).say("none"));
    } else if (meant.size() > 1) {
        const auto count = static_cast<double>(meant.size());
        // The second one is what is too much.
        shown.findings.push_back(
            many.say("many", {{"count", plain(std::to_string(meant.size()))}},
                     {.measured = count, .needed = 1, .region = region_of(meant[1]->face)}));
    } else {
        shown.person = *meant[0];
        if (people.printed) shown.document = people.document;
    }
    return shown;
}

double similarity(const vision::FaceDescriptor& one, const vision::FaceDescriptor& other) {
    return std::max(0.0, 1 - vision::distance(one, other) / kFarthest);
}

Match match(const Shown& one, const Shown& other, const findings::CheckBook& book) {
    const findings::Voice voice(book, kFaceMatch);
    Match found;
    found.threshold = voice.limit("least_similarity");
    if (!one.person || !other.person) return found;
    found.similarity = similarity(one.person->descriptor, other.person->descriptor);
    found.same = *found.similarity >= found.threshold;
    if (!found.same)
        found.findings.push_back(voice.say(
            "differs", {{"similarity", percent(*found.similarity)}, {"needed", percent(found.threshold)}},
            {.measured = *found.similarity, .needed = found.threshold}));
    else if (*found.similarity < voice.limit("clear_similarity"))
        found.findings.push_back(
            voice.say("close", {{"similarity", percent(*found.similarity)}},
                      {.measured = *found.similarity, .needed = voice.limit("clear_similarity")}));
    return found;
}

}  // namespace beian::likeness
