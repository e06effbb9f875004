#include "adapters/sql/accounts.h"
#include "adapters/sql/values.h"

#include <soci/soci.h>

namespace beian::sql {

namespace {

using desk::SessionRow;
using desk::TokenRow;
using soci::into;
using soci::use;

std::vector<TokenRow> select_tokens(Database& database, const std::string& where, const std::string& tenant,
                                    const std::string& value) {
    std::vector<TokenRow> rows;
    database.read([&](soci::session& session) {
        TokenRow row;
        long long created = 0, until = 0;
        soci::statement statement =
            (session.prepare
                 << "SELECT tenant, digest, token, account, label, scopes, created, until FROM api_token "
                    "WHERE tenant = :tenant AND " +
                        where + " ORDER BY created, token",
             use(tenant), use(value), into(row.tenant), into(row.digest), into(row.token), into(row.account),
             into(row.label), into(row.scopes), into(created), into(until));
        statement.execute();
        while (statement.fetch()) {
            row.created = instant(created);
            row.until = instant(until);
            rows.push_back(row);
        }
    });
    return rows;
}

std::vector<SessionRow> select_sessions(Database& database, const std::string& where,
                                        const std::string& tenant, const std::string& value) {
    std::vector<SessionRow> rows;
    database.read([&](soci::session& session) {
        SessionRow row;
        long long begun = 0, seen = 0, until = 0;
        soci::statement statement =
            (session.prepare
                 << "SELECT tenant, digest, account, begun, seen, until FROM session WHERE tenant = :tenant "
                    "AND " +
                        where + " ORDER BY seen DESC, digest",
             use(tenant), use(value), into(row.tenant), into(row.digest), into(row.account), into(begun),
             into(seen), into(until));
        statement.execute();
        while (statement.fetch()) {
            row.begun = instant(begun);
            row.seen = instant(seen);
            row.until = instant(until);
            rows.push_back(row);
        }
    });
    return rows;
}

}  // namespace

void SqlAccounts::put_session(const SessionRow& row) {
    const long long begun = column(row.begun), seen = column(row.seen), until = column(row.until);
    database_.write([&](soci::session& session) {
        session
            << "INSERT INTO session (tenant, digest, account, begun, seen, until) VALUES (:tenant, :digest, "
               ":account, :begun, :seen, :until) ON CONFLICT (tenant, digest) DO UPDATE SET seen = "
               "excluded.seen, until = excluded.until",
            use(row.tenant), use(row.digest), use(row.account), use(begun), use(seen), use(until);
        return true;
    });
}

std::optional<SessionRow> SqlAccounts::find_session(std::string_view tenant, std::string_view digest) {
    auto rows = select_sessions(database_, "digest = :digest", std::string(tenant), std::string(digest));
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

std::vector<SessionRow> SqlAccounts::sessions(std::string_view tenant, std::string_view account) {
    return select_sessions(database_, "account = :account", std::string(tenant), std::string(account));
}

bool SqlAccounts::remove_session(std::string_view tenant, std::string_view digest) {
    const std::string of(tenant), name(digest);
    bool was_there = false;
    database_.write([&](soci::session& session) {
        soci::statement removal =
            (session.prepare << "DELETE FROM session WHERE tenant = :tenant AND digest = :digest", use(of),
             use(name));
        removal.execute(true);
        was_there = removal.get_affected_rows() == 1;
        return true;
    });
    return was_there;
}

void SqlAccounts::remove_sessions(std::string_view tenant, std::string_view account, std::string_view but) {
    const std::string of(tenant), name(account), kept(but);
    database_.write([&](soci::session& session) {
        session << "DELETE FROM session WHERE tenant = :tenant AND account = :account AND digest <> :but",
            use(of), use(name), use(kept);
        return true;
    });
}

void SqlAccounts::remove_sessions_until(Instant now) {
    const long long at = column(now);
    database_.write([&](soci::session& session) {
        session << "DELETE FROM session WHERE until <= :now", use(at);
        return true;
    });
}

void SqlAccounts::put_token(const TokenRow& row) {
    const long long created = column(row.created), until = column(row.until);
    database_.write([&](soci::session& session) {
        session
            << "INSERT INTO api_token (tenant, digest, token, account, label, scopes, created, until) VALUES "
               "(:tenant, :digest, :token, :account, :label, :scopes, :created, :until)",
            use(row.tenant), use(row.digest), use(row.token), use(row.account), use(row.label),
            use(row.scopes), use(created), use(until);
        return true;
    });
}

std::optional<TokenRow> SqlAccounts::find_token(std::string_view tenant, std::string_view digest) {
    auto rows = select_tokens(database_, "digest = :digest", std::string(tenant), std::string(digest));
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

std::vector<TokenRow> SqlAccounts::tokens(std::string_view tenant, std::string_view account) {
    return select_tokens(database_, "account = :account", std::string(tenant), std::string(account));
}

bool SqlAccounts::remove_token(std::string_view tenant, std::string_view account, std::string_view token) {
    const std::string of(tenant), whose(account), name(token);
    bool removed = false;
    database_.write([&](soci::session& session) {
        soci::statement remove =
            (session.prepare
                 << "DELETE FROM api_token WHERE tenant = :tenant AND account = :account AND token = :token",
             use(of), use(whose), use(name));
        remove.execute(true);
        removed = remove.get_affected_rows() > 0;
        return true;
    });
    return removed;
}

}  // namespace beian::sql
