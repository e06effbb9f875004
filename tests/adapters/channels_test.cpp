// Every channel against a server that checks it on its own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "adapters/machine/machine.h"
#include "adapters/mail/letter.h"
#include "adapters/mail/mail.h"
#include "adapters/sms/sms.h"
#include "adapters/webhook/webhook.h"
#include "net/cloud_signing.h"
#include "net/signing.h"
#include "server.h"

namespace beian {

namespace {

using nlohmann::json;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

const std::string kLocal = "http://127.0.0.1:";

desk::Message message(const std::string& to) {
    return {"f1/7/mail",
            to,
            "returned",
            {"备案订单被退回,请按意见修改后再次提交。这一标题很长,须分成几段", "Your filing was returned"},
            {"您的备案订单 f1 被退回。", "Your filing f1 was returned."},
            {{"filing", "f1"}, {"stage", "已退回"}}};
}

json asked(const std::string& port, const std::string& path) {
    net::HttpClient client;
    return json::parse(client.ask({"GET", kLocal + port + path}).text());
}

class TellingTest : public testing::Test {
protected:
    static const Server& server() {
        static const Server one("telling.mjs");
        return one;
    }
    static json last() { return asked(server().port(), "/received").back(); }
    sms::SmsAccount account(const std::string& secret = "test-secret") const {
        return {kLocal + server().port(), {}, "id", secret, "签名", "1400000000", {{"returned", "SMS_1"}}};
    }
    machine::SystemClock clock;
    machine::SystemRandom random;
};

TEST_F(TellingTest, AlibabaCloudTakesAndSendsIt) {
    sms::AliyunSms channel(account(), clock, random);
    ASSERT_TRUE(channel.send(message("+86 138-0013-8000")));
    const json got = last();
    EXPECT_EQ(got["channel"], "aliyun");
    EXPECT_EQ(got["query"]["PhoneNumbers"], "13800138000");
    EXPECT_EQ(got["query"]["TemplateCode"], "SMS_1");
    EXPECT_EQ(json::parse(got["query"]["TemplateParam"].get<std::string>())["stage"], "已退回");
}

TEST_F(TellingTest, TencentCloudTakesAndSendsIt) {
    sms::TencentSms channel(account(), clock);
    ASSERT_TRUE(channel.send(message("13800138000")));
    const json got = last()["asked"];
    EXPECT_EQ(got["PhoneNumberSet"][0], "+8613800138000");
    EXPECT_EQ(got["TemplateParamSet"], json::parse(R"(["f1","已退回"])"));
}

TEST_F(TellingTest, AWrongSecretIsToldWithoutTheSecret) {
    sms::AliyunSms aliyun(account("another"), clock, random);
    const Status one = aliyun.send(message("13800138000"));
    ASSERT_FALSE(one);
    EXPECT_THAT(one.error().message, HasSubstr("SignatureDoesNotMatch"));
    sms::TencentSms tencent(account("another"), clock);
    const Status two = tencent.send(message("13800138000"));
    ASSERT_FALSE(two);
    EXPECT_THAT(two.error().message,
                testing::AllOf(HasSubstr("SignatureFailure"), Not(HasSubstr("another"))));
}

TEST_F(TellingTest, ANumberThatIsNoneIsRefusedForGoodAndNotTold) {
    sms::AliyunSms aliyun(account(), clock, random);
    sms::TencentSms tencent(account(), clock);
    for (desk::Channel* channel : std::initializer_list<desk::Channel*>{&aliyun, &tencent}) {
        for (const char* number : {"13900000000", "12345", "1380013800O"}) {
            const Status refused = channel->send(message(number));
            ASSERT_FALSE(refused) << number;
            EXPECT_THAT(refused.error().message, Not(HasSubstr(number)));
        }
    }
}

TEST_F(TellingTest, AnEventWithoutATemplateSendsNoTextMessage) {
    sms::SmsAccount none = account();
    none.templates.clear();
    sms::TencentSms channel(none, clock);
    EXPECT_TRUE(channel.send(message("13800138000")));
}

TEST_F(TellingTest, AWebhookIsSignedAndNamesItsDelivery) {
    webhook::WebhookChannel channel(kLocal + server().port() + "/hook", "test-secret", clock);
    ASSERT_TRUE(channel.send(message("")));
    const json got = last();
    EXPECT_EQ(got["told"]["event"], "returned");
    EXPECT_EQ(got["told"]["values"]["filing"], "f1");
    EXPECT_EQ(got["delivery"], "f1/7/mail");
}

TEST_F(TellingTest, AWebhookThatIsBusyIsTriedAgainAndOneThatIsGoneIsNot) {
    webhook::WebhookChannel busy(kLocal + server().port() + "/busy", "test-secret", clock);
    EXPECT_THROW((void)busy.send(message("")), net::Unreachable);
    EXPECT_THROW((void)busy.send(message("")), net::Unreachable);
    EXPECT_TRUE(busy.send(message("")));
    webhook::WebhookChannel gone(kLocal + server().port() + "/gone", "test-secret", clock);
    EXPECT_EQ(gone.send(message("")).error().code, ErrorCode::NotFound);
    webhook::WebhookChannel wrong(kLocal + server().port() + "/hook", "another", clock);
    EXPECT_THROW((void)wrong.send(message("")), net::Unreachable);
}

// The example of Alibaba Cloud's "V3 request structure and signature".
TEST(AliyunSignature, IsTheOneThatItsDocumentsPublish) {
    const net::AliyunQuestion question{
        "ecs.cn-shanghai.aliyuncs.com",
        "RunInstances",
        "2014-05-26",
        "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai",
        {},
        "3156853299f313e23d1673dc12e1703d"};
    const auto headers = net::aliyun_headers({"YourAccessKeyId", "YourAccessKeySecret"}, question,
                                             *parse_instant("2023-10-26T10:22:32.000Z"));
    EXPECT_THAT(headers, Contains(Pair("authorization",
                                       HasSubstr("Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d85391"
                                                 "2eee15083a6f0f3283c0"))));
}

class MailTest : public testing::Test {
protected:
    static const Server& server() {
        static const Server one("smtp.mjs");
        return one;
    }
    mail::MailServer settings(const std::string& password = "test-secret") const {
        return {"smtp://127.0.0.1:" + server().port(), "desk", password, "desk@example.org", true};
    }
    machine::SystemClock clock;
};

TEST_F(MailTest, ALetterArrivesInChinese) {
    mail::MailChannel channel(settings(), clock);
    ASSERT_TRUE(channel.send(message("anna@example.org")));
    const json letter = asked(server().port(1), "/").back();
    EXPECT_THAT(letter["from"].get<std::string>(), HasSubstr("<desk@example.org>"));
    EXPECT_THAT(letter["to"][0].get<std::string>(), HasSubstr("<anna@example.org>"));
    const std::string data = letter["data"];
    EXPECT_THAT(data, HasSubstr("Message-ID: <f1%2f7%2fmail@example.org>"));
    const std::string text = "您的备案订单 f1 被退回。";
    EXPECT_THAT(data, HasSubstr(net::to_base64(
                          BytesView(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()))));
}

TEST_F(MailTest, AnAddressThatIsRefusedIsForGoodAndABusyServerIsNot) {
    mail::MailChannel channel(settings(), clock);
    EXPECT_FALSE(channel.send(message("nobody@example.org")));
    EXPECT_THROW((void)channel.send(message("later@example.org")), net::Unreachable);
    mail::MailChannel wrong(settings("another"), clock);
    EXPECT_THROW((void)wrong.send(message("anna@example.org")), net::Unreachable);
}

TEST_F(MailTest, NothingGoesOutUnencryptedUnlessThatIsAllowed) {
    mail::MailServer strict = settings();
    strict.allow_plain = false;
    mail::MailChannel channel(strict, clock);
    EXPECT_THROW((void)channel.send(message("anna@example.org")), net::Unreachable);
}

TEST(Letter, TakesOneAddressAndNothingElse) {
    for (const char* address :
         {"", "anna", "@b.c", "a@", "a@b@c", "a@b.c\r\nBcc: x@y.z", "a@b.c, d@e.f", "<a@b.c>", "a b@c.d"})
        EXPECT_FALSE(mail::write_letter(message(address), "desk@example.org", {})) << address;
}

TEST(Letter, SplitsALongSubjectBetweenCharacters) {
    const auto letter = mail::write_letter(message("a@b.c"), "desk@example.org", {});
    ASSERT_TRUE(letter);
    std::size_t from = 0;
    for (std::size_t end; (end = letter->find("\r\n", from)) != std::string::npos; from = end + 2)
        EXPECT_LE(end - from, 78U);
    EXPECT_THAT(*letter, HasSubstr("Date: Thu, 1 Jan 1970 00:00:00 +0000\r\n"));
    EXPECT_THAT(*letter, HasSubstr("?=\r\n =?UTF-8?B?"));
}

}  // namespace

}  // namespace beian
