// How do the tests get a server to talk to? They start one of tests/servers, which says its port on its first
// line.
#pragma once

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string>
#include <vector>

extern char** environ;

namespace beian {

class Server {
public:
    explicit Server(const std::string& script, std::vector<std::string> arguments = {}) {
        arguments.insert(arguments.begin(),
                         {"node", std::string(BEIAN_SOURCE_DIR) + "/tests/servers/" + script});
        std::vector<char*> words;
        for (std::string& argument : arguments) words.push_back(argument.data());
        words.push_back(nullptr);
        std::array<int, 2> ends{};
        if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_addclose(&actions, ends[0]);
        const int failed = posix_spawnp(&child_, "node", &actions, nullptr, words.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        close(ends[1]);
        if (failed != 0) throw std::runtime_error("node cannot be started");
        char c = 0;
        while (read(ends[0], &c, 1) == 1 && c != '\n') said_ += c;
        close(ends[0]);
        if (said_.empty()) throw std::runtime_error(script + " did not start");
    }
    ~Server() {
        kill(child_, SIGKILL);
        waitpid(child_, nullptr, 0);
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// The nth number of its first line.
    std::string port(int n = 0) const {
        std::string rest = said_;
        for (; n > 0; --n) rest = rest.substr(rest.find(' ') + 1);
        return rest.substr(0, rest.find(' '));
    }

private:
    pid_t child_ = -1;
    std::string said_;
};

}  // namespace beian
