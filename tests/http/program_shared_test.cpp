// Do two processes on one PostgreSQL and one bucket make one desk?
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "../adapters/postgres.h"
#include "../adapters/server.h"
#include "program_support.h"

namespace beian::http {

namespace {

using nlohmann::json;

class HttpProgramShared : public testing::Test {
protected:
    void SetUp() override {
        if (sql::Postgres::programs().empty())
            GTEST_SKIP() << "PostgreSQL 15 is not installed; ./test installs it";
        setenv("AWS_ACCESS_KEY_ID", "S3RVER", 1);
        setenv("AWS_SECRET_ACCESS_KEY", "S3RVER", 1);
    }
};

TEST_F(HttpProgramShared, AFilingGoesThroughBothAndNoJobIsDoneTwice) {
    sql::Postgres postgres;
    const beian::Server bucket("s3.mjs"), told("telling.mjs");
    Program one, two;
    write_secret(one.folder / "hook.secret", "test-secret\n");
    write_secret(one.folder / "desk.yaml", "webhooks: { crm: { url: 'http://127.0.0.1:" + told.port() +
                                               "/hook', secret: { file: hook.secret } } }\n");
    const std::vector<std::string> options{
        "--database",
        postgres.fresh_database(),
        "--blobs",
        "s3://pages/desk?endpoint=http://127.0.0.1:" + bucket.port() + "&region=local&style=path",
        "--master-key",
        "file:" + (one.folder / "master.key").string(),
        "--config",
        one.folder / "desk.yaml"};
    one.start(options);
    const std::string set_up = one.word_after("\"token\":\"");
    two.start(options);
    one.client().post("/setup", {{"token", set_up}, {"name", "ada"}, {"password", kProgramPassword}});
    one.client().post("/accounts", {{"name", "anna"}, {"password", kProgramPassword}});
    // Whoever logged in at one is known at the other.
    const std::string anna = token_of(two.client(), "anna", {"read", "write", "pages"});
    const std::string ada = token_of(one.client(), "ada", {"read", "write", "admin"});
    const auto at = [](const Program& program, const std::string& token) {
        return program.client().with("Authorization", "Bearer " + token);
    };
    std::set<std::string> filings;
    constexpr std::size_t kMany = 20;
    for (std::size_t n = 0; n < kMany; ++n) {
        const Program& here = n % 2 == 0 ? one : two;
        const Program& there = n % 2 == 0 ? two : one;
        const Answer begun =
            at(here, anna)
                .post("/filings",
                      {{"kind", "first"}, {"province", "guangdong"}, {"subject_kind", "enterprise"}});
        ASSERT_EQ(begun.status, 201U) << begun.body;
        const std::string path = "/filings/" + begun.json()["filing"].get<std::string>();
        filings.insert(begun.json()["filing"]);
        const json form{{"province", "guangdong"},
                        {"subject_kind", "enterprise"},
                        {"answers", json::array()},
                        {"form", {{"head", {{"mobile", "13800138000"}}}}}};
        const Headers seen{{"If-Match", begun.header("etag")}};
        ASSERT_EQ(at(there, anna).put(path + "/form", form, seen).status, 200U);
        EXPECT_EQ(at(here, anna).put(path + "/form", form, seen).status, 412U) << "the other changed it";
        const std::string picture = "picture " + std::to_string(n);
        const std::string page = path + "/pages/head.id_card/front";
        ASSERT_EQ(at(there, anna).ask("PUT", page, picture, {{"Content-Type", "image/jpeg"}}).status, 201U);
        EXPECT_EQ(at(here, anna).get(page).body, picture);
        ASSERT_EQ(at(here, ada).post(path + "/presences", {{"person", "head"}, {"reference", "test"}}).status,
                  201U);
    }
    const auto received = [&] { return asked_of(told.port(), "/received"); };
    eventually(received, kMany);
    // Nobody is told twice, however long the workers of both look.
    std::this_thread::sleep_for(std::chrono::seconds(2));
    const json heard = received();
    std::set<std::string> deliveries, about;
    for (const json& hook : heard) {
        EXPECT_TRUE(deliveries.insert(hook["delivery"]).second) << hook;
        about.insert(hook["told"]["values"]["filing"].get<std::string>());
    }
    EXPECT_EQ(heard.size(), kMany);
    EXPECT_EQ(about, filings);
    // What one made is there when it is gone.
    EXPECT_EQ(one.stop(), 0);
    EXPECT_EQ(at(two, anna).get("/filings?limit=200").json()["items"].size(), kMany);
    EXPECT_EQ(at(two, ada).get("/jobs/dead").json()["items"].size(), 0U);
    EXPECT_EQ(two.stop(), 0);
}

}  // namespace

}  // namespace beian::http
