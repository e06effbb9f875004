// Do letters come filled, say what they miss, and go only to those whom they concern?
#include "place.h"

namespace beian::http {

namespace {

using nlohmann::json;
using testing::HasSubstr;
using workflow::Role;

class HttpLetters : public testing::Test {
protected:
    Place place;
    const Client anna = place.as(Role::Applicant, "anna");
    const std::string id = place.ready(place.caller(Role::Applicant, "anna"));
    const std::string filing = "/filings/" + id;
    const std::string pledge = filing + "/letters/pledge_letter";

    json find(const Client& who, const std::string& material) {
        const json listed = who.get(filing + "/letters").json();
        for (const json& one : listed["items"])
            if (one["material"] == material) return one;
        return {};
    }
    void change(const std::string& key, const json& value) {
        const Answer form = anna.get(filing + "/form");
        json declared = form.json();
        if (value.is_null())
            declared["form"]["services"][0].erase(key);
        else
            declared["form"]["services"][0][key] = value;
        const Answer saved = anna.put(filing + "/form", declared, if_match(form));
        ASSERT_EQ(saved.status, 200U) << saved.body;
    }
};

TEST_F(HttpLetters, AreListedAndDrawn) {
    const json listed = find(anna, "pledge_letter");
    EXPECT_EQ(listed["letter"], "pledge_letter_guangdong");
    EXPECT_EQ(listed["title"], "互联网信息服务备案承诺书");
    const Answer pdf = anna.get(pledge + "?purpose=to%20sign");
    ASSERT_EQ(pdf.status, 200U) << pdf.body;
    EXPECT_EQ(pdf.header("content-type"), "application/pdf");
    EXPECT_THAT(pdf.body, testing::StartsWith("%PDF-"));
    EXPECT_THAT(pdf.header("content-disposition"), HasSubstr("filename=\"pledge_letter.pdf\""));
    EXPECT_THAT(pdf.header("content-disposition"), HasSubstr("filename*=UTF-8''%E4%BA%92"));
    EXPECT_EQ(pdf.header("cache-control"), "no-store");
    EXPECT_EQ(find(anna, "pledge_letter")["drawn"].is_string(), true);
    EXPECT_THAT(anna.get(pledge + "?format=docx").body, testing::StartsWith("PK"));
    EXPECT_THAT(anna.get(pledge + "?format=png&width=400").body, testing::StartsWith("\x89PNG"));
    const auto trail = place.store->search("main", {.actor = place.account_of(Role::Applicant, "anna")});
    EXPECT_EQ(trail[0].entry.action, "view_letter");
    EXPECT_EQ(trail[2].entry.purpose, "to sign");
}

TEST_F(HttpLetters, NameEachThingThatIsMissing) {
    change("name", nullptr);
    const Answer no = anna.get(pledge, {{"Accept-Language", "zh-CN"}});
    EXPECT_EQ(no.status, 422U);
    EXPECT_EQ(no.problem(), "incomplete");
    ASSERT_EQ(no.json()["missing"].size(), 1U);
    EXPECT_EQ(no.json()["missing"][0]["field"], "services[0].name");
    EXPECT_EQ(no.json()["detail"], no.json()["missing"][0]["message"]["zh"]);
    EXPECT_EQ(find(anna, "pledge_letter")["state"], "incomplete");
}

TEST_F(HttpLetters, TakeLongNamesAndCharactersThatNoFontHas) {
    std::string name;
    for (int n = 0; n < 60; ++n) name += "铭";
    change("name", name);
    EXPECT_EQ(anna.get(pledge).status, 200U);
    change("name", "\xF0\xA0\xAE\xB7\xF3\xB0\x80\x80");  // U+20BB7, and one for private use
    EXPECT_EQ(anna.get(pledge).status, 200U);
    const json listed = find(anna, "pledge_letter");
    EXPECT_EQ(listed["lacking"], json::array({"\xF3\xB0\x80\x80"}));
}

TEST_F(HttpLetters, AreStaleOnceWhatTheySayChanged) {
    // The one that lies there was made by hand; it is taken out, and ours downloaded.
    const Answer now = anna.get(filing);
    ASSERT_EQ(anna.ask("DELETE", filing + "/pages/subject.pledge_letter", {}, if_match(now)).status, 200U);
    anna.get(pledge);
    EXPECT_EQ(find(anna, "pledge_letter")["state"], "drawn");
    change("name", "样本新名");
    const json stale = find(anna, "pledge_letter");
    EXPECT_EQ(stale["state"], "stale");
    ASSERT_EQ(stale["changed"].size(), 1U);
    EXPECT_THAT(stale["changed"][0]["zh"].get<std::string>(), HasSubstr("名称"));
}

TEST_F(HttpLetters, TakeAnswersAndRefuseWrongOnes) {
    const std::string plan = filing + "/letters/site_plan";
    const Answer now = anna.get(filing);
    EXPECT_EQ(anna.put(plan, {{"answers", {{"budget", "约两万元"}}}}).problem(), "version-missing");
    const Answer saved = anna.put(plan, {{"answers", {{"budget", "约两万元"}}}}, if_match(now));
    ASSERT_EQ(saved.status, 200U) << saved.body;
    EXPECT_EQ(anna.put(plan, {{"answers", {{"budget", "x"}}}}, if_match(now)).problem(), "stale");
    const Answer wrong =
        anna.with("Accept-Language", "zh-CN").put(plan, {{"answers", {{"fund", "own"}}}}, if_match(saved));
    EXPECT_EQ(wrong.status, 400U);
    EXPECT_EQ(wrong.json()["detail"], "函件site_plan里没有“fund”这一项（是不是“funds”？）");
    EXPECT_EQ(anna.put(plan, {{"answers", {{"budget", 2}}}}, if_match(saved)).status, 400U);
    EXPECT_EQ(anna.put(plan, {{"answer", json::object()}}, if_match(saved)).status, 400U);
    EXPECT_EQ(anna.get(plan).status, 200U);
}

TEST_F(HttpLetters, AreRefusedInTheWordsOfTheFault) {
    EXPECT_EQ(anna.get(filing + "/letters/id_card").status, 404U);
    EXPECT_EQ(anna.get(filing + "/letters/nothing").status, 404U);
    EXPECT_EQ(anna.get(pledge + "?format=txt").status, 400U);
    EXPECT_EQ(anna.get(pledge + "?service=0").status, 400U);
    EXPECT_EQ(anna.get(pledge + "?service=2").status, 400U);
    EXPECT_EQ(anna.get(pledge + "?format=png&page=9").status, 404U);
    EXPECT_EQ(anna.get(pledge + "?format=png&width=9").status, 400U);
}

TEST_F(HttpLetters, AreForThoseWhomTheyConcern) {
    EXPECT_EQ(place.as(Role::Applicant, "bob").get(pledge).status, 404U);
    EXPECT_EQ(place.as(Role::Applicant, "anna2", "other").get(filing + "/letters").status, 404U);
    EXPECT_EQ(place.as(Role::Administrator).get(pledge).status, 403U);
    EXPECT_EQ(place.anyone().get(pledge).status, 401U);
    const Answer issued = anna.post(filing + "/links", {{"person", "service_head"}, {"purpose", "pages"}});
    const Client linked(place.port(),
                        {{"Authorization", "Link " + issued.json()["link"].get<std::string>()}});
    EXPECT_EQ(linked.get(pledge).status, 403U);
    EXPECT_EQ(linked.get(filing + "/letters/site_head_authorization").status, 200U);
    const json listed = linked.get(filing + "/letters").json();
    for (const json& one : listed["items"])
        EXPECT_THAT(one["item"].get<std::string>(), testing::StartsWith("service_head."));
    EXPECT_EQ(linked.put(pledge, {{"answers", json::object()}}, {{"If-Match", "\"1\""}}).status, 403U);
}

}  // namespace

}  // namespace beian::http
