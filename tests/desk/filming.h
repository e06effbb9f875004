// Who films themselves in the tests of the desk and its API? The actor of tests/presence, painted as JPEGs,
// and a face finder that knows where it painted.
#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "../presence/actor.h"
#include "desk/presence/batch.h"
#include "desk/presence/presence_checks.h"
#include "image/jpeg_encoder.h"

namespace beian::desk {

/// Half the size of the actor's pictures: as sure, and sooner painted.
inline constexpr std::uint32_t kFilmWidth = 240, kFilmHeight = 320;

/// Plain colours where colours are looked at; a number in the corner, so that no two are the same.
inline Bytes painted(const presence::Frame& frame, std::size_t number) {
    const auto byte = [](double value) { return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0)); };
    const auto colour = [&](const presence::Shade& shade) {
        return std::array<std::uint8_t, 3>{byte(shade.red), byte(shade.green), byte(shade.blue)};
    };
    image::Pixels picture{kFilmWidth, kFilmHeight, 3, Bytes(std::size_t{kFilmWidth} * kFilmHeight * 3)};
    const auto behind = colour(frame.seen.background), skin = colour(frame.seen.skin);
    const auto& face = frame.seen.face;
    const double left = face.corner.x / 2, right = left + face.width / 2, top = face.corner.y / 2,
                 bottom = top + face.height / 2;
    for (std::uint32_t y = 0; y < kFilmHeight; ++y)
        for (std::uint32_t x = 0; x < kFilmWidth; ++x) {
            const bool inside = frame.seen.faces > 0 && x >= left && x < right && y >= top && y < bottom;
            const bool corner = y < 8 && x < 128 && (number >> (x / 8) & 1U) != 0;
            const auto& here = inside ? skin : behind;
            for (std::size_t c = 0; c < 3; ++c)
                picture.data[(std::size_t{y} * kFilmWidth + x) * 3 + c] = corner ? 0 : here[c];
        }
    return image::encode_jpeg(image::view_of(picture), {.quality = 92, .chroma = image::Chroma::Full});
}

/// Sees what is next on its list.
class ScriptedFaces final : public FaceFinder, public FaceMatcher {
public:
    void expect(const presence::Frame& frame) {
        presence::Seen seen = frame.seen;
        for (auto& point : seen.face.landmarks) point = {point.x / 2, point.y / 2};
        seen.face.corner = {seen.face.corner.x / 2, seen.face.corner.y / 2};
        seen.face.width /= 2;
        seen.face.height /= 2;
        script_.push_back(seen);
    }
    std::vector<vision::Face> faces(const image::Pixels&, const vision::Face*) override {
        if (script_.empty()) return {};
        last_ = script_.front();
        script_.pop_front();
        return {static_cast<std::size_t>(last_.faces), last_.face};
    }
    vision::FaceDescriptor describe(const image::Pixels&, const vision::Face&) override {
        return last_.descriptor.value_or(portrait_);
    }
    std::optional<vision::FaceDescriptor> portrait(const image::Pixels&) override {
        if (!has_portrait) return std::nullopt;
        return portrait_;
    }
    std::string network() const override { return "scripted sha256:00"; }
    void know(const vision::FaceDescriptor& portrait) { portrait_ = portrait; }
    const vision::FaceDescriptor& known() const { return portrait_; }
    bool has_portrait = true;

private:
    std::deque<presence::Seen> script_;
    presence::Seen last_;
    vision::FaceDescriptor portrait_{};
};

/// The frames of a film in the bodies that a page would send: none of two steps.
struct Film {
    struct Body {
        std::size_t first = 0;
        std::int64_t last_ms = 0;
        Bytes bytes;
        std::vector<presence::Frame> frames;
    };
    std::vector<Body> bodies;
};

