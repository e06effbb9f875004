// How do filings, their audit trail and their jobs live in a database? One store for all three, so that a
// change is one transaction.
#pragma once

#include "adapters/sql/database.h"
#include "desk/ports.h"

namespace beian::sql {

class SqlStore final : public desk::FilingStore, public desk::AuditTrail, public desk::JobQueue {
public:
    SqlStore(Database database, desk::AuditChain chain) : database_(std::move(database)), chain_(chain) {}

    Status commit(const desk::Change& change) override;
    Result<desk::StoredFiling> load(const desk::FilingKey& key) override;
    std::vector<desk::Listed> list(const desk::Query& query) override;
    bool mentions_page(std::string_view tenant, std::string_view blob) override;
    std::vector<desk::FilingKey> due(Instant now, std::size_t most) override;
    desk::Counts count(std::string_view tenant) override;
    std::vector<desk::Tallied> tallied(std::string_view tenant, std::string_view since) override;

    void append(std::string_view tenant, std::span<const desk::AuditEntry> entries) override;
    std::vector<desk::AuditRecord> read(std::string_view tenant, std::uint64_t from,
                                        std::size_t most) override;
    std::vector<std::pair<std::string, desk::Anchor>> ends() override;
    std::vector<desk::AuditRecord> search(std::string_view tenant, const desk::AuditQuery& query) override;

    void put(const desk::NewJob& job) override;
    std::optional<desk::Job> take(std::span<const std::string> kinds, Instant now,
                                  Instant lease_until) override;
    void done(const desk::Job& job) override;
    void failed(const desk::Job& job, std::string_view why, std::optional<Instant> again) override;
    std::vector<desk::DeadJob> dead(std::string_view tenant, std::string_view after,
                                    std::size_t most) override;
    std::vector<desk::NewJob> waiting(std::string_view tenant, std::string_view kind,
                                      std::size_t most) override;
    bool revive(std::string_view tenant, std::string_view id, Instant now) override;

    /// For the other stores in the same database.
    Database& database() { return database_; }

private:
    Database database_;
    desk::AuditChain chain_;
};

}  // namespace beian::sql
