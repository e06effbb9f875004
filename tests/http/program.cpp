#include "program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <thread>

namespace beian::http {

namespace fs = std::filesystem;

Program::Program() {
    std::string pattern = (fs::temp_directory_path() / "beian_program_XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder = pattern;
}

Program::~Program() {
    if (process_ > 0) kill();
    std::error_code ignored;
    fs::remove_all(folder, ignored);
}

void Program::start(const std::vector<std::string>& options) {
    int out[2];
    if (pipe(out) != 0) throw std::runtime_error("no pipe");
    std::vector<std::string> words{BEIAN_PROGRAM, "serve",         "--listen", "127.0.0.1:0",
                                   "--data",      folder / "data", "--quiet",  "--open-registration"};
    words.insert(words.end(), options.begin(), options.end());
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    process_ = fork();
    if (process_ == 0) {
        dup2(out[1], STDOUT_FILENO);
        const int log = open((folder / "log").c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
        dup2(log, STDERR_FILENO);
        close(out[0]);
        execv(BEIAN_PROGRAM, arguments.data());
        _exit(127);
    }
    close(out[1]);
    said.clear();
    pollfd wait{out[0], POLLIN, 0};
    while (said.find('\n') == std::string::npos && poll(&wait, 1, 120'000) > 0) {
        char buffer[4096];
        const ssize_t got = read(out[0], buffer, sizeof buffer);
        if (got <= 0) break;
        said.append(buffer, static_cast<std::size_t>(got));
    }
    close(out[0]);
    const std::string address = word_after("listening on ");
    if (address.empty()) throw std::runtime_error("it does not listen: " + said);
    port = static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
}

std::string Program::word_after(const std::string& before) const {
    const std::size_t at = said.find(before);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + before.size();
    return said.substr(begin, said.find_first_of(", \"\n", begin) - begin);
}

int Program::end(int signal, int times) {
    for (int n = 0; n < times; ++n) {
        if (n > 0) std::this_thread::sleep_for(std::chrono::milliseconds(30));
        ::kill(process_, signal);
    }
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

void Program::tell(int signal) const {
    ::kill(process_, signal);
}

void Program::kill() {
    end(SIGKILL);
}

int Program::stop(int times) {
    return end(SIGTERM, times);
}

}  // namespace beian::http
