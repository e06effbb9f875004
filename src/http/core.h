// What do all connections share? Used inside http only.
#pragma once

#include "http/guard.h"
#include "http/lanes.h"
#include "http/server.h"

#include <spdlog/logger.h>
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <map>
#include <mutex>

namespace beian::http {

class Wire;
struct Peer;

/// Open connections, so that the idle ones can be ended when the server goes down.
class Connections {
public:
    /// `end(false)`: if nothing was asked; `end(true)`: whatever it is doing.
    using End = std::function<void(bool)>;
    std::uint64_t add(End end);
    void remove(std::uint64_t which);
    void end_all(bool force);
    std::size_t count() const;

private:
    mutable std::mutex mutex_;
    std::map<std::uint64_t, End> open_;
    std::uint64_t last_ = 0;
};

/// How many bytes of bodies are in memory at once, in all.
class Budget {
public:
    explicit Budget(std::uint64_t most) : most_(most) {}
    bool take(std::uint64_t bytes);
    void give(std::uint64_t bytes) { held_.fetch_sub(bytes); }

private:
    std::uint64_t most_;
    std::atomic<std::uint64_t> held_{0};
};

/// Part of a budget, given back at the end.
class Share {
public:
    Share() = default;
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;
    ~Share() {
        if (budget_ != nullptr) budget_->give(bytes_);
    }
    bool take(Budget& budget, std::uint64_t bytes) {
        if (!budget.take(bytes)) return false;
        budget_ = &budget;
        bytes_ += bytes;
        return true;
    }

private:
    Budget* budget_ = nullptr;
    std::uint64_t bytes_ = 0;
};

struct Core {
    Core(const ServerOptions& given, Services& with, std::shared_ptr<spdlog::logger> logger)
        : options(given),
          services(with),
          log(std::move(logger)),
          addresses(given.address),
          accounts(given.account),
          lanes(given.lanes, with.metrics),
          bodies(given.most_body_bytes) {}

    ServerOptions options;
    Services& services;
    std::shared_ptr<spdlog::logger> log;
    RateLimit addresses;
    RateLimit accounts;
    Lanes lanes;
    Budget bodies;
    Connections connections;
};

/// Runs one handler with all that stands around it; never throws.
Response answer(Request& request, const Route& route, Core& core, bool admitted);

/// Waits for work in a lane; nothing where the lane is too full.
boost::asio::awaitable<std::optional<Response>> run_in(Core& core, Lane lane, std::function<Response()> work);

/// Names for requests, so that a person's complaint can be found in the log.
std::string next_request_id();

/// Serves one connection to its end.
boost::asio::awaitable<void> serve(Wire& wire, Core& core, Peer peer);
boost::asio::awaitable<void> serve_plain(boost::asio::ip::tcp::socket socket, Core& core);
boost::asio::awaitable<void> serve_tls(boost::asio::ip::tcp::socket socket, Core& core, void* context);

}  // namespace beian::http
