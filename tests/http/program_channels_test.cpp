// Does a desk that was started with settings tell people and programs what happens, over real servers?
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../adapters/server.h"
#include "program_support.h"

namespace beian::http {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// Settings for our own servers: the mail's password from the environment, the webhook's secret from a file.
std::string settings(const beian::Server& mail, const beian::Server& told) {
    const std::string local = "http://127.0.0.1:" + told.port();
    return "url: https://beian.example.cn\n"
           "mail: { server: 'smtp://127.0.0.1:" +
           mail.port() +
           "', from: desk@example.org, user: desk, password: { environment: BEIAN_TEST_SMTP }, allow_plain: "
           "true }\n"
           "sms: { carrier: aliyun, endpoint: '" +
           local +
           "', sign_name: 样本, key_id: { environment: BEIAN_TEST_SMTP }, secret: { file: hook.secret }, "
           "templates: { prove_presence: SMS_7 } }\n"
           "webhooks: { crm: { url: '" +
           local + "/hook', secret: { file: hook.secret } } }\n";
}

TEST(HttpProgramChannels, AMoveIsToldByMailTextMessageAndWebhook) {
    const beian::Server mail("smtp.mjs"), told("telling.mjs");
    setenv("BEIAN_TEST_SMTP", "test-secret", 1);
    Program program;
    write_secret(program.folder / "hook.secret", "test-secret\n");
    write_secret(program.folder / "desk.yaml", settings(mail, told));
    program.start({"--config", program.folder / "desk.yaml"});
    EXPECT_THAT(program.said, HasSubstr("mail over smtp://127.0.0.1:" + mail.port()));
    EXPECT_THAT(program.said, HasSubstr("webhook crm tells http://127.0.0.1:" + told.port()));
    EXPECT_THAT(program.said, Not(HasSubstr("test-secret")));
    const Client client = program.client();
    client.post(
        "/setup",
        {{"token", program.word_after("\"token\":\"")}, {"name", "ada"}, {"password", kProgramPassword}});
    client.post("/accounts", {{"name", "anna"}, {"password", kProgramPassword}});
    const Client ada =
        client.with("Authorization", "Bearer " + token_of(client, "ada", {"read", "write", "admin"}));
    const Client anna = client.with("Authorization", "Bearer " + token_of(client, "anna", {"read", "write"}));
    const Answer begun =
        anna.post("/filings", {{"kind", "first"}, {"province", "guangdong"}, {"subject_kind", "enterprise"}});
    ASSERT_EQ(begun.status, 201U);
    const std::string filing = begun.json()["filing"];
    const json form{{"province", "guangdong"},
                    {"subject_kind", "enterprise"},
                    {"answers", json::array()},
                    {"form", {{"head", {{"email", "anna@example.org"}, {"mobile", "13800138000"}}}}}};
    ASSERT_EQ(anna.put("/filings/" + filing + "/form", form, {{"If-Match", begun.header("etag")}}).status,
              200U);
    ASSERT_EQ(
        ada.post("/filings/" + filing + "/presences", {{"person", "head"}, {"reference", "test"}}).status,
        201U);

    const json letter = eventually([&] { return asked_of(mail.port(1), "/"); }, 1).at(0);
    EXPECT_THAT(letter["to"][0].get<std::string>(), HasSubstr("<anna@example.org>"));
    EXPECT_THAT(letter["from"].get<std::string>(), HasSubstr("<desk@example.org>"));
    const json heard = eventually([&] { return asked_of(told.port(), "/received"); }, 2);
    json hook, text;
    for (const json& one : heard) (one["channel"] == "webhook" ? hook : text) = one;
    EXPECT_EQ(hook["told"]["event"], "prove_presence");
    EXPECT_EQ(hook["told"]["values"]["filing"], filing);
    EXPECT_EQ(hook["told"]["values"]["url"], "https://beian.example.cn/filings/" + filing);
    EXPECT_EQ(text["query"]["PhoneNumbers"], "13800138000");
    EXPECT_EQ(text["query"]["TemplateCode"], "SMS_7");
    EXPECT_EQ(program.stop(), 0);
}

/// The first line of what is said of settings that cannot be used.
std::string refused(const std::string& yaml) {
    Program place;
    write_secret(place.folder / "desk.yaml", yaml);
    write_secret(place.folder / "open.secret", "secret");
    fs::permissions(place.folder / "open.secret", fs::perms::others_read, fs::perm_options::add);
    const std::string command = std::string(BEIAN_PROGRAM) + " serve --listen 127.0.0.1:0 --data " +
                                (place.folder / "data").string() + " --config " +
                                (place.folder / "desk.yaml").string() + " 2>&1 >/dev/null";
    FILE* pipe = popen(command.c_str(), "r");
    char buffer[1000] = "";
    (void)!fgets(buffer, sizeof buffer, pipe);
    return std::to_string(WEXITSTATUS(pclose(pipe))) + " " + buffer;
}

TEST(HttpProgramChannels, SettingsThatCannotBeUsedAreNamedBeforeItStarts) {
    const auto hook = [](const std::string& secret) {
        return "webhooks: { crm: { url: 'https://crm.example.cn/', secret: { " + secret + " } } }\n";
    };
    EXPECT_THAT(refused("telling: all\n"),
                testing::AllOf(testing::StartsWith("2 "), HasSubstr("unknown key")));
    EXPECT_THAT(refused(hook("environment: BEIAN_TEST_NOWHERE")),
                HasSubstr("webhook crm's secret: the environment has no BEIAN_TEST_NOWHERE"));
    EXPECT_THAT(refused(hook("file: nowhere")), HasSubstr("there is no file"));
    EXPECT_THAT(refused(hook("file: open.secret")), HasSubstr("chmod 600"));
    setenv("BEIAN_TEST_SMTP", "test-secret", 1);
    EXPECT_THAT(
        refused("url: https://beian.example.cn\nmail: { server: 'smtps://s.example.cn', from: nobody }\n"),
        HasSubstr("\"nobody\" is no mail address"));
}

}  // namespace

}  // namespace beian::http
