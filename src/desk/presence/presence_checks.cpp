#include "desk/presence/presence_checks.h"

#include "desk/accounts/secrets.h"
#include "desk/presence/batch.h"
#include "desk/presence/held.h"
#include "desk/presence/kept_frames.h"
#include "presence/seeing.h"

#include <fmt/format.h>

#include <algorithm>

namespace beian::desk {

namespace {

constexpr std::array<std::pair<PresenceState, std::string_view>, 5> kStates = {
    {{PresenceState::Open, "open"},
     {PresenceState::Passed, "passed"},
     {PresenceState::Failed, "failed"},
     {PresenceState::Replaced, "replaced"},
     {PresenceState::BrokenOff, "broken_off"}}};
constexpr std::chrono::hours kDay{24};

image::ExamineRequest request_for(const findings::Voice& limits) {
    image::ExamineRequest request;
    const double longest = limits.limit("longest");
    request.limits.max_bytes = static_cast<std::uint64_t>(limits.limit("most_bytes"));
    // A camera that knows no smaller picture than asked for may send one twice as long.
    request.limits.max_side = static_cast<std::uint32_t>(2 * longest);
    request.limits.max_pixels = static_cast<std::uint64_t>(4 * longest * longest);
    request.long_side = static_cast<std::uint32_t>(longest);
    return request;
}

}  // namespace

std::string_view slug(PresenceState state) {
    return kStates[static_cast<std::size_t>(state)].second;
}

std::optional<PresenceState> find_presence_state(std::string_view slug) {
    for (const auto& [state, name] : kStates)
        if (name == slug) return state;
    return std::nullopt;
}

Result<PresenceRow> PresenceChecks::find(const Caller& caller, const std::string& filing,
                                         const std::string& check) {
    auto row = parts_.store.find_check(caller.tenant, check);
    // Of other people's checks nobody is told that they are there.
    if (!row || row->filing != filing || row->caller != caller.name())
        return Error{ErrorCode::NotFound, "there is no such check; begin it anew"};
    return std::move(*row);
}

Status PresenceChecks::check_open(const PresenceRow& row) const {
    if (row.state == PresenceState::Replaced || row.state == PresenceState::BrokenOff)
        return Error{ErrorCode::Conflict, "another window began this check anew; go on there"};
    if (row.state != PresenceState::Open) return Error{ErrorCode::Conflict, "this check has ended"};
    if (parts_.clock.now() > row.until)
        return Error{ErrorCode::Conflict, "the time of this check is over; begin it anew"};
    return ok();
}

Result<std::vector<presence::Frame>> PresenceChecks::kept_frames(const PresenceRow& row) {
    std::vector<presence::Frame> frames;
    for (const FrameBatch& batch : parts_.store.frames(row.tenant, row.check)) {
        const Bytes packed = BEIAN_TRY(parts_.vault.open(row.tenant, place_of(row), batch.sealed));
        for (presence::Frame& frame : BEIAN_TRY(unpack_frames(packed))) frames.push_back(std::move(frame));
    }
    return frames;
}

Result<std::vector<presence::Frame>> PresenceChecks::look_at(BytesView body, std::uint64_t first,
                                                             std::span<const presence::Frame> kept) {
    const findings::Voice limits(parts_.book, "frames");
    const auto sent = BEIAN_TRY(parse_batch(body, {static_cast<std::size_t>(limits.limit("in_batch")),
                                                   static_cast<std::size_t>(limits.limit("most_bytes"))}));
    const auto most = static_cast<std::uint64_t>(limits.limit("most"));
    if (first + sent.size() > most)
        return Error{ErrorCode::TooLarge, fmt::format("a check has at most {} frames", most)};
    const image::ExamineRequest request = request_for(limits);
    const presence::Seen* before = kept.empty() ? nullptr : &kept.back().seen;
    const auto last = std::find_if(kept.rbegin(), kept.rend(),
                                   [](const auto& one) { return one.seen.descriptor.has_value(); });
    const presence::Seen* described = last == kept.rend() ? nullptr : &last->seen;
    std::vector<presence::Frame> frames;
    frames.reserve(sent.size());
    for (const SentFrame& one : sent) {
        const image::Examination opened = parts_.examiner.examine(one.jpeg, request);
        const std::uint64_t number = first + frames.size();
        if (opened.envelope.kind != model::FileKind::Jpeg || !opened.picture || opened.picture->channels != 3)
            return Error{ErrorCode::Unreadable,
                         fmt::format("frame {} is no JPEG in colour that can be opened", number)};
        const auto faces = parts_.faces->faces(
            *opened.picture, before != nullptr && before->faces > 0 ? &before->face : nullptr);
        presence::Frame frame;
        frame.taken = {one.at_ms, one.step, {}, parts_.clock.now(), sha256_hex(one.jpeg)};
        if (one.flash) frame.taken.flash = *one.flash;
        frame.seen = presence::see(*opened.picture, faces);
        const bool is_described = presence::is_to_describe(number, frame.seen, described, parts_.book);
        if (is_described) {
            frame.seen.descriptor = parts_.faces->describe(*opened.picture, frame.seen.face);
            frame.seen.sheet = presence::sheet_signs(*opened.picture, frame.seen.face);
        }
        frames.push_back(std::move(frame));
        before = &frames.back().seen;
        if (is_described) described = before;
    }
    // They came together, whatever the time it took to look at them.
    for (presence::Frame& frame : frames) frame.taken.received = frames.front().taken.received;
    return frames;
}

Result<PresenceView> PresenceChecks::send(const Caller& caller, const std::string& filing,
                                          const std::string& check, std::uint64_t first, BytesView body) {
    PresenceRow row = BEIAN_TRY(find(caller, filing, check));
    BEIAN_TRY(check_open(row));
    const std::string digest = sha256_hex(body);
    std::vector<presence::Frame> frames = BEIAN_TRY(kept_frames(row));
    if (digest == row.last && first < row.arrived) return view_of(row, frames);
    if (first != row.arrived)
        return Error{ErrorCode::Stale, fmt::format("{} frames have arrived; go on from there", row.arrived)};
    const auto seen = BEIAN_TRY(look_at(body, first, frames));
    const Bytes packed = pack_frames(seen);
    const FrameBatch batch{first, seen.size(), parts_.blobs.put(row.tenant, body),
                           parts_.vault.seal(row.tenant, place_of(row), packed)};
    BEIAN_TRY(parts_.store.append_frames(row, batch, digest));
    row.arrived += seen.size();
    row.last = digest;
    frames.insert(frames.end(), seen.begin(), seen.end());
    return view_of(row, frames);
}

Result<PresenceView> PresenceChecks::view(const Caller& caller, const std::string& filing,
                                          const std::string& check) {
    const PresenceRow row = BEIAN_TRY(find(caller, filing, check));
    const auto frames = BEIAN_TRY(kept_frames(row));
    return view_of(row, frames);
}

Result<PresenceView> PresenceChecks::view_of(const PresenceRow& row,
                                             std::span<const presence::Frame> frames) {
    const Held held = BEIAN_TRY(open_held(parts_.vault, row));
    PresenceView view;
    view.row = row;
    const Instant now = parts_.clock.now();
    view.is_over = row.state == PresenceState::Open && now > row.until;
    view.challenge = held.challenge;
    view.progress = presence::follow(held.challenge, frames, parts_.book);
    if (!row.verdict.empty()) view.end = BEIAN_TRY(open_end(parts_.vault, row));
    const AttemptLimit limit = attempt_limit(now);
    const Attempts used = parts_.store.count_checks(row.tenant, row.filing, row.person, limit.since);
    view.attempts_left = limit.most - std::min(limit.most, used.counted(limit.spared));
    view.spared_left = limit.spared - std::min(limit.spared, used.broken_off);
    return view;
}

std::size_t PresenceChecks::tidy(std::size_t most) {
    if (!parts_.retention) return 0;
    const Instant now = parts_.clock.now();
    std::size_t cleared = 0;
    for (const bool passed : {true, false}) {
        const RetentionBook::Term& term = passed ? parts_.retention->passed : parts_.retention->failed;
        for (const PresenceRow& row : parts_.store.checks_with_frames(passed, now - kDay * term.days, most)) {
            for (const FrameBatch& batch : parts_.store.frames(row.tenant, row.check))
                parts_.blobs.remove(row.tenant, batch.blob);
            parts_.store.drop_frames(row.tenant, row.check);
            const AuditEntry certificate{now,
                                         "desk",
                                         "desk",
                                         "destroy_frames",
                                         row.filing,
                                         "retention",
                                         fmt::format("{} {} frames", row.check, row.arrived)};
            parts_.trail.append(row.tenant, {&certificate, 1});
            ++cleared;
        }
    }
    return cleared;
}

}  // namespace beian::desk
