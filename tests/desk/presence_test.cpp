// Does a check of presence count where a live person did it, and never else?
#include "desk/presence/kept_frames.h"
#include "desk/presence/proof.h"
#include "desk_fixture.h"
#include "filming.h"

namespace beian::desk {

namespace {

using testing::Contains;
using testing::HasSubstr;
using workflow::Person;

class OfficialService final : public Verifier {
public:
    std::string name() const override { return "official"; }
    Result<Verified> verify(const VerifierQuestion& question) override {
        asked = question.name + " " + question.number;
        photo = question.photo.size();
        return Verified{same, 0.9, "", "ref-1"};
    }
    bool same = true;
    std::string asked;
    std::size_t photo = 0;
};

class PresenceTest : public DeskTest {
protected:
    PresenceChecks checks(Verifier* verifier = nullptr, std::size_t attempts = 10) {
        return PresenceChecks({desk, presence_store, blobs, vault, store, clock, random, the_presence_book(),
                               examiner, &faces, &faces, verifier, attempts,
                               RetentionBook::Frames{{180, {}}, {7, {}}}});
    }
    /// Of a filing that lacks nothing but that; its card is a real picture.
    std::string filing() {
        const std::string id = ready(anna).key.filing;
        presence::Frame card;
        card.seen.background = {200, 200, 200};
        const Bytes bytes = painted(card, 1);
        loaded(desk.put_page(anna, id, {"service_head.id_card", "front", "id_card", "image/jpeg", bytes}));
        loaded(desk.report_page({"t1", id}, "service_head.id_card", "front",
                                Order::whole().page("service_head.id_card")));
        return id;
    }
    /// Films and sends; gives how it stood last.
    Result<PresenceView> film(PresenceChecks& asked, const Caller& who, const std::string& id,
                              const PresenceView& begun, presence::Scene scene = {}) {
        scene.challenge = begun.challenge;
        const auto frames = scene.film();
        for (const auto& frame : frames)
            if (frame.seen.descriptor) {
                faces.know(*frame.seen.descriptor);
                break;
            }
        const Instant start = clock.at;
        Result<PresenceView> view = begun;
        for (const Film::Body& body : filmed(frames).bodies) {
            for (const auto& frame : body.frames) faces.expect(frame);
            clock.at = start + std::chrono::milliseconds{body.last_ms + 150};
            view = asked.send(who, id, begun.row.check, body.first, body.bytes);
            if (!view) return view;
        }
        return view;
    }
    std::vector<std::string> said(const PresenceView& view) {
        std::vector<std::string> checks_said;
        for (const auto& finding : view.end->findings) checks_said.push_back(finding.check);
        return checks_said;
    }
    std::vector<std::string> blockers(const std::string& id) {
        return loaded(desk.check(anna, id)).blockers();
    }

