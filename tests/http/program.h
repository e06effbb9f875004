// How do the tests run the program itself, to end it as a loss of power would?
#pragma once

#include <stdlib.h>
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "client.h"

namespace beian::http {

/// `beian serve` on a folder of its own; more than one life.
class Program {
public:
    Program();
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// Starts it and waits until it listens; what it said is in `said`.
    void start(const std::vector<std::string>& options = {});
    /// SIGKILL: nothing is finished, nothing is tidied up.
    void kill();
    /// SIGTERM; gives its exit status.
    int stop(int times = 1);
    /// Any other signal; it goes on.
    void tell(int signal) const;
    Client client() const { return Client(port); }
    /// The word after `before` in what it said.
    std::string word_after(const std::string& before) const;

    std::filesystem::path folder;
    std::string said;
    std::uint16_t port = 0;

private:
    int end(int signal, int times = 1);
    pid_t process_ = -1;
};

}  // namespace beian::http
