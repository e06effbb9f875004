// Does a filing go its way over HTTP, and does nobody overwrite what somebody else did?
#include "http/routes.h"
#include "place.h"

#include <atomic>

namespace beian::http {

namespace {

using nlohmann::json;
using testing::HasSubstr;
using workflow::Role;

const json kBegin{{"kind", "first"}, {"province", "guangdong"}, {"subject_kind", "enterprise"}};

class HttpFilings : public testing::Test {
protected:
    Place place;
    const Client anna = place.as(Role::Applicant, "anna");
    const Client ruth = place.as(Role::Reviewer, "ruth");

    Answer act(const Client& who, const Answer& seen, const json& action) {
        return who.post("/filings/" + seen.json()["filing"].get<std::string>() + "/actions", action,
                        if_match(seen));
    }
    Answer submitted() {
        const std::string path = "/filings/" + place.ready(place.caller(Role::Applicant, "anna"));
        const Answer checked = anna.get(path + "/check");
        EXPECT_TRUE(checked.json()["may_submit"]) << checked.body;
        return anna.post(path + "/submission", json::object(), if_match(anna.get(path)));
    }
};

TEST_F(HttpFilings, GoFromDraftToGranted) {
    Answer filing = submitted();
    ASSERT_EQ(filing.status, 200U) << filing.body;
    EXPECT_EQ(filing.json()["status"], "submitted");
    EXPECT_EQ(ruth.get("/reviews").json()["items"].size(), 1U);
    filing = ruth.post("/reviews/next", json::object());
    ASSERT_EQ(filing.status, 200U) << filing.body;
    EXPECT_EQ(ruth.post("/reviews/next", json::object()).status, 404U);
    EXPECT_EQ(ruth.get("/reviews?mine=true").json()["items"].size(), 1U);
    json items = json::array();
    const json claimed = filing.json();
    for (const json& item : claimed["items"]) items.push_back(item["item"]);
    filing = act(ruth, filing, {{"action", "accept_item"}, {"items", items}});
    for (const json& step :
         {json{{"action", "note"}, {"text", "called them"}}, json{{"action", "pass"}},
          json{{"action", "hand_over"}}, json{{"action", "confirm_sms"}, {"person", "head"}},
          json{{"action", "confirm_sms"}, {"person", "service_head"}},
          json{{"action", "grant"}, {"numbers", {"粤ICP备12345678号-1"}}}}) {
        filing = act(ruth, filing, step);
        ASSERT_EQ(filing.status, 200U) << step << filing.body;
    }
    EXPECT_EQ(filing.json()["status"], "granted");
    const std::string path = "/filings/" + filing.json()["filing"].get<std::string>();
    EXPECT_EQ(anna.get(path).json()["numbers"][0], "粤ICP备12345678号-1");
    const Answer history = anna.get(path + "/history");
    EXPECT_THAT(history.body, Not(HasSubstr("called them")));
    EXPECT_THAT(history.body, Not(HasSubstr(place.account_of(Role::Reviewer, "ruth"))));
    EXPECT_THAT(ruth.get(path + "/history").body, HasSubstr("called them"));
}

TEST_F(HttpFilings, SayWhatBlocksAndWhichWayOut) {
    const Answer filing = anna.post("/filings", kBegin);
    ASSERT_EQ(filing.status, 201U);
    EXPECT_EQ(filing.header("location"), "/api/v1/filings/" + filing.json()["filing"].get<std::string>());
    const std::string path = "/filings/" + filing.json()["filing"].get<std::string>();
    const Answer refused = anna.post(path + "/submission", json::object(), if_match(filing));
    EXPECT_EQ(refused.problem(), "conflict");
    EXPECT_FALSE(anna.get(path + "/check").json()["may_submit"]);
    EXPECT_EQ(anna.get(path + "/checklist").json()["services"].size(), 1U);
    EXPECT_EQ(
        anna.post("/filings", {{"kind", "first"}, {"province", "atlantis"}, {"subject_kind", "enterprise"}})
            .status,
        400U);
}

TEST_F(HttpFilings, SaveTheFormAsItWasAndRefuseWhatIsNone) {
    const Answer filing = anna.post("/filings", kBegin);
    const std::string path = "/filings/" + filing.json()["filing"].get<std::string>() + "/form";
    json form = anna.get(path).json();
    form["form"] = {{"subject", {{"name", "样本科技有限公司"}}},
                    {"services", {{{"kind", "website"}, {"contents", {"32"}}}}},
                    {"filing", {{"consent", true}}}};
    form["answers"] = {"subject.renamed=false"};
    const Answer saved = anna.put(path, form, if_match(filing));
    ASSERT_EQ(saved.status, 200U) << saved.body;
    EXPECT_EQ(anna.get(path).json(), form);
    form["form"] = "text";
    EXPECT_EQ(anna.put(path, form, if_match(saved)).status, 400U);
    form.erase("form");
    EXPECT_EQ(anna.put(path, form, if_match(saved)).status, 400U);
    EXPECT_EQ(anna.put(path, {{"surprise", 1}}, if_match(saved)).status, 400U);
}

TEST_F(HttpFilings, LetOneOfTwoWritersLookAgain) {
    const Answer seen = submitted();
    const Client omar = place.as(Role::Reviewer, "omar");
    EXPECT_EQ(act(ruth, seen, {{"action", "claim"}}).status, 200U);
    EXPECT_EQ(act(omar, seen, {{"action", "claim"}}).problem(), "stale");
    const std::string path = "/filings/" + seen.json()["filing"].get<std::string>();
    EXPECT_EQ(omar.post(path + "/actions", {{"action", "claim"}}).problem(), "version-missing");
    EXPECT_EQ(omar.post(path + "/actions", {{"action", "claim"}}, {{"If-Match", "*"}}).problem(), "stale");
}

TEST_F(HttpFilings, GiveOneReviewToOneReviewerHoweverManyAskAtOnce) {
    submitted();
    std::atomic<int> got{0};
    std::vector<std::thread> threads;
    std::vector<Client> reviewers;
    for (int n = 0; n < 6; ++n) reviewers.push_back(place.as(Role::Reviewer, "reviewer" + std::to_string(n)));
    for (const Client& reviewer : reviewers)
        threads.emplace_back(
            [&] { got += reviewer.post("/reviews/next", json::object()).status == 200U ? 1 : 0; });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(got, 1);
}

TEST_F(HttpFilings, AreBegunOnceHoweverOftenTheSameRequestIsSent) {
    const Headers key{{"Idempotency-Key", "11111111-tap"}};
    const Answer first = anna.post("/filings", kBegin, key), again = anna.post("/filings", kBegin, key);
    EXPECT_EQ(first.status, 201U);
    EXPECT_EQ(again.status, 201U);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(again.header("idempotent-replayed"), "true");
    EXPECT_EQ(again.header("etag"), first.header("etag"));
    EXPECT_EQ(anna.get("/filings").json()["items"].size(), 1U);
    json other = kBegin;
    other["province"] = "beijing";
    EXPECT_EQ(anna.post("/filings", other, key).problem(), "key-used");
    // Another person's key of the same name is another key.
    EXPECT_EQ(place.as(Role::Applicant, "bert").post("/filings", kBegin, key).header("idempotent-replayed"),
              "");
    EXPECT_EQ(anna.post("/filings", kBegin, {{"Idempotency-Key", "short"}}).status, 400U);
    place.clock.at += std::chrono::hours{25};
    EXPECT_EQ(anna.post("/filings", kBegin, key).header("idempotent-replayed"), "");
}

TEST_F(HttpFilings, AreBegunOnceThoughTheServerDiesBeforeItAnswers) {
    const Headers key{{"Idempotency-Key", "11111111-tap"}};
    place.answers->dies = true;
    const Answer first = anna.post("/filings", kBegin, key);
    const Answer again = anna.post("/filings", kBegin, key);
    EXPECT_EQ(again.status, 201U);
    EXPECT_EQ(again.json(), first.json());
    EXPECT_EQ(again.header("etag"), first.header("etag"));
    EXPECT_EQ(again.header("location"), first.header("location"));
    EXPECT_EQ(again.header("idempotent-replayed"), "true");
    EXPECT_EQ(anna.get("/filings").json()["items"].size(), 1U);
}

TEST_F(HttpFilings, AreSubmittedOnceThoughTheServerDiesBeforeItAnswers) {
    const std::string filing = "/filings/" + place.ready(place.caller(Role::Applicant, "anna"));
    const Answer seen = anna.get(filing);
    Headers key = if_match(seen);
    key.emplace_back("Idempotency-Key", "11111111-tap");
    place.answers->dies = true;
    const Answer first = anna.post(filing + "/submission", json::object(), key);
    ASSERT_EQ(first.status, 200U) << first.body;
    const Answer again = anna.post(filing + "/submission", json::object(), key);
    EXPECT_EQ(again.status, 200U);
    EXPECT_EQ(again.json(), first.json());
    EXPECT_EQ(again.header("idempotent-replayed"), "true");
}

TEST_F(HttpFilings, AreListedPageByPageEachOnce) {
    std::set<std::string> begun, listed;
    for (int n = 0; n < 7; ++n) begun.insert(anna.post("/filings", kBegin).json()["filing"]);
    std::string cursor;
    for (int pages = 0; pages < 10; ++pages) {
        const json page = anna.get("/filings?limit=3" + (cursor.empty() ? "" : "&cursor=" + cursor)).json();
        for (const json& one : page["items"]) EXPECT_TRUE(listed.insert(one["filing"]).second);
        if (!page.contains("next")) break;
        cursor = page["next"];
        cursor.replace(cursor.find('|'), 1, "%7C");
    }
    EXPECT_EQ(listed, begun);
    EXPECT_EQ(anna.get("/filings?limit=0").status, 400U);
    EXPECT_EQ(anna.get("/filings?stage=nowhere").status, 400U);
    EXPECT_EQ(place.as(Role::Applicant, "bert").get("/filings").json()["items"].size(), 0U);
}

TEST_F(HttpFilings, AreCountedByStageAndReviewer) {
    submitted();
    ruth.post("/reviews/next", json::object());
    const json counts = ruth.get("/reviews/statistics").json();
    EXPECT_EQ(counts["stages"][0]["stage"], "reviewing");
    EXPECT_EQ(counts["reviewers"][0]["count"], 1);
    EXPECT_THAT(counts["months"].dump(), HasSubstr(R"("name":"waiting")"));
    EXPECT_EQ(ruth.get("/reviews/statistics?since=2027-01").json()["months"].size(), 0U);
    EXPECT_EQ(ruth.get("/reviews/statistics?since=then").status, 400U);
}

TEST_F(HttpFilings, LeaveATrailThatAnAuditorSearches) {
    const Answer filing = submitted();
    const std::string id = filing.json()["filing"];
    ruth.get("/filings/" + id + "/form?purpose=first%20review");
    const Client otto = place.as(Role::Auditor, "otto");
    const json trail = otto.get("/audit?filing=" + id + "&limit=2").json();
    EXPECT_EQ(trail["items"][0]["action"], "view_form");
    EXPECT_EQ(trail["items"][0]["purpose"], "first review");
    EXPECT_EQ(trail["items"][1]["action"], "submit");
    const json rest = otto.get("/audit?filing=" + id + "&cursor=" + trail["next"].get<std::string>()).json();
    EXPECT_LT(rest["items"][0]["number"], trail["items"][1]["number"]);
    EXPECT_EQ(
        otto.get("/audit?actor=" + place.account_of(Role::Auditor, "otto")).json()["items"][0]["action"],
        "search_audit");
}

TEST_F(HttpFilings, SpeakTheLanguageThatIsAskedFor) {
    const Answer zh = anna.get("/filings/none", {{"Accept-Language", "de, zh-CN;q=0.9, en;q=0.5"}});
    EXPECT_EQ(zh.json()["title"], "没有找到");
    EXPECT_EQ(zh.header("content-language"), "zh");
    EXPECT_EQ(anna.get("/filings/none").json()["title"], "There is no such thing");
}

}  // namespace

}  // namespace beian::http
