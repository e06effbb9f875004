// Does the live check go its way over HTTP, for whoever files and by a link, and is everything else refused
// clearly?
#include "place.h"

namespace beian::http {

namespace {

using nlohmann::json;
using testing::HasSubstr;
using workflow::Role;

const Headers kFrames{{"Content-Type", "application/octet-stream"}};

class HttpPresence : public testing::Test {
protected:
    Place place;
    const desk::Caller owner = place.caller(Role::Applicant, "anna");
    const Client anna = place.as(Role::Applicant, "anna");
    const std::string filing = place.ready(owner);
    const std::string path = "/filings/" + filing + "/presence-checks";

    void SetUp() override {
        presence::Frame card;
        card.seen.background = {200, 200, 200};
        const Bytes bytes = desk::painted(card, 1);
        desk::loaded(place.filings->put_page(
            owner, filing, {"service_head.id_card", "front", "id_card", "image/jpeg", bytes}));
        desk::loaded(place.filings->report_page({"main", filing}, "service_head.id_card", "front",
                                                desk::Order::whole().page("service_head.id_card")));
    }
    /// What the answers say of the challenge comes step by step; an actor is told all of it beforehand.
    presence::Challenge challenge_of(const json& begun) {
        const auto row = place.presence_store.find_check("main", begun["check"].get<std::string>());
        const auto plain =
            desk::loaded(place.vault.open("main", "presence/" + filing + "/" + row->check, row->sealed));
        const auto held = json::parse(plain.begin(), plain.end());
        return desk::loaded(presence::parse_challenge(held["challenge"].get<std::string>()));
    }
    Answer send(const Client& who, const std::string& check, std::size_t first, const Bytes& body) {
        return who.ask("PUT", path + "/" + check + "/frames/" + std::to_string(first),
                       std::string(body.begin(), body.end()), kFrames);
    }
    Answer film(const Client& who, const json& begun, presence::Medium medium = presence::Medium::Person) {
        presence::Scene scene;
        scene.challenge = challenge_of(begun);
        scene.medium = medium;
        const auto frames = scene.film();
        for (const auto& frame : frames)
            if (frame.seen.descriptor) place.faces.know(*frame.seen.descriptor);
        const Instant start = place.clock.at;
        Answer last;
        for (const auto& body : desk::filmed(frames).bodies) {
            for (const auto& frame : body.frames) place.faces.expect(frame);
            place.clock.at = start + std::chrono::milliseconds{body.last_ms + 150};
            last = send(who, begun["check"], body.first, body.bytes);
            EXPECT_EQ(last.status, 200U) << last.body;
            if (last.status != 200U) break;
        }
        return last;
    }
};

TEST_F(HttpPresence, PassesALivePersonStepByStep) {
    const Answer begun = anna.post(path, {{"person", "service_head"}});
    ASSERT_EQ(begun.status, 201U) << begun.body;
    EXPECT_EQ(begun.json()["step"]["kind"], "ready");
    EXPECT_FALSE(begun.json()["step"].contains("colours"));
    EXPECT_EQ(begun.header("location"), "/api/v1" + path + "/" + begun.json()["check"].get<std::string>());
    const Answer last = film(anna, begun.json());
    EXPECT_EQ(last.json()["step"]["kind"], "done") << last.body;
    const Answer end =
        anna.post(path + "/" + begun.json()["check"].get<std::string>() + "/finish", json::object());
    ASSERT_EQ(end.status, 200U) << end.body;
    EXPECT_EQ(end.json()["state"], "passed") << end.body;
    EXPECT_GT(end.json()["score"].get<double>(), 0.5);
    EXPECT_EQ(end.json()["attempts_left"], 9);
    const json filed = anna.get("/filings/" + filing).json();
    EXPECT_EQ(filed["presences"][0]["until"], end.json()["valid_until"]);
    EXPECT_TRUE(anna.get("/filings/" + filing + "/check").json()["may_submit"]);
    // How sure it was is for those who review, not for those who might practise.
    EXPECT_FALSE(filed["presences"][0].contains("record"));
    const Answer submitted = anna.post("/filings/" + filing + "/submission", json::object(),
                                       if_match(anna.get("/filings/" + filing)));
    ASSERT_EQ(submitted.status, 200U) << submitted.body;
    const json record =
        place.as(Role::Reviewer, "ruth").get("/filings/" + filing).json()["presences"][0]["record"];
    EXPECT_EQ(record["check"], begun.json()["check"]);
    EXPECT_EQ(record["by"], "desk");
    EXPECT_EQ(record["score"], end.json()["score"]);
    EXPECT_EQ(record["challenge"].get<std::string>().size(), 64U);
    EXPECT_EQ(record["unsure"], false);
    const std::string picture = path + "/" + begun.json()["check"].get<std::string>() + "/picture";
    const Answer seen = place.as(Role::Reviewer, "ruth").get(picture + "?purpose=first%20review");
    EXPECT_EQ(seen.status, 200U) << seen.body;
    EXPECT_EQ(seen.header("content-type"), "image/jpeg");
    EXPECT_EQ(anna.get(picture).status, 403U) << "it is for those who review";
}

TEST_F(HttpPresence, SaysBeforehandHowOftenAndHowLongFramesAreKept) {
    const json profiles = place.anyone().get("/rulebook/profiles").json();
    for (const json& profile : profiles["items"]) {
        EXPECT_EQ(profile["presence"]["attempts_a_day"], 10);
        EXPECT_EQ(profile["presence"]["official"], false);
        EXPECT_EQ(profile["presence"]["kept_days"], (json{{"passed", 180}, {"failed", 7}}));
    }
}

TEST_F(HttpPresence, FailsAPhotoAndSaysWhy) {
    const json begun = anna.post(path, {{"person", "service_head"}}).json();
    film(anna, begun, presence::Medium::FlatPhoto);
    const Answer end = anna.post(path + "/" + begun["check"].get<std::string>() + "/finish", json::object());
    EXPECT_EQ(end.json()["state"], "failed") << end.body;
    EXPECT_FALSE(end.json()["findings"].empty());
    EXPECT_FALSE(anna.get("/filings/" + filing + "/check").json()["may_submit"]);
}

TEST_F(HttpPresence, IsDoneFarAwayByALink) {
    const Answer link =
        anna.post("/filings/" + filing + "/links", {{"person", "service_head"}, {"purpose", "presence"}});
    const Client far = place.anyone().with("Authorization", "Link " + link.json()["link"].get<std::string>());
    const Answer begun = far.post(path, json::object());
    ASSERT_EQ(begun.status, 201U) << begun.body;
    EXPECT_EQ(begun.json()["person"], "service_head");
    film(far, begun.json());
    const std::string finish = path + "/" + begun.json()["check"].get<std::string>() + "/finish";
    EXPECT_EQ(far.post(finish, json::object()).json()["state"], "passed");
    EXPECT_EQ(far.get("/link").problem(), "link-used");
    EXPECT_EQ(anna.get(path + "/" + begun.json()["check"].get<std::string>()).problem(), "not-found");
}

TEST_F(HttpPresence, SaysClearlyWhatItDoesNotTake) {
    const json begun = anna.post(path, {{"person", "service_head"}}).json();
    const std::string check = begun["check"];
    const Bytes junk = desk::write_batch({{1, 0, {}, Bytes(40, 7)}});
    const Answer unreadable = send(anna.with("Accept-Language", "zh"), check, 0, junk);
    EXPECT_EQ(unreadable.problem(), "unreadable");
    EXPECT_THAT(unreadable.body, HasSubstr("彩色 JPEG"));
    EXPECT_EQ(send(anna, check, 6, junk).problem(), "stale");
    EXPECT_EQ(send(anna, check, 0, {}).problem(), "bad-request");
    EXPECT_EQ(send(anna, check, 0, Bytes(std::size_t{2} << 20, 0)).problem(), "too-large");
    EXPECT_EQ(anna.ask("PUT", path + "/" + check + "/frames/x", "", kFrames).problem(), "bad-request");
    EXPECT_EQ(anna.post(path, json::object()).problem(), "bad-request");
    EXPECT_EQ(anna.post(path, {{"person", "somebody"}}).problem(), "bad-request");
    EXPECT_EQ(place.as(Role::Applicant, "bert").post(path, {{"person", "head"}}).problem(), "not-found");
    // A second window: the first is told.
    anna.post(path, {{"person", "service_head"}});
    EXPECT_EQ(anna.get(path + "/" + check).json()["state"], "replaced");
    EXPECT_EQ(send(anna, check, 0, junk).problem(), "conflict");
}

TEST_F(HttpPresence, RunsOutOfAttempts) {
    for (int n = 0; n < 10; ++n) EXPECT_EQ(anna.post(path, {{"person", "service_head"}}).status, 201U);
    const Answer refused = anna.with("Accept-Language", "zh").post(path, {{"person", "service_head"}});
    EXPECT_EQ(refused.problem(), "conflict");
    EXPECT_THAT(refused.body, HasSubstr("不能再多"));
    EXPECT_EQ(anna.post(path, {{"person", "head"}}).status, 201U) << "another person has their own";
}

}  // namespace

}  // namespace beian::http
