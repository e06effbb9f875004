// How is a face held against the police's picture of that name and number? By the real-person services of
// Alibaba Cloud and Tencent Cloud.
#pragma once

#include "desk/ports.h"
#include "desk/presence/verifier.h"
#include "net/http_client.h"

#include <string>

namespace beian::verifier {

struct VerifierAccount {
    std::string endpoint;  // empty: the cloud's own
    std::string region;    // of Tencent Cloud
    std::string scene;     // SceneId of Alibaba Cloud: the number of the scene in its console
    std::string key_id;
    std::string secret;
    double least = 0.7;  // of the score, where the cloud leaves the decision to whoever asks
};

/// Cloudauth 2019-03-07, `ContrastFaceVerify` (product ID_MIN, 金融级实人认证·纯服务端).
class AliyunVerifier final : public desk::Verifier {
public:
    AliyunVerifier(VerifierAccount account, const desk::Clock& clock, desk::Random& random)
        : account_(std::move(account)), clock_(clock), random_(random) {}
    std::string name() const override { return "aliyun"; }
    Result<desk::Verified> verify(const desk::VerifierQuestion& question) override;

private:
    VerifierAccount account_;
    const desk::Clock& clock_;
    desk::Random& random_;
    net::HttpClient client_;
};

/// FaceID 2018-03-01, `ImageRecognitionV2` (照片人脸核身).
class TencentVerifier final : public desk::Verifier {
public:
    TencentVerifier(VerifierAccount account, const desk::Clock& clock)
        : account_(std::move(account)), clock_(clock) {}
    std::string name() const override { return "tencent"; }
    Result<desk::Verified> verify(const desk::VerifierQuestion& question) override;

private:
    VerifierAccount account_;
    const desk::Clock& clock_;
    net::HttpClient client_;
};

}  // namespace beian::verifier
