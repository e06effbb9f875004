// Do pictures arrive whole, once, and come back only to those who may see them?
#include <sodium.h>

#include "desk/accounts/secrets.h"
#include "place.h"

namespace beian::http {

namespace {

using nlohmann::json;
using testing::HasSubstr;
using workflow::Role;

const json kBegin{{"kind", "first"}, {"province", "guangdong"}, {"subject_kind", "enterprise"}};
const Headers kJpeg{{"Content-Type", "image/jpeg"}};
const Headers kPart{{"Content-Type", "application/octet-stream"}};

std::string sha256(const std::string& text) {
    return desk::sha256_hex({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

std::string content_digest(const std::string& text) {
    std::uint8_t digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    char base64[64];
    sodium_bin2base64(base64, sizeof base64, digest, sizeof digest, sodium_base64_VARIANT_ORIGINAL);
    return "sha-256=:" + std::string(base64) + ":";
}

Headers and_also(Headers headers, const std::string& name, const std::string& value) {
    headers.emplace_back(name, value);
    return headers;
}

class HttpPages : public testing::Test {
protected:
    Place place;
    const Client anna = place.as(Role::Applicant, "anna");
    const std::string filing =
        "/filings/" + anna.post("/filings", kBegin).json()["filing"].get<std::string>();
    const std::string front = filing + "/pages/head.id_card/front";

    Answer begin(const std::string& picture) {
        return anna.post(filing + "/uploads", {{"item", "head.id_card"},
                                               {"side", "front"},
                                               {"media_type", "image/jpeg"},
                                               {"bytes", picture.size()},
                                               {"digest", sha256(picture)}});
    }
    Answer append(const std::string& upload, std::size_t offset, const std::string& part) {
        return anna.ask("PATCH", filing + "/uploads/" + upload, part,
                        and_also(kPart, "Upload-Offset", std::to_string(offset)));
    }
};

TEST_F(HttpPages, ArePutOnceThoughTheServerDiesBeforeItAnswers) {
    const Headers key = and_also(kJpeg, "Idempotency-Key", "11111111-tap");
    place.answers->dies = true;
    const Answer first = anna.ask("PUT", front, "a picture", key);
    ASSERT_EQ(first.status, 201U) << first.body;
    const Answer again = anna.ask("PUT", front, "a picture", key);
    EXPECT_EQ(again.status, 201U);
    EXPECT_EQ(again.json(), first.json());
    EXPECT_EQ(anna.get(filing).json()["version"], 2U);
}

TEST_F(HttpPages, ComeBackAsTheyWereHandedIn) {
    const std::string picture("\xFF\xD8 a picture \0 with a zero", 26);
    const Answer put =
        anna.ask("PUT", front, picture, and_also(kJpeg, "Content-Digest", content_digest(picture)));
    ASSERT_EQ(put.status, 201U) << put.body;
    EXPECT_FALSE(put.json()["inspected"]);
    const Answer got = anna.get(front + "?purpose=to%20look");
    EXPECT_EQ(got.body, picture);
    EXPECT_EQ(got.header("content-type"), "image/jpeg");
    EXPECT_EQ(got.header("cache-control"), "no-store");
    EXPECT_THAT(got.header("content-security-policy"), HasSubstr("sandbox"));
    EXPECT_EQ(anna.get(filing + "/pages").json()["items"].size(), 1U);
    const auto trail = place.store->search("main", {.actor = place.account_of(Role::Applicant, "anna")});
    EXPECT_EQ(trail[1].entry.action, "read_page");
    EXPECT_EQ(trail[1].entry.purpose, "to look");
}

TEST_F(HttpPages, AreRefusedWhereTheyWereDamagedOrHaveNoPlace) {
    EXPECT_EQ(
        anna.ask("PUT", front, "sent", and_also(kJpeg, "Content-Digest", content_digest("meant"))).problem(),
        "digest-differs");
    EXPECT_EQ(anna.ask("PUT", front, "sent", and_also(kJpeg, "Content-Digest", "sha-256=:???:")).status,
              400U);
    EXPECT_EQ(anna.ask("PUT", front, "", kJpeg).status, 400U);
    EXPECT_EQ(anna.ask("PUT", front, "sent", {{"Content-Type", "text/html"}}).problem(), "wrong-type");
    EXPECT_EQ(anna.ask("PUT", filing + "/pages/head.id_crad/front", "sent", kJpeg).status, 404U);
    EXPECT_EQ(anna.ask("PUT", filing + "/pages/head.id_card/frnt", "sent", kJpeg).status, 400U);
    EXPECT_EQ(anna.get(filing + "/pages").json()["items"].size(), 0U);
}

TEST_F(HttpPages, AreNeverServedAsWhatABrowserRuns) {
    const std::string page = "<script>alert(1)</script>";
    EXPECT_EQ(anna.ask("PUT", front, page, {{"Content-Type", "image/svg+xml"}}).status, 201U);
    const Answer got = anna.get(front);
    EXPECT_EQ(got.header("content-type"), "application/octet-stream");
    EXPECT_EQ(got.header("x-content-type-options"), "nosniff");
}

TEST_F(HttpPages, OfOneCardMayComeAtTheSameTime) {
    std::vector<std::thread> threads;
    std::atomic<int> taken{0};
    for (const char* side : {"front", "back"})
        for (const char* item : {"head.id_card", "service_head.id_card"})
            threads.emplace_back([&, side, item] {
                const std::string path = filing + "/pages/" + item + "/" + side;
                taken += anna.ask("PUT", path, std::string("picture of ") + item + side, kJpeg).status == 201U
                             ? 1
                             : 0;
            });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(taken, 4);
    EXPECT_EQ(anna.get(filing + "/pages").json()["items"].size(), 4U);
}

TEST_F(HttpPages, AreTakenOutByItem) {
    anna.ask("PUT", front, "a", kJpeg);
    anna.ask("PUT", filing + "/pages/head.id_card/back", "b", kJpeg);
    const Answer removed = anna.ask("DELETE", filing + "/pages/head.id_card", {}, if_match(anna.get(filing)));
    EXPECT_EQ(removed.status, 200U) << removed.body;
    EXPECT_EQ(anna.get(front).status, 404U);
}

TEST_F(HttpPages, TellWhatInspectionSaidAsSoonAsItIsKnown) {
    anna.ask("PUT", front, "a", kJpeg);
    const desk::FilingKey key{"main", filing.substr(9)};
    std::thread inspector([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        desk::PageReport report{"head.id_card", "id_card", "front", true, {}, "id_card", {}};
        report.fields["sex"] = {"M", {}, 1, {1, 2, 3, 4}, {}, false};
        report.width = 4032;
        report.height = 3024;
        EXPECT_TRUE(place.filings->report_page(key, "head.id_card", "front", report));
    });
    const Answer stream = anna.get(front + "/inspection", {{"Accept", "text/event-stream"}});
    inspector.join();
    EXPECT_EQ(stream.header("content-type"), "text/event-stream");
    EXPECT_THAT(stream.body, HasSubstr("event: waiting\ndata: {}\n\n"));
    EXPECT_THAT(stream.body, HasSubstr("event: done\ndata: {\"item\":\"head.id_card\""));
    const json known = anna.get(front + "/inspection").json();
    EXPECT_EQ(known["verdict"], "accept");
    EXPECT_EQ(std::pair(known["width"], known["height"]), std::pair(json(4032), json(3024)));
}

TEST_F(HttpPages, AreSmallForListsAndStandInTheTrailAllTheSame) {
    anna.ask("PUT", front, "a picture", kJpeg);
    const Answer small = anna.get(front + "/small?longest=200");
    EXPECT_EQ(small.status, 200U) << small.body;
    EXPECT_EQ(small.header("content-type"), "image/jpeg");
    EXPECT_EQ(small.body, "a ");
    for (const char* longest : {"0", "63", "2001", "x", "200px", "-100"})
        EXPECT_EQ(anna.get(front + "/small?longest=" + longest).status, 400U) << longest;
    EXPECT_EQ(place.as(Role::Applicant, "bert").get(front + "/small").status, 404U);
    const auto trail = place.store->search("main", {.filing = filing.substr(9)});
    EXPECT_EQ(
        std::count_if(trail.begin(), trail.end(),
                      [](const desk::AuditRecord& record) { return record.entry.action == "read_page"; }),
        1);
}

TEST_F(HttpPages, AreJudgedAnewWithTheCornersPutRight) {
    anna.ask("PUT", front, "a", kJpeg);
    const desk::FilingKey key{"main", filing.substr(9)};
    const json corners{{10, 10}, {900, 20}, {890, 600}, {15, 590}};
    desk::PageReport report{"head.id_card", "id_card", "front", true, {}, "id_card", {}};
    report.quad = model::Quad{{{1.5, 2}, {800, 2}, {800, 500}, {1.5, 500}}};
    EXPECT_TRUE(place.filings->report_page(key, "head.id_card", "front", report));
    EXPECT_EQ(anna.get(front + "/inspection").json()["quad"][0], json({1.5, 2}));
    const auto put = [&](const json& quad) {
        return anna.ask("PUT", front + "/corners", json{{"quad", quad}}.dump(),
                        {{"Content-Type", "application/json"}});
    };
    const Answer taken = put(corners);
    ASSERT_EQ(taken.status, 200U) << taken.body;
    EXPECT_EQ(taken.json()["inspected"], false);
    EXPECT_EQ(anna.get(front + "/inspection").json()["inspected"], false);
    for (const json& wrong : {json(), json{1, 2, 3, 4}, json{{10, 10}, {900, 20}, {890, 600}},
                              json{{0, 0}, {0, 0}, {0, 0}, {0, 0}}, json{{"a", 1}, {2, 3}, {4, 5}, {6, 7}}})
        EXPECT_EQ(put(wrong).status, 400U) << wrong;
    EXPECT_EQ(anna.ask("PUT", filing + "/pages/head.id_card/back/corners", json{{"quad", corners}}.dump(),
                       {{"Content-Type", "application/json"}})
                  .status,
              404U);
}

TEST_F(HttpPages, AreJudgedWithoutBeingKept) {
    const Answer judged = anna.ask("POST", "/inspections?as=id_card:front", "a photo", kJpeg);
    ASSERT_EQ(judged.status, 200U) << judged.body;
    EXPECT_EQ(judged.json()["pages"][0]["verdict"], "accept");
    EXPECT_EQ(anna.ask("POST", "/inspections", "a photo", kJpeg).status, 400U);
    EXPECT_EQ(anna.ask("POST", "/inspections?as=id_crad", "a photo", kJpeg).status, 400U);
    const Answer stream =
        anna.ask("POST", "/inspections?as=auto", "a photo", and_also(kJpeg, "Accept", "text/event-stream"));
    EXPECT_THAT(stream.body, testing::StartsWith("event: judging\n"));
    EXPECT_THAT(stream.body, HasSubstr("event: done\ndata: {\"pages\":["));
}

TEST_F(HttpPages, ComeInPartsAndGoOnWhereTheNetworkBroke) {
    const std::string picture(300'000, 'p');
    const Answer begun = begin(picture);
    ASSERT_EQ(begun.status, 201U) << begun.body;
    const std::string upload = begun.json()["upload"];
    EXPECT_EQ(append(upload, 0, picture.substr(0, 100'000)).json()["offset"], 100'000);
    EXPECT_EQ(append(upload, 0, picture.substr(0, 100'000)).problem(), "stale");
    {
        // Half of the next part, then nothing more.
        RawLine wire(place.port());
        std::string head = "PATCH /api/v1" + filing + "/uploads/" + upload + " HTTP/1.1\r\nHost: x\r\n";
        head += "Authorization: " + anna.header("Authorization") +
                "\r\nContent-Type: application/octet-stream\r\n";
        head += "Upload-Offset: 100000\r\nContent-Length: 100000\r\n\r\n";
        wire.send(head + picture.substr(100'000, 50'000));
        wire.half_close();
        wire.is_closed(5000);
    }
    const Answer seen = anna.get(filing + "/uploads/" + upload);
    const std::size_t arrived = seen.json()["offset"];
    EXPECT_EQ(arrived, 150'000U) << "what arrived of a broken part is kept";
    EXPECT_EQ(seen.header("upload-offset"), std::to_string(arrived));
    const Answer last = append(upload, arrived, picture.substr(arrived));
    ASSERT_EQ(last.status, 201U) << last.body;
    EXPECT_EQ(anna.get(front).body, picture);
    EXPECT_EQ(anna.get(filing + "/uploads/" + upload).status, 404U);
}

TEST_F(HttpPages, InPartsMustBeWhatWasAnnounced) {
    const std::string upload = begin("announced!").json()["upload"];
    EXPECT_EQ(append(upload, 0, "announced! and more").problem(), "too-large");
    EXPECT_EQ(append(upload, 0, "announcedX").status, 400U);
    EXPECT_EQ(anna.get(filing + "/uploads/" + upload).status, 404U);
    EXPECT_EQ(anna.get(front).status, 404U);
    const std::string dropped = begin("announced!").json()["upload"];
    EXPECT_EQ(place.as(Role::Applicant, "bert").get(filing + "/uploads/" + dropped).status, 404U);
    EXPECT_EQ(anna.ask("DELETE", filing + "/uploads/" + dropped).status, 204U);
    EXPECT_EQ(append(dropped, 0, "announced!").status, 404U);
    place.clock.at += std::chrono::hours{25};
    EXPECT_EQ(begin(std::string(21U << 20U, 'x')).problem(), "too-large");
}

TEST_F(HttpPages, OfSomeoneFarAwayComeByTheirLinkAlone) {
    const Answer issued = anna.post(filing + "/links", {{"person", "service_head"}, {"purpose", "pages"}});
    ASSERT_EQ(issued.status, 201U) << issued.body;
    const Client there =
        place.anyone().with("Authorization", "Link " + issued.json()["link"].get<std::string>());
    const json opened = there.get("/link").json();
    EXPECT_EQ(opened["person"], "service_head");
    for (const json& one : opened["asked"]) {
        EXPECT_THAT(one["item"].get<std::string>(), testing::StartsWith("service_head."));
        EXPECT_FALSE(one["materials"].empty());
        for (const json& other : opened["perhaps"]) EXPECT_NE(one["item"], other["item"]);
    }
    // Where this person lives and whether they stand before a curtain is not known yet.
    ASSERT_FALSE(opened["perhaps"].empty()) << opened.dump();
    for (const json& one : opened["perhaps"])
        EXPECT_THAT(one["item"].get<std::string>(), testing::StartsWith("service_head."));
    EXPECT_EQ(there.ask("PUT", filing + "/pages/service_head.id_card/front", "mine", kJpeg).status, 201U);
    EXPECT_EQ(there.ask("PUT", front, "not mine", kJpeg).status, 409U);
    anna.ask("PUT", front, "the head's", kJpeg);
    EXPECT_EQ(there.get(front).status, 403U);
    EXPECT_EQ(there.get(filing + "/pages/service_head.id_card/front").body, "mine");
    EXPECT_EQ(there.get("/link").json()["pages"].size(), 1U);
    EXPECT_EQ(there.get(filing + "/pages").json()["items"].size(), 1U);
    EXPECT_EQ(there.get(filing + "/form").status, 403U);
    const std::string other = "/filings/" + anna.post("/filings", kBegin).json()["filing"].get<std::string>();
    EXPECT_EQ(there.get(other + "/pages").status, 404U);
    EXPECT_EQ(there.post("/link/finish", json::object()).status, 204U);
    EXPECT_EQ(there.get("/link").problem(), "link-used");
    const Answer second = anna.post(filing + "/links", {{"person", "service_head"}, {"purpose", "pages"}});
    const std::string name = anna.get(filing).json()["links"].back()["link"];
    EXPECT_EQ(anna.ask("DELETE", filing + "/links/" + name).json()["links"].back()["state"], "revoked");
    EXPECT_EQ(place.anyone()
                  .with("Authorization", "Link " + second.json()["link"].get<std::string>())
                  .get("/link")
                  .problem(),
              "link-revoked");
    const Answer third = anna.post(filing + "/links", {{"person", "head"}, {"purpose", "pages"}});
    const Client late =
        place.anyone().with("Authorization", "Link " + third.json()["link"].get<std::string>());
    place.clock.at += std::chrono::hours{3};
    EXPECT_EQ(late.get("/link").problem(), "link-over");
    EXPECT_EQ(
        place.anyone().with("Authorization", "Link main." + filing.substr(9) + ".00").get("/link").status,
        404U);
}

}  // namespace

}  // namespace beian::http
