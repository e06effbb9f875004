#include "http/server.h"

#include "http/core.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cerrno>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

namespace beian::http {

namespace asio = boost::asio;
using asio::ip::tcp;

struct Server::State {
    State(const ServerOptions& options, Services& services, std::shared_ptr<spdlog::logger> log)
        : io(static_cast<int>(options.threads)),
          acceptor(asio::make_strand(io)),
          timer(io),
          core(options, services, std::move(log)) {}

    asio::awaitable<void> accept();
    asio::awaitable<void> wait_for_the_last();

    asio::io_context io;
    tcp::acceptor acceptor;
    asio::steady_timer timer;
    std::optional<asio::ssl::context> tls;
    Core core;
};

namespace {

Result<asio::ssl::context> tls_context(const ServerOptions& options) {
    asio::ssl::context context(asio::ssl::context::tls_server);
    boost::system::error_code trouble;
    context.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv3 |
                        asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
    context.use_certificate_chain_file(options.certificate.string(), trouble);
    if (!trouble) context.use_private_key_file(options.key.string(), asio::ssl::context::pem, trouble);
    if (trouble)
        return Error{ErrorCode::InvalidArgument,
                     "the certificate or its key cannot be used: " + trouble.message()};
    return context;
}

void listen_at(tcp::acceptor& acceptor, const tcp::endpoint& endpoint, int listener,
               boost::system::error_code& trouble) {
    if (listener >= 0) {
        acceptor.assign(endpoint.protocol(), listener, trouble);
        return;
    }
    acceptor.open(endpoint.protocol(), trouble);
    if (!trouble) acceptor.set_option(tcp::acceptor::reuse_address(true), trouble);
    if (!trouble) acceptor.bind(endpoint, trouble);
    if (!trouble) acceptor.listen(asio::socket_base::max_listen_connections, trouble);
}

std::shared_ptr<spdlog::logger> logger() {
    auto log = std::make_shared<spdlog::logger>("beian", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    log->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    return log;
}

}  // namespace

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() {
    state_->core.lanes.stop();
}

Result<std::unique_ptr<Server>> Server::listen(const ServerOptions& options, Services& services) {
    auto log = logger();
    if (!options.log_requests) log->set_level(spdlog::level::warn);
    auto state = std::make_unique<State>(options, services, std::move(log));
    if (!options.certificate.empty()) state->tls = BEIAN_TRY(tls_context(options));
    boost::system::error_code trouble;
    tcp::resolver resolver(state->io);
    const auto found =
        resolver.resolve(options.host, std::to_string(options.port), tcp::resolver::passive, trouble);
    if (trouble || found.empty())
        return Error{ErrorCode::InvalidArgument, fmt::format("there is no address \"{}\"", options.host)};
    const tcp::endpoint endpoint = found.begin()->endpoint();
    listen_at(state->acceptor, endpoint, options.listener, trouble);
    if (trouble)
        return Error{ErrorCode::Conflict,
                     fmt::format("cannot listen on {}:{}: {}; choose another with --listen", options.host,
                                 options.port, trouble.message())};
    return std::unique_ptr<Server>(new Server(std::move(state)));
}

int Server::hold() const {
    const int held = fcntl(state_->acceptor.native_handle(), F_DUPFD_CLOEXEC, 0);
    if (held < 0) throw std::system_error(errno, std::generic_category(), "the socket cannot be held open");
    return held;
}

std::uint16_t Server::port() const {
    boost::system::error_code trouble;
    return state_->acceptor.local_endpoint(trouble).port();
}

std::string Server::address() const {
    const std::string& host = state_->core.options.host;
    const bool v6 = host.find(':') != std::string::npos;
    return fmt::format("{}://{}{}{}:{}", state_->tls ? "https" : "http", v6 ? "[" : "", host, v6 ? "]" : "",
                       port());
}

asio::awaitable<void> Server::State::accept() {
    boost::system::error_code error;
    while (acceptor.is_open()) {
        // Each on a strand of its own: what is done for one connection is never done twice at once.
        tcp::socket socket = co_await acceptor.async_accept(asio::make_strand(io),
                                                            asio::redirect_error(asio::use_awaitable, error));
        if (error == asio::error::operation_aborted || !acceptor.is_open()) co_return;
        if (error) {
            // Out of descriptors, mostly: waiting helps, spinning does not.
            asio::steady_timer pause(co_await asio::this_coro::executor, std::chrono::milliseconds(50));
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
            continue;
        }
        if (core.connections.count() >= static_cast<std::size_t>(core.options.most_connections)) {
            core.services.metrics.turned_away("connections");
            continue;
        }
        boost::system::error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        auto executor = socket.get_executor();
        if (tls)
            asio::co_spawn(executor, serve_tls(std::move(socket), core, &*tls), asio::detached);
        else
            asio::co_spawn(executor, serve_plain(std::move(socket), core), asio::detached);
    }
}

asio::awaitable<void> Server::State::wait_for_the_last() {
    boost::system::error_code error;
    asio::steady_timer tick(co_await asio::this_coro::executor);
    while (core.connections.count() > 0) {
        tick.expires_after(std::chrono::milliseconds(20));
        co_await tick.async_wait(asio::redirect_error(asio::use_awaitable, error));
        core.connections.end_all(false);
    }
    timer.cancel();
}

void Server::run() {
    State& state = *state_;
    asio::co_spawn(state.acceptor.get_executor(), state.accept(), asio::detached);
    std::vector<std::jthread> threads;
    for (unsigned n = 1; n < state.core.options.threads; ++n)
        threads.emplace_back([&state] { state.io.run(); });
    state.io.run();
}

void Server::drain() {
    State& state = *state_;
    if (state.core.services.draining.exchange(true)) return;
    asio::post(state.acceptor.get_executor(), [&state] {
        boost::system::error_code ignored;
        state.acceptor.close(ignored);
        state.core.connections.end_all(false);
        state.timer.expires_after(state.core.options.times.drain);
        state.timer.async_wait([&state](boost::system::error_code cancelled) {
            if (!cancelled) state.core.connections.end_all(true);
        });
        // The timer must not be what keeps the server up.
        asio::co_spawn(state.io, state.wait_for_the_last(), asio::detached);
    });
}

}  // namespace beian::http
