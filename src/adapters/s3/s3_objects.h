// How do sealed pages stand in a bucket of whatever speaks S3?
#pragma once

#include "adapters/s3/address.h"
#include "desk/ports.h"
#include "desk/storage.h"
#include "net/http_client.h"

namespace beian::s3 {

/// How often a question is asked again that a busy or broken server did not answer, and how long it waits
/// before.
struct Patience {
    int tries = 5;
    std::chrono::milliseconds first_wait{200};
};

class S3Objects final : public desk::ObjectStore {
public:
    S3Objects(Address address, Credentials credentials, const desk::Clock& clock, Patience patience = {})
        : address_(std::move(address)),
          credentials_(std::move(credentials)),
          clock_(clock),
          patience_(patience) {}
    void put(const std::string& name, BytesView sealed) override;
    std::optional<Bytes> find(const std::string& name) override;
    std::optional<Instant> written(const std::string& name) override;
    void remove(const std::string& name) override;

private:
    net::HttpResponse ask(const std::string& method, const std::string& name, BytesView body);
    net::HttpResponse ask_once(const std::string& method, const std::string& name, BytesView body);

    Address address_;
    Credentials credentials_;
    const desk::Clock& clock_;
    Patience patience_;
    net::HttpClient client_;
};

}  // namespace beian::s3
