// How is a question to S3 signed? Signature Version 4, as docs.aws.amazon.com describes it for one chunk.
#pragma once

#include "adapters/s3/address.h"
#include "base/instant.h"
#include "net/http_client.h"

namespace beian::s3 {

struct Asked {
    std::string method;
    std::string host;
    std::string path;        // encoded
    net::Headers headers{};  // more that are to be signed, names in lower case
    std::string payload_sha256;
};

/// The headers that prove it: those of `asked`, the moment, the payload's digest and the signature.
net::Headers signed_headers(const Asked& asked, const Credentials& credentials, const std::string& region,
                            Instant now);

}  // namespace beian::s3
