#include "adapters/sql/job_rows.h"
#include "adapters/sql/store.h"
#include "adapters/sql/values.h"

#include <soci/soci.h>

#include <algorithm>

namespace beian::sql {

namespace {

using desk::Job;
using soci::into;
using soci::use;

// Of the column `state`. A job that is done stays for a while, so that the same is not queued again.
constexpr long long kWaiting = 0;
constexpr long long kDone = 1;
constexpr long long kDead = 2;

/// Only whoever holds the lease may end it: a worker that was too slow finds another attempt in its place.
void end(Database& database, const Job& job, long long state, long long run_at, const std::string& why) {
    const long long attempt = job.attempt;
    database.write([&](soci::session& session) {
        session << "UPDATE job SET state = :state, run_at = :run_at, why = :why WHERE tenant = :tenant AND "
                   "once = :once AND "
                   "attempt = :attempt AND state = 0",
            use(state), use(run_at), use(why), use(job.tenant), use(job.id), use(attempt);
        return true;
    });
}

}  // namespace

void put_job(soci::session& session, const desk::NewJob& job) {
    const long long run_at = column(job.run_at);
    session << "INSERT INTO job (tenant, once, kind, payload, run_at, attempt, state, why) VALUES (:tenant, "
               ":once, :kind, "
               ":payload, :run_at, 0, 0, '') ON CONFLICT DO NOTHING",
        use(job.tenant), use(job.once), use(job.kind), use(job.payload), use(run_at);
}

void SqlStore::put(const desk::NewJob& job) {
    database_.write([&](soci::session& session) {
        put_job(session, job);
        return true;
    });
}

std::optional<Job> SqlStore::take(std::span<const std::string> kinds, Instant now, Instant lease_until) {
    if (kinds.empty()) return std::nullopt;
    std::optional<Job> taken;
    const long long at = column(now), until = column(lease_until);
    std::string list;
    for (std::size_t n = 0; n < kinds.size(); ++n) list += (n == 0 ? ":k" : ", :k") + std::to_string(n);
    const std::string sql =
        "SELECT tenant, once, kind, payload, attempt FROM job WHERE state = 0 AND run_at <= :now AND kind IN "
        "(" +
        list + ") ORDER BY run_at LIMIT 1" + database_.skip_locked();
    database_.write([&](soci::session& session) {
        Job job;
        long long attempt = 0;
        soci::statement select(session);
        select.exchange(use(at));
        for (const std::string& kind : kinds) select.exchange(use(kind));
        for (std::string* text : {&job.tenant, &job.id, &job.kind, &job.payload})
            select.exchange(into(*text));
        select.exchange(into(attempt));
        select.alloc();
        select.prepare(sql);
        select.define_and_bind();
        taken.reset();
        if (!select.execute(true)) return false;
        ++attempt;
        session
            << "UPDATE job SET run_at = :until, attempt = :attempt WHERE tenant = :tenant AND once = :once",
            use(until), use(attempt), use(job.tenant), use(job.id);
        job.attempt = static_cast<int>(attempt);
        taken = std::move(job);
        return true;
    });
    return taken;
}

void SqlStore::done(const Job& job) {
    end(database_, job, kDone, 0, {});
}

void SqlStore::failed(const Job& job, std::string_view why, std::optional<Instant> again) {
    end(database_, job, again ? kWaiting : kDead, again ? column(*again) : 0, std::string(why));
}

std::vector<desk::DeadJob> SqlStore::dead(std::string_view tenant, std::string_view after, std::size_t most) {
    std::vector<desk::DeadJob> found;
    const std::string of(tenant), behind(after);
    const long long limit = static_cast<long long>(most);
    database_.read([&](soci::session& session) {
        desk::DeadJob dead;
        Job& job = dead.job;
        long long attempt = 0;
        soci::statement select =
            (session.prepare << "SELECT tenant, once, kind, payload, attempt, why FROM job WHERE state = "
                                ":state AND tenant = :tenant AND once > :after ORDER BY once LIMIT :most",
             use(kDead), use(of), use(behind), use(limit), into(job.tenant), into(job.id), into(job.kind),
             into(job.payload), into(attempt), into(dead.why));
        select.execute();
        while (select.fetch()) {
            job.attempt = static_cast<int>(attempt);
            found.push_back(dead);
        }
    });
    return found;
}

std::vector<desk::NewJob> SqlStore::waiting(std::string_view tenant, std::string_view kind,
                                            std::size_t most) {
    std::vector<desk::NewJob> found;
    const std::string of(tenant), what(kind);
    const long long limit = static_cast<long long>(most);
    database_.read([&](soci::session& session) {
        desk::NewJob job;
        long long run_at = 0;
        soci::statement select =
            (session.prepare
                 << "SELECT tenant, once, kind, payload, run_at FROM job WHERE state = :state AND "
                    "kind = :kind AND tenant = :tenant ORDER BY run_at, once LIMIT :most",
             use(kWaiting), use(what), use(of), use(limit), into(job.tenant), into(job.once), into(job.kind),
             into(job.payload), into(run_at));
        select.execute();
        while (select.fetch()) {
            job.run_at = instant(run_at);
            found.push_back(job);
        }
    });
    return found;
}

bool SqlStore::revive(std::string_view tenant, std::string_view id, Instant now) {
    const std::string of(tenant), once(id);
    const long long at = column(now);
    bool revived = false;
    database_.write([&](soci::session& session) {
        soci::statement update =
            (session.prepare << "UPDATE job SET state = :waiting, attempt = 0, run_at = :now, why = '' WHERE "
                                "tenant = :tenant AND once = :once AND state = :dead",
             use(kWaiting), use(at), use(of), use(once), use(kDead));
        update.execute(true);
        revived = update.get_affected_rows() == 1;
        return true;
    });
    return revived;
}

}  // namespace beian::sql
