// Where do the tests of HTTP happen? On a real server over SQLite, with a clock turned by hand, and someone
// in every role.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <thread>

#include "../desk/filming.h"
#include "../desk/memory.h"
#include "../desk/support.h"
#include "adapters/machine/machine.h"
#include "adapters/sql/accounts.h"
#include "adapters/sql/arrivals.h"
#include "adapters/sql/store.h"
#include "client.h"
#include "desk/judging.h"
#include "http/metrics.h"
#include "http/server.h"

namespace beian::http {

inline const std::string kPassword = "correct horse battery";

struct PlaceOptions {
    desk::AccountPolicy policy{.open = true};
    ServerOptions server{};
    std::string set_up{};
};

/// Keeps answers as `below` does; or dies after the change, before the answer is kept.
class MortalAnswers final : public desk::AnswerStore {
public:
    explicit MortalAnswers(desk::AnswerStore& below) : below_(below) {}
    desk::Known begin(const desk::AnswerKey& key, std::string_view request, Instant now,
                      Instant lease) override {
        return below_.begin(key, request, now, lease);
    }
    void keep(const desk::AnswerKey& key, BytesView sealed, Instant until) override {
        if (!dies) below_.keep(key, sealed, until);
    }
    void forget(const desk::AnswerKey& key) override { below_.forget(key); }
    void remove_answers_until(Instant now) override { below_.remove_answers_until(now); }
    bool dies = false;

private:
    desk::AnswerStore& below_;
};

class Place {
public:
    explicit Place(PlaceOptions options = {});
    ~Place();

    /// Someone of a role, with a token of every scope; made when first asked for.
    Client as(workflow::Role role, const std::string& name = {}, const std::string& tenant = "main");
    std::string account_of(workflow::Role role, const std::string& name = {},
                           const std::string& tenant = "main");
    Client anyone() const { return Client(port()); }
    std::uint16_t port() const { return server->port(); }
    /// Ends the server as SIGTERM does.
    void drain();

    /// A company's filing that nothing stands in the way of; its ETag's number goes into `version`.
    std::string ready(const desk::Caller& who);
    desk::Caller caller(workflow::Role role, const std::string& name = {},
                        const std::string& tenant = "main");

    std::string folder;
    desk::GlassVault vault;
    desk::MemoryBlobs blobs;
    desk::HandClock clock;
    machine::SystemRandom random;
    desk::CountingRandom
        draws;  // what a live check asks: one genuine person in twenty fails, and not in some runs only
    desk::Books books = desk::the_books();
    std::unique_ptr<sql::SqlStore> store;
    std::unique_ptr<sql::SqlAccounts> account_store;
    std::unique_ptr<sql::SqlArrivals> arrivals;
    std::unique_ptr<MortalAnswers> answers;
    std::unique_ptr<desk::FilingDesk> filings;
    std::unique_ptr<desk::Accounts> accounts;
    std::unique_ptr<desk::Uploads> uploads;
    desk::AuditChain chain{desk::Digest{5}};
    desk::PhotoBooks photo_books = desk::loaded(desk::load_photo_books(BEIAN_SOURCE_DIR "/rules"));
    desk::RetentionBook retention =
        desk::loaded(desk::load_retention_book(BEIAN_SOURCE_DIR "/rules/retention.yaml"));
    image::BareExaminer examiner;
    desk::MemoryPresence presence_store;
    desk::ScriptedFaces faces;
    std::unique_ptr<desk::PresenceChecks> presence;
    std::unique_ptr<desk::Exporter> exporter;
    Metrics metrics;
    std::unique_ptr<Services> services;
    std::unique_ptr<Server> server;

private:
    struct Person {
        std::string account;
        std::string token;
    };
    const Person& person(workflow::Role role, const std::string& name, const std::string& tenant);
    std::map<std::string, Person> people_;
    std::thread thread_;
};

/// The value of `field` in a filing's answer, as If-Match wants it.
inline Headers if_match(const Answer& answer) {
    return {{"If-Match", answer.header("etag")}};
}

}  // namespace beian::http
