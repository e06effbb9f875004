#include "adapters/sql/database.h"

#include <soci/soci.h>

#include <array>
#include <string_view>
#include <vector>

namespace beian::sql {

namespace {

// Texts, whole numbers and nothing else: one schema for both engines. Moments are milliseconds since 1970;
// bytes are sealed and written as base64; kNever stands for a moment that is not, so that orders need no
// NULL. Every key begins with the tenant, which is what a distributed PostgreSQL spreads by. Never edit a
// step that was published: add the next.
const std::vector<std::vector<std::string_view>> kSteps = {
    {
        "CREATE TABLE filing (tenant TEXT NOT NULL, filing TEXT NOT NULL, version BIGINT NOT NULL, kind TEXT "
        "NOT NULL, "
        "stage TEXT NOT NULL, owner TEXT NOT NULL, province TEXT NOT NULL, claimed_by TEXT NOT NULL, since "
        "BIGINT NOT NULL, "
        "submitted BIGINT NOT NULL, due BIGINT NOT NULL, services BIGINT NOT NULL, form TEXT NOT NULL, "
        "PRIMARY KEY (tenant, filing))",
        "CREATE INDEX filing_by_stage ON filing (tenant, stage, submitted, filing)",
        "CREATE INDEX filing_by_owner ON filing (tenant, owner, submitted, filing)",
        "CREATE INDEX filing_by_claim ON filing (tenant, claimed_by, submitted, filing)",
        "CREATE INDEX filing_by_submitted ON filing (tenant, submitted, filing)",
        "CREATE INDEX filing_by_due ON filing (due)",
        "CREATE TABLE filing_event (tenant TEXT NOT NULL, filing TEXT NOT NULL, version BIGINT NOT NULL, "
        "sealed TEXT NOT NULL, "
        "PRIMARY KEY (tenant, filing, version))",
        "CREATE TABLE filing_mark (tenant TEXT NOT NULL, filing TEXT NOT NULL, mark TEXT NOT NULL, "
        "PRIMARY KEY (tenant, filing, mark))",
        "CREATE INDEX filing_mark_by_mark ON filing_mark (tenant, mark, filing)",
        "CREATE TABLE page (tenant TEXT NOT NULL, filing TEXT NOT NULL, item TEXT NOT NULL, side TEXT NOT "
        "NULL, "
        "material TEXT NOT NULL, blob TEXT NOT NULL, media_type TEXT NOT NULL, bytes BIGINT NOT NULL, added "
        "BIGINT NOT NULL, "
        "report TEXT NOT NULL, PRIMARY KEY (tenant, filing, item, side))",
        "CREATE TABLE audit_head (tenant TEXT NOT NULL PRIMARY KEY, number BIGINT NOT NULL, digest TEXT NOT "
        "NULL)",
        "CREATE TABLE audit (tenant TEXT NOT NULL, number BIGINT NOT NULL, at BIGINT NOT NULL, actor TEXT "
        "NOT NULL, "
        "role TEXT NOT NULL, action TEXT NOT NULL, filing TEXT NOT NULL, purpose TEXT NOT NULL, detail TEXT "
        "NOT NULL, "
        "digest TEXT NOT NULL, PRIMARY KEY (tenant, number))",
        "CREATE TABLE job (tenant TEXT NOT NULL, once TEXT NOT NULL, kind TEXT NOT NULL, payload TEXT NOT "
        "NULL, "
        "run_at BIGINT NOT NULL, attempt BIGINT NOT NULL, state BIGINT NOT NULL, why TEXT NOT NULL, "
        "PRIMARY KEY (tenant, once))",
        "CREATE INDEX job_by_time ON job (state, kind, run_at)",
    },
    {
        "CREATE TABLE tenant_key (tenant TEXT NOT NULL PRIMARY KEY, wrapped TEXT NOT NULL)",
        "CREATE INDEX page_by_blob ON page (tenant, blob)",
    },
};

}  // namespace

int schema_version(soci::session& session) {
    int number = 0;
    soci::indicator is = soci::i_null;
    session << "SELECT MAX(number) FROM schema_step", soci::into(number, is);
    return is == soci::i_ok ? number : 0;
}

void migrate(soci::session& session) {
    session << "CREATE TABLE IF NOT EXISTS schema_step (number INTEGER NOT NULL PRIMARY KEY)";
    const int reached = schema_version(session);
    const int known = static_cast<int>(kSteps.size());
    if (reached > known)
        throw std::runtime_error("the database is at step " + std::to_string(reached) +
                                 ", this program knows " + std::to_string(known) + ": run the newer program");
    for (int step = reached + 1; step <= known; ++step) {
        for (const std::string_view statement : kSteps[static_cast<std::size_t>(step - 1)])
            session << std::string(statement);
        session << "INSERT INTO schema_step (number) VALUES (:number)", soci::use(step);
    }
}

}  // namespace beian::sql
