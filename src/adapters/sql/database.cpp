#include "adapters/sql/database.h"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <array>
#include <string_view>
#include <vector>

namespace beian::sql {

namespace {

constexpr std::string_view kSqlite = "sqlite://";
constexpr std::string_view kPostgresql = "postgresql://";
constexpr int kTries = 5;

/// PostgreSQL asks for another try: serialization failure, deadlock.
bool is_worth_another_try(const soci::soci_error& error) {
    const auto* postgresql = dynamic_cast<const soci::postgresql_soci_error*>(&error);
    return postgresql != nullptr && postgresql->sqlstate().starts_with("40");
}

/// A session that is given back, and opened anew before its next use when something went wrong in it.
class Lease {
public:
    Lease(soci::connection_pool& pool, std::vector<char>& broken)
        : pool_(pool), broken_(broken), at_(pool.lease()) {
        if (broken_[at_] == 0) return;
        try {
            session().reconnect();
        } catch (...) {
            pool_.give_back(at_);
            throw;
        }
        broken_[at_] = 0;
    }
    ~Lease() { pool_.give_back(at_); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    soci::session& session() { return pool_.at(at_); }
    void is_broken() { broken_[at_] = 1; }

private:
    soci::connection_pool& pool_;
    std::vector<char>& broken_;
    std::size_t at_;
};

}  // namespace

struct Database::State {
    State(Engine which, std::size_t sessions) : engine(which), pool(sessions), broken(sessions, 0) {}
    Engine engine;
    soci::connection_pool pool;
    std::vector<char> broken;  // one each; touched only by whoever has the session
};

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::string& url, std::size_t sessions) {
    const bool sqlite = url.starts_with(kSqlite);
    if (!sqlite && !url.starts_with(kPostgresql))
        return Error{ErrorCode::InvalidArgument,
                     "a database is sqlite:///path/to/file or postgresql://user@host/database, not \"" +
                         url.substr(0, url.find("://")) + "\""};
    auto state = std::make_unique<State>(sqlite ? Engine::Sqlite : Engine::Postgresql, sessions);
    const std::string path = sqlite ? url.substr(kSqlite.size()) : url;
    for (std::size_t n = 0; n < sessions; ++n) {
        soci::session& session = state->pool.at(n);
        if (sqlite) {
            // FULL: what was acknowledged survives a loss of power, not only of the process.
            session.open(soci::sqlite3, "dbname=\"" + path + "\" timeout=20 synchronous=FULL");
            session << "PRAGMA journal_mode=WAL";
            session << "PRAGMA synchronous=FULL";
            // The inner pages of a million filings; its own two megabytes are read anew for each row.
            session << "PRAGMA cache_size=-16384";
        } else {
            session.open(soci::postgresql, path);
            session << "SET client_min_messages TO warning";
        }
    }
    Database database(std::move(state));
    database.write([sqlite](soci::session& session) {
        // Two processes that start at once: one makes the schema, the other waits and finds it made.
        if (!sqlite) session << "SELECT pg_advisory_xact_lock(7238412)";
        migrate(session);
        return true;
    });
    return database;
}

Engine Database::engine() const {
    return state_->engine;
}

std::string Database::skip_locked() const {
    return state_->engine == Engine::Postgresql ? " FOR UPDATE SKIP LOCKED" : "";
}

std::string Database::for_update() const {
    return state_->engine == Engine::Postgresql ? " FOR UPDATE" : "";
}

void Database::write(const std::function<bool(soci::session&)>& work) {
    // SQLite: a transaction that begins by reading and then writes may find the file taken; ours take it at
    // once.
    const std::string begin = state_->engine == Engine::Sqlite ? "BEGIN IMMEDIATE" : "BEGIN";
    for (int tried = 1;; ++tried) {
        Lease lease(state_->pool, state_->broken);
        try {
            lease.session() << begin;
            const bool keep = work(lease.session());
            lease.session() << (keep ? "COMMIT" : "ROLLBACK");
            return;
        } catch (const soci::soci_error& error) {
            const bool again = tried < kTries && is_worth_another_try(error);
            try {
                lease.session() << "ROLLBACK";
            } catch (const soci::soci_error&) {
                lease.is_broken();
            }
            if (!again) throw;
        } catch (...) {
            try {
                lease.session() << "ROLLBACK";
            } catch (const soci::soci_error&) {
                lease.is_broken();
            }
            throw;
        }
    }
}

void Database::read(const std::function<void(soci::session&)>& work) {
    Lease lease(state_->pool, state_->broken);
    try {
        work(lease.session());
    } catch (...) {
        lease.is_broken();
        throw;
    }
}

void Database::snapshot(const std::function<void(soci::session&)>& work) {
    read([&](soci::session& session) {
        session << (state_->engine == Engine::Sqlite ? "BEGIN"
                                                     : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        work(session);
        session << "COMMIT";
    });
}

}  // namespace beian::sql
