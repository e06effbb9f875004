#include "adapters/s3/s3_objects.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../desk/memory.h"
#include "adapters/machine/machine.h"
#include "adapters/s3/signature.h"
#include "net/signing.h"
#include "server.h"

namespace beian::s3 {

namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

Address parsed(std::string_view url) {
    auto address = parse_address(url);
    if (!address) throw std::runtime_error(address.error().message);
    return *address;
}

TEST(Address, SaysWhereTheBucketIs) {
    const Address address =
        parsed("s3://pages/desk/one/?endpoint=https://oss-cn-hangzhou.aliyuncs.com/&region=oss-cn-hangzhou");
    EXPECT_EQ(address, (Address{"pages", "desk/one/", "https://oss-cn-hangzhou.aliyuncs.com",
                                "oss-cn-hangzhou", false}));
    EXPECT_EQ(host_of(address), "pages.oss-cn-hangzhou.aliyuncs.com");
    EXPECT_EQ(path_of(address, "pages/%e5/ab"), "/desk/one/pages/%25e5/ab");
    const Address other = parsed("s3://my.bucket?region=eu-west-1");
    EXPECT_EQ(host_of(other), "s3.eu-west-1.amazonaws.com");
    EXPECT_EQ(path_of(other, "a"), "/my.bucket/a");
}

TEST(Address, RefusesWhatIsNone) {
    for (const char* url :
         {"", "s3://", "s3://ab", "s3://Pages", "https://pages", "s3://pages/../x", "s3://pages//x",
          "s3://pages?endpoint=ftp://x", "s3://pages?endpoint=https://user@host", "s3://pages?size=3",
          "s3://pages?region", "s3://pages?style=odd"})
        EXPECT_FALSE(parse_address(url)) << url;
}

// The example "GET Object" of docs.aws.amazon.com, "Authenticating Requests: Using the Authorization Header".
TEST(Signature, IsTheOneThatAmazonPublishes) {
    const Credentials credentials{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", {}};
    const Asked asked{"GET",
                      "examplebucket.s3.amazonaws.com",
                      "/test.txt",
                      {{"range", "bytes=0-9"}},
                      net::to_hex(net::sha256(std::string_view{}))};
    const auto headers =
        signed_headers(asked, credentials, "us-east-1", *parse_instant("2013-05-24T00:00:00.000Z"));
    EXPECT_THAT(headers, Contains(Pair(
                             "authorization",
                             HasSubstr("SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature="
                                       "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"))));
}

class BucketTest : public testing::Test {
protected:
    static const Server& server() {
        static const Server one("s3.mjs");
        return one;
    }
    static Address address() {
        return parsed("s3://pages/desk?style=path&endpoint=http://127.0.0.1:" + server().port());
    }
    machine::SystemClock clock;
};

TEST_F(BucketTest, IsAskedWithTheRightKeyOnly) {
    S3Objects objects(address(), {"S3RVER", "wrong", {}}, clock);
    try {
        objects.put("pages/t1/ab/abc", Bytes{1});
        FAIL() << "a wrong key was taken";
    } catch (const std::runtime_error& fault) {
        EXPECT_THAT(fault.what(), HasSubstr("403 SignatureDoesNotMatch"));
        EXPECT_THAT(fault.what(), Not(HasSubstr("wrong")));
    }
}

TEST_F(BucketTest, SaysWhenAPageWasWritten) {
    S3Objects objects(address(), {"S3RVER", "S3RVER", {}}, clock);
    objects.put("pages/t1/ab/abc", Bytes{1});
    const auto written = objects.written("pages/t1/ab/abc");
    ASSERT_TRUE(written);
    EXPECT_LT(std::chrono::abs(clock.now() - *written), std::chrono::minutes{1});
}

TEST(Bucket, IsAskedAgainBeforeItIsGivenUp) {
    machine::SystemClock clock;
    // Nobody listens there.
    S3Objects objects(parsed("s3://pages?style=path&endpoint=http://127.0.0.1:1"), {"a", "b", {}}, clock,
                      {.tries = 3, .first_wait = std::chrono::milliseconds{20}});
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_THROW(objects.find("pages/t1/ab/abc"), net::Unreachable);
    EXPECT_GE(std::chrono::steady_clock::now() - begun, std::chrono::milliseconds{60});
}

}  // namespace

}  // namespace beian::s3
