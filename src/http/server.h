// How do requests come in, and how does the server go down without losing one?
#pragma once

#include "http/lanes.h"
#include "http/rate.h"
#include "http/services.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace beian::http {

struct Times {
    std::chrono::milliseconds header{10'000};   // for all of a request's headers
    std::chrono::milliseconds idle{75'000};     // between two requests
    std::chrono::milliseconds silence{20'000};  // within a body
    std::chrono::milliseconds answer{60'000};   // for the other side to take it
    std::chrono::milliseconds drain{30'000};
    std::uint64_t slowest = 4096;  // bytes a second that a body must come with on the whole
};

struct ServerOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;                   // 0: one that is free
    std::filesystem::path certificate{}, key{};  // empty: no TLS
    std::filesystem::path pages{};               // of the web; empty: none
    bool behind_proxy = false;                   // X-Forwarded-For and -Proto are its own
    bool log_requests = true;
    unsigned threads = 2;
    int most_connections = 4096;
    std::uint64_t most_body_bytes = std::uint64_t{384} << 20;  // of all requests together
    Rate address{50, 300};
    Rate account{50, 300};
    LaneSizes lanes{};
    Times times{};
    int listener = -1;  // a socket that listens already, as `hold` gave it; host and port are its own
};

class Server {
public:
    /// Listens at once; a port that is taken or a certificate that does not fit is refused.
    static Result<std::unique_ptr<Server>> listen(const ServerOptions& options, Services& services);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// `http://127.0.0.1:8080`
    std::string address() const;
    std::uint16_t port() const;
    /// Its socket, held open: whoever connects while this server goes waits for the next, which takes it.
    int hold() const;
    /// Serves until it was told to drain and the last request is answered.
    void run();
    /// Takes no more connections, answers what was asked, then `run` ends. From any thread or signal watcher.
    void drain();

private:
    struct State;
    explicit Server(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace beian::http
