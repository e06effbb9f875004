#include "adapters/sql/audit_rows.h"
#include "adapters/sql/store.h"
#include "adapters/sql/values.h"

#include <soci/soci.h>

#include <algorithm>

namespace beian::sql {

namespace {

using desk::Anchor;
using desk::AuditEntry;
using desk::AuditRecord;
using soci::into;
using soci::use;

std::optional<Anchor> head_of(soci::session& session, const Database& database, const std::string& tenant) {
    session
        << "INSERT INTO audit_head (tenant, number, digest) VALUES (:tenant, 0, '') ON CONFLICT DO NOTHING",
        use(tenant);
    long long number = 0;
    std::string digest;
    session << "SELECT number, digest FROM audit_head WHERE tenant = :tenant" + database.for_update(),
        use(tenant), into(number), into(digest);
    if (number == 0) return std::nullopt;
    const auto parsed = desk::parse_digest(digest);
    if (!parsed) throw std::runtime_error("the head of an audit trail holds no digest");
    return Anchor{static_cast<std::uint64_t>(number), *parsed};
}

void insert(soci::session& session, const std::string& tenant, const AuditRecord& record) {
    const long long number = static_cast<long long>(record.number), at = column(record.entry.at);
    const std::string digest = desk::to_hex(record.digest);
    const AuditEntry& entry = record.entry;
    session << "INSERT INTO audit (tenant, number, at, actor, role, action, filing, purpose, detail, digest) "
               "VALUES (:tenant, "
               ":number, :at, :actor, :role, :action, :filing, :purpose, :detail, :digest)",
        use(tenant), use(number), use(at), use(entry.actor), use(entry.role), use(entry.action),
        use(entry.filing), use(entry.purpose), use(entry.detail), use(digest);
}

}  // namespace

void put_audit(soci::session& session, const Database& database, const desk::AuditChain& chain,
               const std::string& tenant, std::span<const AuditEntry> entries) {
    if (entries.empty()) return;
    std::optional<Anchor> head = head_of(session, database, tenant);
    for (const AuditEntry& entry : entries) {
        const AuditRecord record = chain.next(tenant, head, entry);
        insert(session, tenant, record);
        head = Anchor{record.number, record.digest};
    }
    const long long number = static_cast<long long>(head->number);
    const std::string digest = desk::to_hex(head->digest);
    session << "UPDATE audit_head SET number = :number, digest = :digest WHERE tenant = :tenant", use(number),
        use(digest), use(tenant);
}

void SqlStore::append(std::string_view tenant, std::span<const AuditEntry> entries) {
    database_.write([&](soci::session& session) {
        put_audit(session, database_, chain_, std::string(tenant), entries);
        return true;
    });
}

namespace {

/// Runs a select whose conditions bind what `bind` binds.
template <class Bind>
std::vector<AuditRecord> select(soci::session& session, const std::string& where, Bind bind) {
    std::vector<AuditRecord> records;
    AuditRecord record;
    AuditEntry& entry = record.entry;
    long long number = 0, at = 0;
    std::string digest;
    soci::statement statement(session);
    bind(statement);
    statement.exchange(into(number));
    statement.exchange(into(at));
    for (std::string* text :
         {&entry.actor, &entry.role, &entry.action, &entry.filing, &entry.purpose, &entry.detail, &digest})
        statement.exchange(into(*text));
    statement.alloc();
    statement.prepare(
        "SELECT number, at, actor, role, action, filing, purpose, detail, digest FROM audit WHERE " + where);
    statement.define_and_bind();
    statement.execute();
    while (statement.fetch()) {
        record.number = static_cast<std::uint64_t>(number);
        entry.at = instant(at);
        // A digest that is none was tampered with: the chain will say so.
        record.digest = desk::parse_digest(digest).value_or(desk::Digest{});
        records.push_back(record);
    }
    return records;
}

}  // namespace

std::vector<AuditRecord> SqlStore::read(std::string_view tenant, std::uint64_t from, std::size_t most) {
    std::vector<AuditRecord> records;
    const std::string name(tenant);
    const long long first = static_cast<long long>(from), limit = static_cast<long long>(most);
    database_.read([&](soci::session& session) {
        records = select(session, "tenant = :tenant AND number >= :first ORDER BY number LIMIT :most",
                         [&](soci::statement& statement) {
                             statement.exchange(use(name));
                             statement.exchange(use(first));
                             statement.exchange(use(limit));
                         });
    });
    return records;
}

std::vector<AuditRecord> SqlStore::search(std::string_view tenant, const desk::AuditQuery& query) {
    std::vector<AuditRecord> records;
    const std::string name(tenant);
    const long long before = query.before == 0 ? kNever : static_cast<long long>(query.before);
    const long long limit = static_cast<long long>(std::min<std::size_t>(query.most, 1000));
    std::string where = "tenant = :tenant AND number < :before";
    if (query.filing) where += " AND filing = :filing";
    if (query.actor) where += " AND actor = :actor";
    database_.read([&](soci::session& session) {
        records =
            select(session, where + " ORDER BY number DESC LIMIT :most", [&](soci::statement& statement) {
                statement.exchange(use(name));
                statement.exchange(use(before));
                if (query.filing) statement.exchange(use(*query.filing));
                if (query.actor) statement.exchange(use(*query.actor));
                statement.exchange(use(limit));
            });
    });
    return records;
}

std::vector<std::pair<std::string, Anchor>> SqlStore::ends() {
    std::vector<std::pair<std::string, Anchor>> found;
    database_.read([&](soci::session& session) {
        std::string tenant, digest;
        long long number = 0;
        // Not from the heads: whoever removed one must not hide a tenant's trail by it.
        soci::statement select =
            (session.prepare
                 << "SELECT a.tenant, a.number, a.digest FROM audit a JOIN (SELECT tenant, MAX(number) AS "
                    "number FROM audit GROUP BY tenant) m ON a.tenant = m.tenant AND a.number = m.number "
                    "ORDER BY a.tenant",
             into(tenant), into(number), into(digest));
        select.execute();
        while (select.fetch())
            found.push_back(
                {tenant,
                 {static_cast<std::uint64_t>(number), desk::parse_digest(digest).value_or(desk::Digest{})}});
    });
    return found;
}

}  // namespace beian::sql
