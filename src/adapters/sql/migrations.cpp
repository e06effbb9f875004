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
    {
        "CREATE TABLE account (tenant TEXT NOT NULL, account TEXT NOT NULL, version BIGINT NOT NULL, login "
        "TEXT "
        "NOT NULL, role TEXT NOT NULL, disabled BIGINT NOT NULL, created BIGINT NOT NULL, password TEXT NOT "
        "NULL, "
        "totp_step BIGINT NOT NULL, profile TEXT NOT NULL, PRIMARY KEY (tenant, account))",
        "CREATE UNIQUE INDEX account_by_login ON account (tenant, login)",
        "CREATE TABLE session (tenant TEXT NOT NULL, digest TEXT NOT NULL, account TEXT NOT NULL, begun "
        "BIGINT NOT "
        "NULL, seen BIGINT NOT NULL, until BIGINT NOT NULL, PRIMARY KEY (tenant, digest))",
        "CREATE INDEX session_by_account ON session (tenant, account)",
        "CREATE INDEX session_by_end ON session (until)",
        "CREATE TABLE api_token (tenant TEXT NOT NULL, digest TEXT NOT NULL, token TEXT NOT NULL, account "
        "TEXT NOT "
        "NULL, label TEXT NOT NULL, scopes TEXT NOT NULL, created BIGINT NOT NULL, until BIGINT NOT NULL, "
        "PRIMARY KEY (tenant, digest))",
        "CREATE INDEX api_token_by_account ON api_token (tenant, account, created)",
        "CREATE TABLE login_failure (tenant TEXT NOT NULL, login TEXT NOT NULL, count BIGINT NOT NULL, last "
        "BIGINT "
        "NOT NULL, PRIMARY KEY (tenant, login))",
        "CREATE TABLE answer (tenant TEXT NOT NULL, caller TEXT NOT NULL, name TEXT NOT NULL, request TEXT "
        "NOT "
        "NULL, until BIGINT NOT NULL, sealed TEXT NOT NULL, PRIMARY KEY (tenant, caller, name))",
        "CREATE INDEX answer_by_end ON answer (until)",
        "CREATE TABLE upload (tenant TEXT NOT NULL, upload TEXT NOT NULL, filing TEXT NOT NULL, caller TEXT "
        "NOT "
        "NULL, item TEXT NOT NULL, side TEXT NOT NULL, material TEXT NOT NULL, media_type TEXT NOT NULL, "
        "bytes "
        "BIGINT NOT NULL, digest TEXT NOT NULL, arrived BIGINT NOT NULL, until BIGINT NOT NULL, "
        "PRIMARY KEY (tenant, upload))",
        "CREATE INDEX upload_by_end ON upload (until)",
        "CREATE INDEX upload_by_caller ON upload (tenant, caller)",
        "CREATE TABLE upload_part (tenant TEXT NOT NULL, upload TEXT NOT NULL, arrived BIGINT NOT NULL, "
        "sealed TEXT "
        "NOT NULL, PRIMARY KEY (tenant, upload, arrived))",
        "CREATE TABLE tally (tenant TEXT NOT NULL, month TEXT NOT NULL, what TEXT NOT NULL, name TEXT NOT "
        "NULL, "
        "count BIGINT NOT NULL, amount BIGINT NOT NULL, PRIMARY KEY (tenant, month, what, name))",
        "CREATE INDEX audit_by_filing ON audit (tenant, filing, number)",
        "CREATE INDEX audit_by_actor ON audit (tenant, actor, number)",
    },
    {
        // What a request changed (filing, item and side of a page), in the transaction that changed it.
        "ALTER TABLE answer ADD COLUMN done TEXT NOT NULL DEFAULT ''",
        // An agent's own list of one stage, among the hundred thousand that the agent has.
        "CREATE INDEX filing_by_owner_and_stage ON filing (tenant, owner, stage, submitted, filing)",
    },
    {
        // Live checks of people; `kept`: their frames are still there. (CHECK is a word of SQL.)
        "CREATE TABLE presence_check (tenant TEXT NOT NULL, proof TEXT NOT NULL, filing TEXT NOT NULL, "
        "person "
        "TEXT NOT NULL, caller TEXT NOT NULL, state TEXT NOT NULL, begun BIGINT NOT NULL, until BIGINT NOT "
        "NULL, arrived BIGINT NOT NULL, last TEXT NOT NULL, sealed TEXT NOT NULL, verdict TEXT NOT NULL, "
        "kept "
        "BIGINT NOT NULL, PRIMARY KEY (tenant, proof))",
        "CREATE INDEX presence_check_by_person ON presence_check (tenant, filing, person, begun)",
        "CREATE INDEX presence_check_by_end ON presence_check (kept, until)",
        "CREATE TABLE presence_frames (tenant TEXT NOT NULL, proof TEXT NOT NULL, first BIGINT NOT NULL, "
        "count "
        "BIGINT NOT NULL, blob TEXT NOT NULL, sealed TEXT NOT NULL, PRIMARY KEY (tenant, proof, first))",
    },
    {
        // 0: written before this step.
        "ALTER TABLE tenant_key ADD COLUMN made BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE tenant_key ADD COLUMN wrapped_at BIGINT NOT NULL DEFAULT 0",
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
