// Do the official services understand how we ask, and we what they say? Against a server that checks each
// signature on its own.
#include "adapters/verifier/verifier.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "adapters/machine/machine.h"
#include "server.h"

namespace beian::verifier {

namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class VerifierTest : public testing::Test {
protected:
    static const Server& server() {
        static const Server one("telling.mjs");
        return one;
    }
    static std::string address() { return "http://127.0.0.1:" + server().port(); }
    static json last() {
        net::HttpClient client;
        return json::parse(client.ask({"GET", address() + "/received"}).text()).back();
    }
    VerifierAccount account(const std::string& secret = "test-secret") const {
        return {address(), "ap-shanghai", "1000000006", "id", secret, 0.7};
    }
    desk::VerifierQuestion about(const std::string& name,
                                 const std::string& number = "11010519491231002X") const {
        return {"check-1", name, number, photo};
    }
    AliyunVerifier aliyun(const std::string& secret = "test-secret") {
        return {account(secret), clock, random};
    }
    TencentVerifier tencent(const std::string& secret = "test-secret") { return {account(secret), clock}; }

    const Bytes photo{0xFF, 0xD8, 0xFF, 0x00, 0x3E};
    machine::SystemClock clock;
    machine::SystemRandom random;
};

TEST_F(VerifierTest, AlibabaCloudSaysWhoseFaceItIs) {
    auto service = aliyun();
    const auto same = service.verify(about("样本丙"));
    ASSERT_TRUE(same) << same.error().message;
    EXPECT_EQ(*same, (desk::Verified{true, 0.915, "200", "c-1"}));
    const json got = last();
    EXPECT_EQ(got["version"], "2019-03-07");
    EXPECT_EQ(got["form"], json({{"SceneId", "1000000006"},
                                 {"OuterOrderNo", "check-1"},
                                 {"ProductCode", "ID_MIN"},
                                 {"CertType", "IDENTITY_CARD"},
                                 {"CertName", "样本丙"},
                                 {"CertNo", "11010519491231002X"},
                                 {"FaceContrastPicture", "/9j/AD4="}}));
    const auto other = service.verify(about("样本丁"));
    ASSERT_TRUE(other);
    EXPECT_EQ(*other, (desk::Verified{false, 0.12, "204", "c-1"}));
}

TEST_F(VerifierTest, TencentCloudSaysWhoseFaceItIs) {
    auto service = tencent();
    const auto same = service.verify(about("样本丙"));
    ASSERT_TRUE(same) << same.error().message;
    EXPECT_EQ(*same, (desk::Verified{true, 0.915, "Success", "r-2"}));
    const json got = last();
    EXPECT_EQ(got["version"], "2018-03-01");
    EXPECT_EQ(got["asked"]["IdCard"], "11010519491231002X");
    EXPECT_EQ(got["asked"]["ImageBase64"], "/9j/AD4=");
    const auto other = service.verify(about("样本丁"));
    ASSERT_TRUE(other);
    EXPECT_EQ(*other, (desk::Verified{false, 0.2, "FailedOperation.CompareLowSimilarity", "r-2"}));
    const auto unlike = service.verify(about("样本戊"));
    ASSERT_TRUE(unlike);
    EXPECT_FALSE(unlike->same) << "55 of 100 is less than is asked for";
}

TEST_F(VerifierTest, AServiceThatIsBusyIsAskedAgainAndOneThatRefusesIsNot) {
    auto one = aliyun();
    auto two = tencent();
    for (desk::Verifier* service : std::initializer_list<desk::Verifier*>{&one, &two}) {
        EXPECT_THROW((void)service->verify(about("忙")), net::Unreachable) << service->name();
        const auto refused = service->verify(about("样本丙", "123"));
        ASSERT_FALSE(refused) << service->name();
        EXPECT_THAT(refused.error().message, Not(HasSubstr("样本"))) << service->name();
    }
}

TEST_F(VerifierTest, AWrongSecretIsToldWithoutTheSecret) {
    auto one = aliyun("another");
    auto two = tencent("another");
    for (desk::Verifier* service : std::initializer_list<desk::Verifier*>{&one, &two}) {
        const auto refused = service->verify(about("样本丙"));
        ASSERT_FALSE(refused) << service->name();
        EXPECT_THAT(refused.error().message,
                    testing::AllOf(HasSubstr("Signature"), Not(HasSubstr("another"))));
    }
}

}  // namespace

}  // namespace beian::verifier