    MemoryPresence presence_store;
    image::BareExaminer examiner;
    ScriptedFaces faces;
};

TEST_F(PresenceTest, ALivePersonPassesAndTheFilingHasTheSignedRecord) {
    PresenceChecks asked = checks();
    const std::string id = filing();
    EXPECT_THAT(blockers(id), Contains("gate.presence:changed")) << "another card than the earlier proof's";
    const PresenceView begun = loaded(asked.begin(anna, id, Person::ServiceHead));
    EXPECT_EQ(begun.attempts_left, 9U);
    const PresenceView filmed_view = loaded(film(asked, anna, id, begun));
    EXPECT_EQ(filmed_view.progress.step, begun.challenge.steps());
    const PresenceView end = loaded(asked.finish(anna, id, begun.row.check));
    ASSERT_EQ(end.row.state, PresenceState::Passed) << testing::PrintToString(said(end));
    EXPECT_GT(end.end->score, 0.5);
    EXPECT_EQ(*end.end->valid_until, clock.at + std::chrono::hours{72});
    EXPECT_THAT(blockers(id), testing::IsEmpty());
    const auto opened = loaded(desk.view(anna, id, Sight::History, ""));
    const workflow::Presence presence = opened.filing.presences.back();
    const auto proof = read_proof(vault, "t1", presence.proof);
    ASSERT_TRUE(proof);
    EXPECT_EQ(proof->check, begun.row.check);
    EXPECT_EQ(proof->filing, id);
    EXPECT_EQ(proof->document, presence.document);
    EXPECT_EQ(proof->by, "desk");
    EXPECT_EQ(proof->network, faces.network());
    const auto trail = store.search("t1", {.filing = id});
    EXPECT_TRUE(std::any_of(trail.begin(), trail.end(), [&](const AuditRecord& record) {
        return record.entry.action == "finish_presence" &&
               record.entry.detail.ends_with("compared by desk " + faces.network());
    }));
    // Asked again it says the same and writes nothing.
    const PresenceView again = loaded(asked.finish(anna, id, begun.row.check));
    EXPECT_EQ(again.end->score, end.end->score);
    EXPECT_EQ(loaded(desk.view(anna, id, Sight::Status, "")).filing.version, opened.filing.version);
}

TEST_F(PresenceTest, AnotherPageOfTheDocumentEndsTheProof) {
    PresenceChecks asked = checks();
    const std::string id = filing();
    const PresenceView begun = loaded(asked.begin(anna, id, Person::ServiceHead));
    loaded(film(asked, anna, id, begun));
    loaded(asked.finish(anna, id, begun.row.check));
    loaded(desk.put_page(anna, id, {"service_head.id_card", "back", "id_card", "image/jpeg", Bytes{9, 9}}));
    EXPECT_THAT(blockers(id), Contains("gate.presence:changed"));
}

TEST_F(PresenceTest, APageChangedWhileFilmingEndsTheCheck) {
    PresenceChecks asked = checks();
    const std::string id = filing();
    const PresenceView begun = loaded(asked.begin(anna, id, Person::ServiceHead));
    loaded(film(asked, anna, id, begun));
    loaded(desk.put_page(anna, id, {"service_head.id_card", "back", "id_card", "image/jpeg", Bytes{9, 9}}));
    EXPECT_THAT(asked.finish(anna, id, begun.row.check).error().message, HasSubstr("changed meanwhile"));
}

TEST_F(PresenceTest, APhotoFailsAndSaysWhatToDo) {
    PresenceChecks asked = checks();
    const std::string id = filing();
    const PresenceView begun = loaded(asked.begin(anna, id, Person::ServiceHead));
    presence::Scene photo;
    photo.medium = presence::Medium::FlatPhoto;
    loaded(film(asked, anna, id, begun, photo));
    const PresenceView end = loaded(asked.finish(anna, id, begun.row.check));
    EXPECT_EQ(end.row.state, PresenceState::Failed);
    EXPECT_FALSE(end.end->findings.empty());
    EXPECT_LT(end.end->score, 0.5);
    EXPECT_THAT(blockers(id), Contains("gate.presence:changed"));
    EXPECT_THAT(asked.send(anna, id, begun.row.check, end.row.arrived, Bytes{}).error().message,
                HasSubstr("has ended"));
}

TEST_F(PresenceTest, FramesOfAnotherCheckAreARefusedReplay) {
    PresenceChecks asked = checks();
    const std::string id = filing();
    const PresenceView first = loaded(asked.begin(anna, id, Person::ServiceHead));
    presence::Scene scene;
    scene.challenge = first.challenge;
    const auto frames = scene.film();
    const PresenceView second = loaded(asked.begin(anna, id, Person::ServiceHead));
    const Instant start = clock.at;
    for (const Film::Body& body : filmed(frames).bodies) {
        for (const auto& frame : body.frames) faces.expect(frame);
        clock.at = start + std::chrono::milliseconds{body.last_ms + 150};
        loaded(asked.send(anna, id, second.row.check, body.first, body.bytes));
    }
    EXPECT_EQ(loaded(asked.finish(anna, id, second.row.check)).row.state, PresenceState::Failed);
    EXPECT_THAT(asked.finish(anna, id, first.row.check).error().message, HasSubstr("another window"));
    EXPECT_THAT(asked.send(anna, id, first.row.check, 0, Bytes{1}).error().message,
                HasSubstr("another window"));
}

TEST_F(PresenceTest, SomeoneElseThanOnTheDocumentFails) {
    PresenceChecks asked = checks();
    const std::string id = filing();
    const PresenceView begun = loaded(asked.begin(anna, id, Person::ServiceHead));
    loaded(film(asked, anna, id, begun));
    vision::FaceDescriptor stranger{};
    stranger[0] = 1;
    faces.know(stranger);
    const PresenceView end = loaded(asked.finish(anna, id, begun.row.check));
    EXPECT_EQ(end.row.state, PresenceState::Failed);
    EXPECT_THAT(said(end), testing::ElementsAre("presence.match"));
}

/// So far from how the person looks in the film.
vision::FaceDescriptor away(const vision::FaceDescriptor& from, float distance) {
    vision::FaceDescriptor moved = from;
    moved[100] += distance;
    return moved;
}

TEST_F(PresenceTest, WhoIsNearTheBorderPassesAndAReviewerCompares) {
    PresenceChecks asked = checks();
    const std::string id = filing();
    const PresenceView begun = loaded(asked.begin(anna, id, Person::ServiceHead));
    loaded(film(asked, anna, id, begun));
    faces.know(away(faces.known(), 0.5F));
    const PresenceView end = loaded(asked.finish(anna, id, begun.row.check));
    ASSERT_EQ(end.row.state, PresenceState::Passed);
    EXPECT_THAT(said(end), testing::ElementsAre("presence.match"));
    EXPECT_EQ(end.end->findings[0].severity, model::Severity::Warn);
    const auto presences = loaded(desk.view(anna, id, Sight::Status, "")).filing.presences;
    EXPECT_TRUE(read_proof(vault, "t1", presences.back().proof)->unsure);
    const GateReport gate = loaded(desk.check(anna, id));
    EXPECT_THAT(gate.blockers(), testing::IsEmpty());
    EXPECT_TRUE(std::any_of(gate.findings.begin(), gate.findings.end(), [](const GateFinding& finding) {
        return finding.item == "service_head.face_verification" && finding.answer == "unsure";
    }));
    EXPECT_EQ(asked.picture(ruth, id, begun.row.check, "").error().code, ErrorCode::NotFound)
        << "nothing was submitted yet";
    loaded(desk.submit(anna, id, loaded(desk.view(anna, id, Sight::Status, "")).filing.version));
    const Bytes picture = loaded(asked.picture(ruth, id, begun.row.check, "compares"));
    EXPECT_EQ(picture[0], 0xFF);
    const auto trail = store.search("t1", {.filing = id});
    EXPECT_TRUE(std::any_of(trail.begin(), trail.end(), [](const AuditRecord& record) {
        return record.entry.action == "read_presence" && record.entry.purpose == "compares";
    }));
    EXPECT_EQ(asked.picture(ruth, id, "another", "").error().code, ErrorCode::NotFound);
}

TEST_F(PresenceTest, ADocumentWithoutAPortraitFails) {
    PresenceChecks asked = checks();
    faces.has_portrait = false;
    const std::string id = filing();
    const PresenceView begun = loaded(asked.begin(anna, id, Person::ServiceHead));
    loaded(film(asked, anna, id, begun));
    EXPECT_THAT(said(loaded(asked.finish(anna, id, begun.row.check))),
                testing::ElementsAre("presence.match"));
}

TEST_F(PresenceTest, TheOfficialServiceDecidesWhereOneIsSetUp) {
    OfficialService official;
    PresenceChecks asked = checks(&official);
    faces.has_portrait = false;
    const std::string id = filing();
    PresenceView begun = loaded(asked.begin(anna, id, Person::ServiceHead));
    loaded(film(asked, anna, id, begun));
    EXPECT_EQ(loaded(asked.finish(anna, id, begun.row.check)).row.state, PresenceState::Passed);
    EXPECT_EQ(official.asked, "样本丁 360426199101010071");
    EXPECT_GT(official.photo, 500U);
    const auto presences = loaded(desk.view(anna, id, Sight::Status, "")).filing.presences;
    EXPECT_EQ(read_proof(vault, "t1", presences.back().proof)->reference, "ref-1");
    official.same = false;
    begun = loaded(asked.begin(anna, id, Person::ServiceHead));
    loaded(film(asked, anna, id, begun));
    EXPECT_THAT(said(loaded(asked.finish(anna, id, begun.row.check))),
                testing::ElementsAre("presence.match"));
}

TEST_F(PresenceTest, AttemptsAreCountedAndLimited) {
    PresenceChecks asked = checks(nullptr, 3);
    const std::string id = filing();
    for (std::size_t left : {2U, 1U, 0U})
        EXPECT_EQ(loaded(asked.begin(anna, id, Person::ServiceHead)).attempts_left, left);
    EXPECT_THAT(asked.begin(anna, id, Person::ServiceHead).error().message, HasSubstr("that is the most"));
    clock.at += std::chrono::hours{25};
    EXPECT_TRUE(asked.begin(anna, id, Person::ServiceHead));
}

TEST_F(PresenceTest, WhatTheNetworkBreaksOffIsSparedTwiceADay) {
    PresenceChecks asked = checks(nullptr, 3);
    const std::string id = filing();
    const auto broken_off = [&](std::chrono::milliseconds silence) {
        const PresenceView begun = loaded(asked.begin(anna, id, Person::ServiceHead));
        presence::Scene scene;
        scene.challenge = begun.challenge;
        const Film::Body body = filmed(scene.film()).bodies[0];
        for (const auto& frame : body.frames) faces.expect(frame);
        const PresenceView view = loaded(asked.send(anna, id, begun.row.check, 0, body.bytes));
        clock.at += silence;
        return view;
    };
    const auto left = [&](const PresenceView& view) {
        return std::pair{view.attempts_left, view.spared_left};
    };
    using std::chrono::seconds;
    EXPECT_EQ(left(broken_off(seconds{5})), (std::pair<std::size_t, std::size_t>{2, 2}));
    const PresenceView second = broken_off(seconds{5});
    EXPECT_EQ(left(second), (std::pair<std::size_t, std::size_t>{2, 1}));
    EXPECT_EQ(left(broken_off(seconds{5})), (std::pair<std::size_t, std::size_t>{2, 0}));
    EXPECT_EQ(left(broken_off(seconds{5})), (std::pair<std::size_t, std::size_t>{1, 0}))
        << "the third counts";
    EXPECT_THAT(asked.send(anna, id, second.row.check, 0, Bytes{1}).error().message,
                HasSubstr("another window"));
}

TEST_F(PresenceTest, AnotherWindowAndAWrongAnswerAreNotSpared) {
    PresenceChecks asked = checks(nullptr, 5);
    const std::string id = filing();
    PresenceView begun = loaded(asked.begin(anna, id, Person::ServiceHead));
    loaded(film(asked, anna, id, begun));  // all of it, and nobody finished it
    clock.at += std::chrono::seconds{10};
    begun = loaded(asked.begin(anna, id, Person::ServiceHead));
    EXPECT_EQ(begun.attempts_left, 3U);
    presence::Scene scene;
    scene.challenge = begun.challenge;
    const Film::Body body = filmed(scene.film()).bodies[0];
    for (const auto& frame : body.frames) faces.expect(frame);
    loaded(asked.send(anna, id, begun.row.check, 0, body.bytes));
    clock.at += std::chrono::milliseconds{400};  // it films still
    begun = loaded(asked.begin(anna, id, Person::ServiceHead));
    EXPECT_EQ(begun.attempts_left, 2U);
    EXPECT_EQ(begun.spared_left, 2U);
}

TEST_F(PresenceTest, IsForWhoeverFilesAndTheLinksPerson) {
    PresenceChecks asked = checks();
    const std::string id = filing();
    EXPECT_EQ(asked.begin(ruth, id, Person::ServiceHead).error().code, ErrorCode::NotFound);
    const IssuedLink link =
        loaded(desk.issue_link(anna, id, Person::ServiceHead, workflow::Purpose::Presence));
    const Caller far = desk.caller_by_link("t1", link.secret);
    EXPECT_EQ(asked.begin(far, id, Person::Head).error().code, ErrorCode::Forbidden);
    const PresenceView begun = loaded(asked.begin(far, id, {}));
    EXPECT_EQ(begun.row.person, Person::ServiceHead);
    // Of another's check nobody is told.
    EXPECT_EQ(asked.view(anna, id, begun.row.check).error().code, ErrorCode::NotFound);
    loaded(film(asked, far, id, begun));
    EXPECT_EQ(loaded(asked.finish(far, id, begun.row.check)).row.state, PresenceState::Passed);
    EXPECT_FALSE(asked.begin(far, id, {})) << "the link is used";
    const IssuedLink pages = loaded(desk.issue_link(anna, id, Person::ServiceHead, workflow::Purpose::Pages));
    EXPECT_EQ(asked.begin(desk.caller_by_link("t1", pages.secret), id, {}).error().code, ErrorCode::Conflict);
}

TEST_F(PresenceTest, FramesComeInOrderAndInTime) {
    PresenceChecks asked = checks();
    const std::string id = filing();
    const PresenceView begun = loaded(asked.begin(anna, id, Person::ServiceHead));
    const std::string& check = begun.row.check;
    presence::Scene scene;
    scene.challenge = begun.challenge;
    const Film film_made = filmed(scene.film());
    for (const auto& frame : film_made.bodies[0].frames) faces.expect(frame);
    const Bytes& first = film_made.bodies[0].bytes;
    EXPECT_EQ(loaded(asked.send(anna, id, check, 0, first)).row.arrived, film_made.bodies[0].frames.size());
    // Its answer was lost: the same once more.
    EXPECT_EQ(loaded(asked.send(anna, id, check, 0, first)).row.arrived, film_made.bodies[0].frames.size());
    EXPECT_EQ(asked.send(anna, id, check, 1, film_made.bodies[1].bytes).error().code, ErrorCode::Stale);
    EXPECT_EQ(asked.send(anna, id, check, 40, film_made.bodies[1].bytes).error().code, ErrorCode::Stale);
    const std::uint64_t now = film_made.bodies[0].frames.size();
    EXPECT_EQ(asked.send(anna, id, check, now, Bytes{1, 2}).error().code, ErrorCode::InvalidArgument);
    const Bytes junk = write_batch({{1, 0, {}, Bytes{1, 2, 3}}});
    const auto none = asked.send(anna, id, check, now, write_batch({{1, 0, {}, Bytes(3, 7)}}));
    EXPECT_EQ(none.error().code, ErrorCode::Unreadable);
    clock.at += std::chrono::minutes{3};
    EXPECT_THAT(asked.send(anna, id, check, now, junk).error().message,
                HasSubstr("time of this check is over"));
    EXPECT_TRUE(loaded(asked.view(anna, id, check)).is_over);
    EXPECT_FALSE(asked.finish(anna, id, check));
}

TEST_F(PresenceTest, SurvivesThatTheDeskFallsInBetween) {
    const std::string id = filing();
    PresenceChecks before = checks();
    const PresenceView begun = loaded(before.begin(anna, id, Person::ServiceHead));
    loaded(film(before, anna, id, begun));
    PresenceChecks after = checks();
    EXPECT_EQ(loaded(after.finish(anna, id, begun.row.check)).row.state, PresenceState::Passed);
}

TEST_F(PresenceTest, FramesGoWhenTheirTimeIsUp) {
    PresenceChecks asked = checks();
    const std::string id = filing();
    const PresenceView begun = loaded(asked.begin(anna, id, Person::ServiceHead));
    loaded(film(asked, anna, id, begun));
    loaded(asked.finish(anna, id, begun.row.check));
    EXPECT_EQ(asked.tidy(10), 0U);
    clock.at += std::chrono::hours{24 * 8};
    EXPECT_EQ(asked.tidy(10), 0U) << "what passed is kept longer";
    clock.at += std::chrono::hours{24 * 180};
    const std::string blob = presence_store.frames("t1", begun.row.check).front().blob;
    EXPECT_EQ(asked.tidy(10), 1U);
    EXPECT_FALSE(blobs.get("t1", blob));
    EXPECT_EQ(asked.tidy(10), 0U);
}

TEST_F(PresenceTest, AReturnedFaceIsAskedForAgain) {
    workflow::Filing filing;
    workflow::Event event;
    event.action = workflow::ActionKind::ProvePresence;
    event.detail.person = Person::ServiceHead;
    filing.items["service_head.face_verification"] = {};
    workflow::apply(filing, event);
    EXPECT_EQ(filing.presences.size(), 1U);
    event.action = workflow::ActionKind::ReturnItem;
    event.detail.items = {"service_head.face_verification"};
    workflow::apply(filing, event);
    EXPECT_TRUE(filing.presences.empty());
    event.action = workflow::ActionKind::ProvePresence;
    workflow::apply(filing, event);
    EXPECT_TRUE(filing.items["service_head.face_verification"].touched);
}

TEST(Proof, HoldsOnlyAsItWasSigned) {
    GlassVault vault;
    const Proof proof{
        "c1",   "f1", Person::Head, "d", "ch", "fr", "anna", 0.8, workflow::at("2026-11-25T02:00:00.000Z"),
        "desk", ""};
    const std::string signed_proof = sign(vault, "t1", proof);
    EXPECT_EQ(read_proof(vault, "t1", signed_proof), proof);
    std::string forged = signed_proof;
    forged.replace(forged.find("f1"), 2, "f2");
    EXPECT_FALSE(read_proof(vault, "t1", forged));
    EXPECT_FALSE(read_proof(vault, "t1", "{}"));
}

TEST(KeptFrames, AreTheSameAgain) {
    presence::Scene scene;
    scene.challenge = presence::challenge_of({presence::StepKind::TurnLeft, presence::StepKind::Blink});
    const auto frames = scene.film();
    const auto again = unpack_frames(pack_frames(frames));
    ASSERT_TRUE(again);
    ASSERT_EQ(again->size(), frames.size());
    for (std::size_t n = 0; n < frames.size(); ++n) {
        EXPECT_EQ((*again)[n].taken, frames[n].taken);
        EXPECT_EQ((*again)[n].seen.descriptor, frames[n].seen.descriptor);
        EXPECT_NEAR((*again)[n].seen.face.landmarks[30].x, frames[n].seen.face.landmarks[30].x, 1e-4);
    }
    EXPECT_EQ(presence::decide(scene.challenge, *again, the_presence_book()).passed(),
              presence::decide(scene.challenge, frames, the_presence_book()).passed());
    Bytes cut = pack_frames(frames);
    cut.resize(cut.size() - 3);
    EXPECT_FALSE(unpack_frames(cut));
}

TEST(Batch, IsReadAsItWasWrittenAndNoFurther) {
    const Bytes jpeg{1, 2, 3};
    const Bytes body = write_batch({{70'000, 2, std::uint8_t{3}, jpeg}, {70'120, 2, {}, jpeg}});
    const auto frames = parse_batch(body, {6, 100});
    ASSERT_TRUE(frames);
    EXPECT_EQ((*frames)[0].at_ms, 70'000U);
    EXPECT_EQ((*frames)[0].flash, 3);
    EXPECT_EQ((*frames)[1].flash, std::nullopt);
    EXPECT_EQ(write_batch(*frames), body);
    EXPECT_EQ(parse_batch(body, {1, 100}).error().code, ErrorCode::TooLarge);
    EXPECT_EQ(parse_batch(body, {6, 2}).error().code, ErrorCode::TooLarge);
    EXPECT_FALSE(parse_batch(BytesView(body).first(12), {6, 100}));
    EXPECT_FALSE(parse_batch({}, {6, 100}));
}

}  // namespace

}  // namespace beian::desk
