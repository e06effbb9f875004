// How do we speak to a database, whichever of the two it is? Sessions, transactions, and what their SQL does
// differently.
#pragma once

#include "base/result.h"

#include <functional>
#include <memory>
#include <string>

namespace soci {
class session;
}

namespace beian::sql {

enum class Engine { Sqlite, Postgresql };

/// A pool of sessions to `sqlite:///path/to/file` or `postgresql://user@host/database?…`. Faults are
/// exceptions.
class Database {
public:
    /// Opens, and brings the schema up to date.
    static Result<Database> open(const std::string& url, std::size_t sessions = 4);
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    Engine engine() const;
    /// Runs `work` in one transaction that is committed when it returns true, and rolled back otherwise or
    /// when it throws. What the engine could not serialise is run again.
    void write(const std::function<bool(soci::session&)>& work);
    void read(const std::function<void(soci::session&)>& work);
    /// What is read belongs together, though others write meanwhile.
    void snapshot(const std::function<void(soci::session&)>& work);
    /// ` FOR UPDATE SKIP LOCKED` where rows can be locked; SQLite locks the whole file.
    std::string skip_locked() const;
    std::string for_update() const;

private:
    struct State;
    explicit Database(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// The numbered steps of the schema, the same for both engines; each is run once, in order.
void migrate(soci::session& session);
int schema_version(soci::session& session);

}  // namespace beian::sql
