// Is the person before the camera the one on the document?
#include "desk/presence/batch.h"
#include "desk/presence/held.h"
#include "desk/presence/presence_checks.h"

#include <algorithm>
#include <cmath>

namespace beian::desk {

Result<Bytes> PresenceChecks::frame_bytes(const PresenceRow& row, std::uint64_t number) {
    for (const FrameBatch& batch : parts_.store.frames(row.tenant, row.check)) {
        if (number < batch.first || number >= batch.first + batch.count) continue;
        const Bytes body = BEIAN_TRY(parts_.blobs.get(row.tenant, batch.blob));
        const auto sent = BEIAN_TRY(parse_batch(body, {batch.count, body.size()}));
        const BytesView jpeg = sent.at(number - batch.first).jpeg;
        return Bytes(jpeg.begin(), jpeg.end());
    }
    return Error{ErrorCode::NotFound, "there is no such frame"};
}

Result<Bytes> PresenceChecks::picture(const Caller& caller, const std::string& filing,
                                      const std::string& check, const std::string& purpose) {
    (void)BEIAN_TRY(parts_.filings.view(caller, filing, Sight::Pages, purpose));
    const auto row = parts_.store.find_check(caller.tenant, check);
    if (!row || row->filing != filing || row->state != PresenceState::Passed)
        return Error{ErrorCode::NotFound, "no check of this name has passed"};
    const auto frames = BEIAN_TRY(kept_frames(*row));
    const Held held = BEIAN_TRY(open_held(parts_.vault, *row));
    const auto best = presence::best_frame(presence::follow(held.challenge, frames, parts_.book), frames);
    if (!best)
        return Error{ErrorCode::NotFound, "the frames of this check were destroyed when their time was up"};
    const AuditEntry look{parts_.clock.now(),
                          caller.name(),
                          std::string(workflow::slug(caller.role)),
                          "read_presence",
                          filing,
                          purpose,
                          check};
    parts_.trail.append(caller.tenant, {&look, 1});
    return frame_bytes(*row, *best);
}

Result<PresenceChecks::Likeness> PresenceChecks::compare(const PresenceRow& row, const Provable& about,
                                                         const presence::Progress& progress,
                                                         std::span<const presence::Frame> frames) {
    // The services know residents by name and number; of other documents the desk sees the portrait alone.
    if (parts_.verifier != nullptr && !about.number.empty() && !about.name.empty())
        return ask_verifier(row, about, progress, frames);
    return compare_with_portrait(row, about, progress, frames);
}

Result<PresenceChecks::Likeness> PresenceChecks::ask_verifier(const PresenceRow& row, const Provable& about,
                                                              const presence::Progress& progress,
                                                              std::span<const presence::Frame> frames) {
    const auto best = presence::best_frame(progress, frames);
    if (!best) return Error{ErrorCode::Conflict, "no frame shows the face well enough; begin it anew"};
    const Bytes photo = BEIAN_TRY(frame_bytes(row, *best));
    const Verified said = BEIAN_TRY(parts_.verifier->verify({row.check, about.name, about.number, photo}));
    Likeness likeness{{}, said.score, parts_.verifier->name(), said.reference, {}};
    if (!said.same) likeness.finding = findings::Voice(parts_.book, "presence.match").say("official");
    return likeness;
}

PresenceChecks::Likeness PresenceChecks::compare_with_portrait(const PresenceRow& row, const Provable& about,
                                                               const presence::Progress& progress,
                                                               std::span<const presence::Frame> frames) {
    const findings::Voice voice(parts_.book, "presence.match");
    const std::string network = parts_.matcher == nullptr ? std::string{} : parts_.matcher->network();
    const Likeness none{voice.say("no_portrait"), 0, "desk", {}, network};
    const auto page = parts_.blobs.get(row.tenant, about.portrait.blob);
    if (!page || parts_.matcher == nullptr || !progress.neutral) return none;
    image::ExamineRequest request;
    request.long_side = 2000;  // a portrait is about a quarter of its card
    const image::Examination opened = parts_.examiner.examine(*page, request);
    const auto portrait = opened.picture ? parts_.matcher->portrait(*opened.picture) : std::nullopt;
    if (!portrait) return none;
    std::vector<double> distances;
    for (const presence::Frame& frame : frames.subspan(progress.counts_from)) {
        if (!frame.seen.descriptor || frame.seen.faces != 1) continue;
        const double yaw = presence::pose_of(frame.seen.face.landmarks).yaw - progress.neutral->yaw;
        if (std::abs(yaw) < 12) distances.push_back(vision::distance(*portrait, *frame.seen.descriptor));
    }
    const double most = voice.limit("most_apart");
    if (distances.empty()) return {voice.say("differs"), 0, "desk", {}, network};
    // The middle one: in single frames the person blinks or the picture is blurred.
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    Likeness likeness{{}, std::clamp(1 - *middle / (2 * most), 0.0, 1.0), "desk", {}, network};
    const double surely = voice.limit("most_apart_alone");
    if (*middle > most)
        likeness.finding = voice.say("differs", {}, {*middle, most, {}});
    else if (*middle > surely)
        likeness.finding = voice.say("close", {}, {*middle, surely, {}});
    return likeness;
}

}  // namespace beian::desk
