#include "adapters/sql/accounts.h"

#include "adapters/sql/values.h"

#include <soci/soci.h>

#include <algorithm>

namespace beian::sql {

namespace {

using desk::AccountRow;
using soci::into;
using soci::use;

/// Accounts that meet `where`, whose values are bound in order.
std::vector<AccountRow> select(Database& database, const std::string& where,
                               const std::vector<std::string>& values, std::size_t most) {
    std::vector<AccountRow> rows;
    const long long limit = static_cast<long long>(std::min<std::size_t>(most, 1000));
    database.read([&](soci::session& session) {
        AccountRow row;
        std::string role, profile;
        long long version = 0, disabled = 0, created = 0, step = 0;
        soci::statement statement(session);
        for (const std::string& value : values) statement.exchange(use(value));
        statement.exchange(use(limit));
        for (std::string* text : {&row.tenant, &row.account, &row.login, &role, &row.password, &profile})
            statement.exchange(into(*text));
        for (long long* number : {&version, &disabled, &created, &step}) statement.exchange(into(*number));
        statement.alloc();
        statement.prepare(
            "SELECT tenant, account, login, role, password, profile, version, disabled, created, "
            "totp_step FROM account WHERE " +
            where + " ORDER BY account LIMIT :most");
        statement.define_and_bind();
        statement.execute();
        while (statement.fetch()) {
            const auto known = workflow::find_role(role);
            if (!known) throw std::runtime_error("an account in a role that this program does not know");
            row.role = *known;
            row.version = static_cast<std::uint64_t>(version);
            row.disabled = disabled != 0;
            row.created = instant(created);
            row.totp_step = step;
            row.profile = from_base64(profile);
            rows.push_back(row);
        }
    });
    return rows;
}

std::optional<AccountRow> first(std::vector<AccountRow> rows) {
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

}  // namespace

Status SqlAccounts::put(const AccountRow& account) {
    bool taken = false, stale = false;
    const std::string role(workflow::slug(account.role)), profile = to_base64(account.profile);
    const long long before = static_cast<long long>(account.version), version = before + 1;
    const long long disabled = account.disabled ? 1 : 0, created = column(account.created);
    const long long step = account.totp_step;
    database_.write([&](soci::session& session) {
        if (before == 0) {
            soci::statement insert =
                (session.prepare
                     << "INSERT INTO account (tenant, account, version, login, role, disabled, created, "
                        "password, totp_step, profile) VALUES (:tenant, :account, :version, :login, "
                        ":role, :disabled, :created, :password, :step, :profile) ON CONFLICT DO NOTHING",
                 use(account.tenant), use(account.account), use(version), use(account.login), use(role),
                 use(disabled), use(created), use(account.password), use(step), use(profile));
            insert.execute(true);
            taken = insert.get_affected_rows() != 1;
            return !taken;
        }
        soci::statement update =
            (session.prepare
                 << "UPDATE account SET version = :version, role = :role, disabled = :disabled, "
                    "password = :password, totp_step = :step, profile = :profile WHERE tenant = :tenant "
                    "AND account = :account AND version = :before",
             use(version), use(role), use(disabled), use(account.password), use(step), use(profile),
             use(account.tenant), use(account.account), use(before));
        update.execute(true);
        stale = update.get_affected_rows() != 1;
        return !stale;
    });
    if (taken) return Error{ErrorCode::Conflict, "this name is taken"};
    if (stale) return Error{ErrorCode::Stale, "someone changed this account meanwhile; look at it again"};
    return ok();
}

std::optional<AccountRow> SqlAccounts::find(std::string_view tenant, std::string_view account) {
    return first(select(database_, "tenant = :tenant AND account = :account",
                        {std::string(tenant), std::string(account)}, 1));
}

std::optional<AccountRow> SqlAccounts::find_by_login(std::string_view tenant, std::string_view login) {
    return first(select(database_, "tenant = :tenant AND login = :login",
                        {std::string(tenant), std::string(login)}, 1));
}

std::vector<AccountRow> SqlAccounts::list(std::string_view tenant, std::string_view after, std::size_t most) {
    return select(database_, "tenant = :tenant AND account > :after",
                  {std::string(tenant), std::string(after)}, most);
}

bool SqlAccounts::has_any(std::string_view tenant, workflow::Role role) {
    return !select(database_, "tenant = :tenant AND role = :role",
                   {std::string(tenant), std::string(workflow::slug(role))}, 1)
                .empty();
}

SqlAccounts::Failures SqlAccounts::failures(std::string_view tenant, std::string_view login) {
    const std::string of(tenant), name(login);
    long long count = 0, last = 0;
    database_.read([&](soci::session& session) {
        session << "SELECT count, last FROM login_failure WHERE tenant = :tenant AND login = :login", use(of),
            use(name), into(count), into(last);
    });
    return {static_cast<int>(count), instant(last)};
}

void SqlAccounts::count_failure(std::string_view tenant, std::string_view login, Instant now) {
    const std::string of(tenant), name(login);
    const long long at = column(now);
    database_.write([&](soci::session& session) {
        session << "INSERT INTO login_failure (tenant, login, count, last) VALUES (:tenant, :login, 0, 0) ON "
                   "CONFLICT DO NOTHING",
            use(of), use(name);
        session
            << "UPDATE login_failure SET count = count + 1, last = :last WHERE tenant = :tenant AND login = "
               ":login",
            use(at), use(of), use(name);
        return true;
    });
}

void SqlAccounts::forget_failures(std::string_view tenant, std::string_view login) {
    const std::string of(tenant), name(login);
    database_.write([&](soci::session& session) {
        session << "DELETE FROM login_failure WHERE tenant = :tenant AND login = :login", use(of), use(name);
        return true;
    });
}

}  // namespace beian::sql
