// Does a package leave the desk whole, and do results, dead jobs and the trail answer as the contract says?
#include "http/routes.h"
#include "place.h"

namespace beian::http {

namespace {

using nlohmann::json;
using testing::HasSubstr;
using workflow::Role;

class HttpExports : public testing::Test {
protected:
    Place place;
    const Client anna = place.as(Role::Applicant, "anna");
    const Client ruth = place.as(Role::Reviewer, "ruth");

    Answer act(const Answer& seen, const json& action) {
        return ruth.post("/filings/" + seen.json()["filing"].get<std::string>() + "/actions", action,
                         if_match(seen));
    }
    Answer submitted() {
        const std::string path = "/filings/" + place.ready(place.caller(Role::Applicant, "anna"));
        return anna.post(path + "/submission", json::object(), if_match(anna.get(path)));
    }
    Answer handed_over() {
        submitted();
        Answer filing = ruth.post("/reviews/next", json::object());
        json items = json::array();
        const json claimed = filing.json();
        for (const json& item : claimed["items"]) items.push_back(item["item"]);
        for (const json& step : {json{{"action", "accept_item"}, {"items", items}}, json{{"action", "pass"}},
                                 json{{"action", "hand_over"}}})
            filing = act(filing, step);
        return filing;
    }
};

TEST_F(HttpExports, GiveEveryFileOfOneVersion) {
    const Answer filing = submitted();
    const std::string path = "/filings/" + filing.json()["filing"].get<std::string>();
    const Answer begun = ruth.post(path + "/exports", json::object());
    ASSERT_EQ(begun.status, 201U) << begun.body;
    const json package = begun.json();
    EXPECT_EQ(begun.header("location"),
              "/api/v1" + path + "/exports/" + package["export"].get<std::string>());
    const std::string at = path + "/exports/" + package["export"].get<std::string>();
    EXPECT_EQ(ruth.get(at).json(), package);
    ASSERT_GE(package["files"].size(), 4U);
    EXPECT_EQ(package["files"][0]["name"], "upload.xml");
    for (const json& file : package["files"]) {
        const Answer got = ruth.get(at + "/" + file["file"].get<std::string>());
        // The pages of these tests are no pictures: they are handed on one by one.
        EXPECT_EQ(got.status, file["composed"] == true ? 404U : 200U) << file << got.body;
        if (got.status != 200) continue;
        EXPECT_EQ(got.header("content-type"), file["media_type"]);
        EXPECT_EQ(got.header("content-disposition"),
                  "attachment; filename=\"" + file["file"].get<std::string>() + "\"");
        EXPECT_FALSE(got.body.empty());
    }
    EXPECT_THAT(ruth.get(at + "/upload.xml").body, HasSubstr("<UploadData"));
    EXPECT_EQ(ruth.get(at + "/filing.json").json()["icp_subject"]["base_info"]["name"], "样本科技有限公司");
    EXPECT_EQ(ruth.get(at + "/master.key").status, 404U);
    EXPECT_EQ(ruth.get(path + "/exports/999999").status, 404U);
    EXPECT_EQ(ruth.get(path + "/exports/x").status, 404U);
    ASSERT_EQ(ruth.post("/reviews/next", json::object()).status, 200U);
    EXPECT_EQ(ruth.get(at).status, 412U);
    EXPECT_EQ(ruth.get(at + "/filing.json").status, 412U);
}

TEST_F(HttpExports, TakeWhatTheAuthoritySaidEachOnItsOwn) {
    const Answer filing = handed_over();
    const std::string id = filing.json()["filing"];
    const json results = json::array({{{"filing", id}, {"result", "sms_confirmed"}, {"person", "head"}},
                                      {{"filing", "unknown"}, {"result", "cancelled"}, {"reason", "x"}}});
    const Client ada = place.as(Role::Administrator, "ada");
    const Answer imported = ada.post("/results", results);
    ASSERT_EQ(imported.status, 200U) << imported.body;
    EXPECT_EQ(imported.json()["items"][0], (json{{"filing", id}, {"taken", true}}));
    EXPECT_EQ(imported.json()["items"][1]["taken"], false);
    EXPECT_EQ(ada.post("/results", json::array({{{"filing", id}, {"result", "blessed"}}})).status, 400U);
    EXPECT_EQ(ada.post("/results", "no list").status, 422U);
    // Whoever imported it did it, not the desk.
    const json history = ada.get("/filings/" + id + "/history").json()["items"];
    EXPECT_EQ(history.back()["action"], "confirm_sms");
    EXPECT_EQ(history.back()["role"], "administrator");
}

TEST_F(HttpExports, SayWhetherTheTrailIsWhole) {
    submitted();
    const Client otto = place.as(Role::Auditor, "otto");
    const Answer end = otto.get("/audit/end");
    ASSERT_EQ(end.status, 200U);
    const json anchor = end.json()["anchor"];
    const Answer whole = otto.post("/audit/verification", {{"anchors", json::array({anchor})}});
    ASSERT_EQ(whole.status, 200U) << whole.body;
    EXPECT_EQ(whole.json()["whole"], true) << whole.body;
    EXPECT_GE(whole.json()["records"], anchor["number"]);
    EXPECT_EQ(otto.post("/audit/verification", {{"anchors", {"x"}}}).status, 400U);
    EXPECT_NE(place.as(Role::Auditor, "olga", "other").get("/audit/end").json()["anchor"], anchor);
    // An anchor that another trail gave, and one of an end that is no longer there.
    json other = anchor, later = anchor;
    other["digest"] = std::string(64, '0');
    later["number"] = 99999;
    const json found = otto.post("/audit/verification", {{"anchors", {other, later}}}).json();
    EXPECT_EQ(found["whole"], false);
    ASSERT_EQ(found["faults"].size(), 2U) << found;
    EXPECT_EQ(found["faults"][0]["number"], anchor["number"]);
    EXPECT_EQ(found["faults"][1]["kind"], "shortened");
    // With another key nothing of it holds: whoever wrote it had not this desk's.
    place.chain = desk::AuditChain(desk::Digest{6});
    EXPECT_EQ(otto.post("/audit/verification", json::object()).json()["faults"][0]["kind"], "changed");
}

TEST_F(HttpExports, ShowDeadJobsOfTheTenantAndDoThemAgain) {
    const std::vector<std::string> kinds{"x"};
    const Instant now = place.clock.at;
    for (const char* tenant : {"a-tenant", "main"}) {
        for (const char* once : {"f1/1/x", "f1/2/x", "f1/3/x"}) {
            place.store->put({tenant, "x", "{}", now, once});
            place.store->failed(*place.store->take(kinds, now, now + std::chrono::hours{1}), "nobody there",
                                std::nullopt);
        }
    }
    const Client ada = place.as(Role::Administrator, "ada");
    // However many others has, the limit counts what is given back.
    const Answer first = ada.get("/jobs/dead?limit=2");
    ASSERT_EQ(first.json()["items"].size(), 2U) << first.body;
    EXPECT_EQ(first.json()["items"][0]["why"], "nobody there");
    EXPECT_EQ(ada.get("/jobs/dead?limit=2&cursor=f1%2F2%2Fx").json()["items"].size(), 1U);
    EXPECT_EQ(ada.post("/jobs/retries", {{"job", "f1/2/x"}}).status, 204U);
    EXPECT_EQ(ada.post("/jobs/retries", {{"job", "f1/2/x"}}).status, 404U);
    EXPECT_EQ(ada.get("/jobs/dead").json()["items"].size(), 2U);
    const auto again = place.store->take(kinds, now, now + std::chrono::hours{1});
    ASSERT_TRUE(again);
    EXPECT_EQ(again->id, "f1/2/x");
    EXPECT_EQ(again->attempt, 1);
}

TEST_F(HttpExports, ExplainWhyAMaterialIsAskedForToAnyone) {
    const json facts{{"filing.kind", "first"},
                     {"filing.province", "guangdong"},
                     {"subject.kind", "enterprise"},
                     {"service.kind", "website"}};
    const Answer asked =
        place.anyone().post("/rulebook/explanations", {{"material", "org_certificate"}, {"facts", facts}});
    ASSERT_EQ(asked.status, 200U) << asked.body;
    EXPECT_EQ(asked.json()["material"], "org_certificate");
    EXPECT_EQ(asked.json()["necessity"], "required");
    EXPECT_GE(asked.json()["rules"].size(), 1U);
    const Answer none =
        place.anyone().post("/rulebook/explanations", {{"material", "unicorn"}, {"facts", facts}});
    EXPECT_EQ(none.status, 400U);
}

}  // namespace

}  // namespace beian::http
