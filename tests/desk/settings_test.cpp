// What desk.yaml says, and how a slip of the pen in it is named.
#include "desk/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace beian::desk {

namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kWhole = R"(
url: https://beian.example.cn/
mail: { server: "smtps://smtp.example.cn:465", from: desk@example.cn, user: desk, password: { file: smtp.password } }
sms:
  carrier: tencent
  region: ap-guangzhou
  app_id: "1400000000"
  sign_name: 样本
  key_id: { environment: SMS_KEY }
  secret: { environment: SMS_SECRET }
  templates: { return: "1", other: "2" }
verifier: { cloud: aliyun, scene: "1000000006", key_id: { environment: FACE_KEY }, secret: { file: face.secret } }
webhooks:
  crm: { url: "https://crm.example.cn/beian", secret: { file: crm.secret } }
  chat: { url: "http://127.0.0.1:9000/", secret: { environment: CHAT } }
reviewers: [ruth@example.cn, rita@example.cn]
administrators: ada@example.cn
sealing: sm4
)";

std::string fault_of(const std::string& yaml) {
    const auto read = read_settings(yaml, "desk.yaml");
    return read ? std::string{} : read.error().message;
}

TEST(Settings, SayByWhichChannelsPeopleAreTold) {
    const auto read = read_settings(kWhole, "desk.yaml");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->url, "https://beian.example.cn");
    EXPECT_EQ(read->mail->password, (SecretPlace{"smtp.password", {}}));
    EXPECT_EQ(read->sms->carrier, SmsCarrier::Tencent);
    EXPECT_EQ(read->sms->templates.at("return"), "1");
    EXPECT_EQ(read->verifier->scene, "1000000006");
    EXPECT_EQ(read->verifier->secret, (SecretPlace{"face.secret", {}}));
    ASSERT_EQ(read->webhooks.size(), 2U);
    EXPECT_EQ(read->webhooks[0].name, "crm");
    EXPECT_EQ(read->webhooks[1].secret, (SecretPlace{{}, "CHAT"}));
    EXPECT_THAT(read->reviewers, ElementsAre("ruth@example.cn", "rita@example.cn"));
    EXPECT_THAT(read->administrators, ElementsAre("ada@example.cn"));
    EXPECT_EQ(read->sealing, Sealing::Sm4);
}

TEST(Settings, MayBeEmpty) {
    for (const char* none : {"", "# nothing yet\n", "~\n"}) {
        const auto read = read_settings(none, "desk.yaml");
        ASSERT_TRUE(read) << none;
        EXPECT_EQ(*read, Settings{});
    }
}

TEST(Settings, HoldNoSecretAndRepeatNone) {
    const std::string fault =
        fault_of("webhooks: { crm: { url: 'https://x.example.cn', secret: hunter2hunter2 } }\n");
    EXPECT_THAT(fault, AllOf(HasSubstr("{ environment: NAME }"), Not(HasSubstr("hunter2"))));
    EXPECT_THAT(fault_of("webhooks: { crm: { url: 'https://u:p@x.example.cn', secret: { file: f } } }\n"),
                HasSubstr("does not belong into an address"));
    EXPECT_THAT(fault_of("webhooks: { crm: { url: 'https://x.example.cn', secret: { file: f, environment: "
                         "E } } }\n"),
                HasSubstr("either in a file or in the environment"));
}

struct Slip {
    const char* yaml;
    const char* said;
};

class SettingsSlip : public testing::TestWithParam<Slip> {};

TEST_P(SettingsSlip, IsNamed) {
    EXPECT_THAT(fault_of(GetParam().yaml), AllOf(HasSubstr("desk.yaml:"), HasSubstr(GetParam().said)));
}

INSTANTIATE_TEST_SUITE_P(
    All, SettingsSlip,
    testing::Values(
        Slip{"mial: {}\n", "did you mean \"mail\"?"}, Slip{"url: ftp://x\n", "no https:// address"},
        Slip{"url: http://desk.example.cn\n", "only to this machine"},
        Slip{"url: 'https://a b'\n", "no https:// address"},
        Slip{"mail: { server: 'smtps://s.example.cn', from: a@b.cn }\n", "say \"url\""},
        Slip{"mail: { server: 'https://s.example.cn', from: a@b.cn }\n", "smtps://HOST:465"},
        Slip{"mail: { server: 'smtp://s.example.cn', from: a@b.cn, allow_plain: true }\n",
             "a server on this machine only"},
        Slip{"mail: { server: 'smtps://s.example.cn', from: a@b.cn, user: u }\n", "has no \"password\""},
        Slip{"reviewers: [a@b.cn]\n", "but no \"mail\""}, Slip{"sms: { carrier: alibaba }\n", "alibaba"},
        Slip{"sms: { carrier: tencent, sign_name: x }\n", "has no \"region\""},
        Slip{"verifier: { cloud: tencent }\n", "verifier has no \"region\""},
        Slip{"verifier: { cloud: aliyun }\n", "verifier has no \"scene\""},
        Slip{"verifier: { scene: x }\n", "verifier has no \"cloud\""},
        Slip{"verifier: { cloud: tencent, least_score: 70 }\n", "above 0 and at most 1"},
        Slip{"sms: { carrier: aliyun, templates: { retrun: x } }\n", "did you mean \"return\"?"},
        Slip{"webhooks: [x]\n", "a table of `name:"}, Slip{"webhooks: { 'a b': {} }\n", "lower case letters"},
        Slip{"sealing: sm5\n", "sm5"}));

}  // namespace

}  // namespace beian::desk
