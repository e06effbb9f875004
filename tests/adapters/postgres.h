// How do the tests get a PostgreSQL? They start one of their own, in a folder of their own, that nobody else
// can reach.
#pragma once

#include <stdlib.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace beian::sql {

namespace fs = std::filesystem;

class Postgres {
public:
    /// Where Debian puts the programs; empty where there is no PostgreSQL 15.
    static fs::path programs() {
        const fs::path debian = "/usr/lib/postgresql/15/bin";
        return fs::exists(debian / "initdb") ? debian : fs::path{};
    }

    Postgres() {
        std::string pattern = (fs::temp_directory_path() / "beian_pg_XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = pattern;
        // It refuses to run as root; the package has made a user for it.
        if (geteuid() == 0) {
            run("chown postgres " + folder_.string());
            as_ = "runuser -u postgres -- ";
        }
        // No durability: what these tests ask is what is kept while it runs.
        run(as_ + program("initdb") + " -D " + data() + " -U beian -A trust -E UTF8 --locale=C --no-sync");
        run(as_ + program("pg_ctl") + " -D " + data() + " -l " + (folder_ / "log").string() +
            " -w -o \"-c fsync=off -c listen_addresses='' -c unix_socket_directories='" + folder_.string() +
            "'\" start");
    }
    ~Postgres() {
        std::system(
            (as_ + program("pg_ctl") + " -D " + data() + " -m immediate -w stop >/dev/null 2>&1").c_str());
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Postgres(const Postgres&) = delete;
    Postgres& operator=(const Postgres&) = delete;

    /// The address of a new and empty database.
    std::string fresh_database() {
        const std::string name = "test" + std::to_string(++count_);
        run(program("createdb") + " -h " + folder_.string() + " -U beian " + name);
        return "postgresql:///" + name + "?host=" + folder_.string() + "&user=beian";
    }

private:
    std::string data() const { return (folder_ / "data").string(); }
    static std::string program(const char* name) { return (programs() / name).string(); }
    static void run(const std::string& command) {
        // The programs are not ours: no sanitizer may look into them.
        if (std::system(("cd / && " + command + " >/dev/null 2>&1").c_str()) != 0)
            throw std::runtime_error("failed: " + command);
    }

    fs::path folder_;
    std::string as_;
    int count_ = 0;
};

}  // namespace beian::sql
