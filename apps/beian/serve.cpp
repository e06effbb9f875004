#include "serve.h"

#include "cli/version.h"
#include "desk/accounts/secrets.h"
#include "desk/work.h"
#include "desk_parts.h"
#include "http/metrics.h"
#include "http/server.h"
#include "image/sandbox.h"
#include "judge.h"

#include <malloc.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <csignal>
#include <ostream>
#include <thread>

namespace beian::app {

namespace {

unsigned cores() {
    return std::max(1U, std::thread::hardware_concurrency());
}

/// Jobs and what is done by the clock, each worker in a thread of its own.
class Crew {
public:
    Crew(DeskParts& parts, desk::PageInspection& inspection, desk::Telling& telling,
         desk::Retention& retention, unsigned workers) {
        for (unsigned n = 0; n < workers; ++n) {
            crew_.push_back(
                std::make_unique<desk::Worker>(*parts.kept->store, parts.kept->clock, parts.kept->random,
                                               desk::work_of(inspection, telling, retention), report));
        }
        add_chores(*crew_.front(), parts);
        for (const auto& worker : crew_)
            threads_.emplace_back([&worker](const std::stop_token& stop) { worker->run(stop); });
    }

private:
    static void report(const desk::JobReport& report) {
        if (report.end == desk::JobEnd::Done) return;
        spdlog::warn("job {} {}: {}", report.kind, report.job, report.why);
    }
    static void add_chores(desk::Worker& worker, DeskParts& parts) {
        constexpr std::size_t kAtOnce = 200;
        worker.add_chore(
            {"due", std::chrono::seconds{15}, [&parts] { parts.filings->look_at_due(kAtOnce); }});
        worker.add_chore({"tidy", std::chrono::minutes{5}, [&parts] {
                              parts.accounts->tidy();
                              parts.uploads->tidy();
                              parts.arrivals->remove_answers_until(parts.kept->clock.now());
                          }});
    }

    std::vector<std::unique_ptr<desk::Worker>> crew_;
    std::vector<std::jthread> threads_;  // stopped and joined before the workers go
};

/// Waits for the signals that end a server, which no thread takes by chance: all are started with them
/// blocked.
class Signals {
public:
    Signals() {
        sigemptyset(&set_);
        sigaddset(&set_, SIGTERM);
        sigaddset(&set_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }
    void on_end(http::Server& server) {
        watcher_ = std::jthread([this, &server](const std::stop_token& stop) {
            const timespec pause{0, 200'000'000};
            while (!stop.stop_requested()) {
                if (sigtimedwait(&set_, nullptr, &pause) <= 0) continue;
                server.drain();
                return;
            }
        });
    }
    /// Before the server goes: impatient people send a signal twice, and it must find nobody who drains
    /// again.
    void rest() { watcher_ = {}; }

private:
    sigset_t set_{};
    std::jthread watcher_;
};

std::string first_steps(const cli::ServeQuestion& question, const std::string& address,
                        const std::string& token) {
    return "beian: there is no administrator yet. Make one: curl -H 'Content-Type: application/json' -d "
           "'{\"token\":\"" +
           token + "\",\"name\":\"NAME\",\"password\":\"PASSWORD\"}' " + address +
           "/api/v1/setup, or: beian user add NAME --data " + question.place.data.string() + "\n";
}

}  // namespace

Result<int> Desk::serve(const cli::ServeQuestion& question, cli::World& world) {
    // Photos and what is made of them go back to the system as soon as they are done with. Left to itself
    // glibc learns from them to keep such blocks in its heaps, where small ones between them hold hundreds of
    // megabytes.
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    // Before there are threads and before anything personal is in memory: it starts as a copy of this
    // process.
    image::Sandbox sandbox({.workers = 2 * cores()});
    Signals signals;
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("beian", std::make_shared<spdlog::sinks::stderr_sink_mt>()));
    desk::AccountPolicy policy;
    policy.open = question.open_registration;
    policy.staff_need_totp = question.staff_need_totp;
    const auto parts =
        BEIAN_TRY(DeskParts::open(question.place, Fresh::Make, question.profile, world, policy));
    Kept& kept = *parts->kept;
    const rules::Rulebook& rulebook = parts->all->rulebook;
    const desk::PhotoBooks photo_books = BEIAN_TRY(desk::load_photo_books(world.rules));
    // One core for each reading: as many are read at once as there are cores.
    auto loaded = reading::Reader::load(world.models, 1);
    const reading::Reader* reader = loaded ? &*loaded : nullptr;
    if (reader == nullptr) world.err << "beian: documents are not read: " << loaded.error().message << "\n";
    const PhotoJudge judge(rulebook, photo_books, sandbox, reader, kept.clock, parts->all->profile);
    desk::PageInspection inspection(*parts->filings, *kept.store, *parts->blobs, kept.clock, rulebook,
                                    *rulebook.find_profile(parts->all->profile), photo_books, sandbox,
                                    reader);
    desk::Telling telling(*kept.store, *parts->vault, *kept.store, kept.clock,
                          BEIAN_TRY(desk::load_message_book((world.rules / "messages.yaml").string())), {});
    desk::Retention retention(
        *kept.store, *kept.store, *kept.store, *parts->blobs, kept.clock,
        BEIAN_TRY(desk::load_retention_book((world.rules / "retention.yaml").string())));

    http::Metrics metrics;
    const std::string tenant = "main";
    const std::string token =
        parts->accounts->is_set_up(tenant) ? std::string{} : desk::random_hex(kept.random, 16);
    http::Services services{*parts->filings,
                            *parts->accounts,
                            *parts->uploads,
                            *kept.store,
                            *kept.store,
                            *kept.store,
                            *parts->arrivals,
                            *parts->vault,
                            kept.clock,
                            kept.random,
                            *parts->books,
                            parts->all->fields,
                            parts->all->calendar,
                            [&judge](const http::PhotoQuestion& asked) { return judge.judge(asked); },
                            http::SetUpToken(token),
                            metrics,
                            cli::kVersion,
                            tenant,
                            reader != nullptr};
    http::ServerOptions options;
    options.host = question.host;
    options.port = question.port;
    options.certificate = question.certificate;
    options.key = question.key;
    options.pages = question.pages;
    options.behind_proxy = question.behind_proxy;
    options.log_requests = !question.quiet;
    options.threads = std::clamp(cores(), 1U, 4U);
    options.lanes.judge.threads = cores();
    const auto server = BEIAN_TRY(http::Server::listen(options, services));
    signals.on_end(*server);
    const Crew crew(*parts, inspection, telling, retention, cores());
    world.out << "beian: listening on " << server->address() << ", data in " << question.place.data.string()
              << "\n";
    if (!token.empty()) world.out << first_steps(question, server->address(), token);
    world.out.flush();
    server->run();
    signals.rest();
    return cli::kYes;
}

Result<std::string> Desk::add_user(const cli::AddUserQuestion& question, cli::World& world) {
    const auto parts = BEIAN_TRY(DeskParts::open(question.place, Fresh::Make, {}, world, {}));
    const desk::MadeAccount made = BEIAN_TRY(parts->accounts->make(
        {question.tenant, question.name, question.password, question.role}, "command line"));
    return made.password;
}

}  // namespace beian::app