inline Film filmed(const std::vector<presence::Frame>& frames, std::size_t most = 6) {
    Film film;
    std::vector<Bytes> jpegs;
    for (std::size_t n = 0; n < frames.size();) {
        Film::Body body;
        body.first = n;
        std::vector<Bytes> kept;
        while (n < frames.size() && body.frames.size() < most &&
               (body.frames.empty() || frames[n].taken.step == body.frames.front().taken.step)) {
            kept.push_back(painted(frames[n], n));
            body.frames.push_back(frames[n++]);
        }
        std::vector<SentFrame> sent;
        for (std::size_t k = 0; k < kept.size(); ++k) {
            const presence::Taken& taken = body.frames[k].taken;
            SentFrame one{
                static_cast<std::uint32_t>(taken.at_ms), static_cast<std::uint8_t>(taken.step), {}, kept[k]};
            if (taken.flash) one.flash = static_cast<std::uint8_t>(*taken.flash);
            sent.push_back(one);
        }
        body.last_ms = body.frames.back().taken.at_ms;
        body.bytes = write_batch(sent);
        film.bodies.push_back(std::move(body));
    }
    return film;
}

inline const presence::Book& the_presence_book() {
    return presence::the_book();
}

/// The rows of checks, in memory.
class MemoryPresence final : public PresenceStore {
public:
    Status begin_check(const PresenceRow& row, const AttemptLimit& limit, PresenceState open_ones) override {
        Attempts before = count_checks(row.tenant, row.filing, row.person, limit.since);
        if (open_ones == PresenceState::BrokenOff && find_open(row.tenant, row.filing, row.person))
            ++before.broken_off;
        if (before.counted(limit.spared) >= limit.most)
            return Error{ErrorCode::Conflict,
                         std::to_string(limit.most) +
                             " checks of this person were begun within 24 hours; that is the most"};
        for (auto& [key, kept] : rows_)
            if (kept.tenant == row.tenant && kept.filing == row.filing && kept.person == row.person &&
                kept.state == PresenceState::Open)
                kept.state = open_ones;
        rows_[{row.tenant, row.check}] = row;
        return ok();
    }
    std::optional<PresenceRow> find_check(std::string_view tenant, std::string_view check) override {
        const auto found = rows_.find({std::string(tenant), std::string(check)});
        if (found == rows_.end()) return std::nullopt;
        return found->second;
    }
    std::optional<PresenceRow> find_open(std::string_view tenant, std::string_view filing,
                                         workflow::Person person) override {
        for (const auto& [key, row] : rows_)
            if (row.tenant == tenant && row.filing == filing && row.person == person &&
                row.state == PresenceState::Open)
                return row;
        return std::nullopt;
    }
    Attempts count_checks(std::string_view tenant, std::string_view filing, workflow::Person person,
                          Instant since) override {
        Attempts found;
        for (const auto& [key, row] : rows_) {
            if (row.tenant != tenant || row.filing != filing || row.person != person || row.begun <= since)
                continue;
            ++found.begun;
            if (row.state == PresenceState::BrokenOff) ++found.broken_off;
        }
        return found;
    }
    Status append_frames(const PresenceRow& before, const FrameBatch& batch, std::string_view last) override {
        PresenceRow& row = rows_.at({before.tenant, before.check});
        if (row.arrived != before.arrived || row.state != PresenceState::Open)
            return Error{ErrorCode::Stale, "other frames arrived meanwhile; ask how many there are"};
        row.arrived += batch.count;
        row.last = last;
        batches_[{before.tenant, before.check}].push_back(batch);
        return ok();
    }
    std::vector<FrameBatch> frames(std::string_view tenant, std::string_view check) override {
        return batches_[{std::string(tenant), std::string(check)}];
    }
    Status end_check(std::string_view tenant, std::string_view check, PresenceState state,
                     BytesView verdict) override {
        PresenceRow& row = rows_.at({std::string(tenant), std::string(check)});
        if (row.state != PresenceState::Open) return Error{ErrorCode::Conflict, "this check has ended"};
        row.state = state;
        row.verdict.assign(verdict.begin(), verdict.end());
        return ok();
    }
    std::vector<PresenceRow> checks_with_frames(bool passed, Instant before, std::size_t most) override {
        std::vector<PresenceRow> found;
        for (const auto& [key, row] : rows_)
            if ((row.state == PresenceState::Passed) == passed && row.until <= before &&
                batches_.contains(key) && found.size() < most)
                found.push_back(row);
        return found;
    }
    void drop_frames(std::string_view tenant, std::string_view check) override {
        batches_.erase({std::string(tenant), std::string(check)});
    }

private:
    using Key = std::pair<std::string, std::string>;
    std::map<Key, PresenceRow> rows_;
    std::map<Key, std::vector<FrameBatch>> batches_;
};

}  // namespace beian::desk
