#include "serve.h"

#include "channels.h"
#include "cli/version.h"
#include "crew.h"
#include "desk/accounts/secrets.h"
#include "desk_parts.h"
#include "faces.h"
#include "http/metrics.h"
#include "http/server.h"
#include "image/sandbox.h"
#include "judge.h"
#include "signals.h"

#include <malloc.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <algorithm>
#include <optional>
#include <ostream>
#include <thread>

namespace beian::app {

namespace {

unsigned cores() {
    return std::max(1U, std::thread::hardware_concurrency());
}

std::string first_steps(const cli::ServeQuestion& question, const std::string& address,
                        const std::string& token) {
    return "beian: there is no administrator yet. Make one: curl -H 'Content-Type: application/json' -d "
           "'{\"token\":\"" +
           token + "\",\"name\":\"NAME\",\"password\":\"PASSWORD\"}' " + address +
           "/api/v1/setup, or: beian user add NAME --data " + question.place.data.string() + "\n";
}

/// What stays while books come and go.
struct Standing {
    // Before there are threads and before anything personal is in memory: it starts as a copy of this
    // process.
    image::Sandbox sandbox{{.workers = 2 * cores()}};
    Signals signals;
    const reading::Reader* reader = nullptr;
    Faces* faces = nullptr;  // nullptr: without the networks nobody is checked live here
    http::Metrics metrics;
    std::string token;  // that makes the first administrator, as it was printed
    int listener = -1;  // the socket, so that nobody is turned away in between
};

/// The rest of the books, beside those of DeskParts.
struct ServingBooks {
    desk::PhotoBooks photos;
    desk::MessageBook messages;
    desk::RetentionBook retention;
    likeness::HandheldBooks handheld;
    static Result<ServingBooks> load(const std::filesystem::path& rules) {
        // One by one: g++ 12 loses the first of a list's values where a later one returns.
        auto photos = BEIAN_TRY(desk::load_photo_books(rules));
        auto messages = BEIAN_TRY(desk::load_message_book((rules / "messages.yaml").string()));
        auto retention = BEIAN_TRY(desk::load_retention_book((rules / "retention.yaml").string()));
        auto handheld = BEIAN_TRY(desk::load_handheld_books(rules));
        return ServingBooks{std::move(photos), std::move(messages), std::move(retention),
                            std::move(handheld)};
    }
};

/// Would a desk begin with the books and settings as they stand now?
Status try_books(const cli::ServeQuestion& question, const cli::World& world) {
    const machine::SystemClock clock;
    machine::SystemRandom random;
    (void)BEIAN_TRY(AllBooks::load(world.rules, question.profile));
    (void)BEIAN_TRY(ServingBooks::load(world.rules));
    const desk::Settings settings = BEIAN_TRY(load_settings(question.place));
    (void)BEIAN_TRY(Channels::open(question.place, settings, clock, random));
    (void)BEIAN_TRY(open_verifier(question.place, settings, clock, random));
    return ok();
}

bool may_begin_anew(const cli::ServeQuestion& question, const cli::World& world) {
    const Status sound = try_books(question, world);
    if (sound)
        spdlog::info("rules and settings are read anew");
    else
        spdlog::error("rules and settings stay as they were: {}", sound.error().message);
    return sound.has_value();
}

http::ServerOptions options_of(const cli::ServeQuestion& question, const cli::World& world, int listener) {
    http::ServerOptions options;
    options.host = question.host;
    options.port = question.port;
    options.certificate = question.certificate;
    options.key = question.key;
    options.pages = question.pages.empty() ? world.pages : question.pages;
    options.behind_proxy = question.behind_proxy;
    options.log_requests = !question.quiet;
    options.threads = std::clamp(cores(), 1U, 4U);
    options.lanes.judge.threads = cores();
    options.listener = listener;
    return options;
}

/// Once: whoever starts a server looks at what it prints, and perhaps nobody does later.
void greet(const cli::ServeQuestion& question, cli::World& world, const std::string& address,
           const Channels& channels, const std::string& token) {
    world.out << "beian: listening on " << address << ", data in " << question.place.data.string() << "\n";
    for (const Words& one : channels.said()) world.out << "beian: " << one.in(world.language) << "\n";
    if (!token.empty()) world.out << first_steps(question, address, token);
    world.out.flush();
}

/// The desk by its books and settings as they stand, until it is told to end, or to read them anew.
Result<Next> live(const cli::ServeQuestion& question, cli::World& world, Standing& standing) {
    const bool first = standing.listener < 0;
    desk::AccountPolicy policy;
    policy.open = question.open_registration;
    policy.staff_need_totp = question.staff_need_totp;
    const auto parts =
        BEIAN_TRY(DeskParts::open(question.place, Fresh::Make, question.profile, world, policy));
    Kept& kept = *parts->kept;
    const Channels channels =
        BEIAN_TRY(Channels::open(question.place, parts->settings, kept.clock, kept.random));
    const ServingBooks books = BEIAN_TRY(ServingBooks::load(world.rules));
    const rules::Rulebook& rulebook = parts->all->rulebook;
    const rules::Profile& profile = *rulebook.find_profile(parts->all->profile);
    const desk::SignedLetters signed_letters =
        BEIAN_TRY(desk::SignedLetters::load(world.rules, rulebook, parts->all->letters));
    const desk::LettersAtDesk letters{
        signed_letters, {rulebook, parts->all->letters, parts->all->fields}, *parts->vault};
    std::optional<desk::Handheld> handheld;
    if (standing.faces != nullptr) handheld.emplace(standing.faces->reader(), books.handheld);
    const desk::Handheld* held = handheld ? &*handheld : nullptr;
    const PhotoJudge judge(rulebook, books.photos, standing.sandbox, standing.reader, held, kept.clock,
                           parts->all->profile, signed_letters);
    desk::PageInspection inspection(*parts->filings, *kept.store, *parts->blobs, kept.clock, rulebook,
                                    profile, books.photos, standing.sandbox, standing.reader, held, &letters);
    desk::Telling telling(*kept.store, *parts->vault, *kept.store, kept.clock, books.messages,
                          channels.plan());
    desk::Retention retention(*kept.store, *kept.store, *kept.store, *parts->blobs, kept.clock,
                              books.retention);
    desk::Exporter exporter(*parts->filings, parts->all->fields, parts->all->process, profile.photo,
                            books.photos.photos, standing.sandbox);
    const std::unique_ptr<desk::Verifier> verifier =
        BEIAN_TRY(open_verifier(question.place, parts->settings, kept.clock, kept.random));
    desk::PresenceChecks presence(
        {*parts->filings, *parts->presence_store, *parts->blobs, *parts->vault, *kept.store, kept.clock,
         kept.random, parts->all->presence, standing.sandbox, standing.faces, standing.faces, verifier.get(),
         static_cast<std::size_t>(profile.presence_attempts), books.retention.frames});
    const std::string tenant = "main";
    if (first) standing.token = desk::random_hex(kept.random, 16);
    if (parts->accounts->is_set_up(tenant)) standing.token.clear();
    http::Services services{
        *parts->filings,
        *parts->accounts,
        *parts->uploads,
        presence,
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
        [&judge](BytesView bytes, std::uint32_t longest) { return judge.small_picture(bytes, longest); },
        exporter,
        *kept.chain,
        books.retention,
        [&kept](const std::string& whose) { return kept.ring->state(whose); },
        http::SetUpToken(standing.token),
        standing.metrics,
        cli::kVersion,
        tenant,
        standing.reader != nullptr};
    const auto server =
        BEIAN_TRY(http::Server::listen(options_of(question, world, standing.listener), services));
    standing.listener = server->hold();
    standing.signals.on_end(*server, [&] { return may_begin_anew(question, world); });
    const Crew crew(*parts, inspection, telling, retention, presence, cores());
    if (first) greet(question, world, server->address(), channels, standing.token);
    server->run();
    return standing.signals.rest();
}

}  // namespace

Result<int> Desk::serve(const cli::ServeQuestion& question, cli::World& world) {
    // Photos and what is made of them go back to the system as soon as they are done with. Left to itself
    // glibc learns from them to keep such blocks in its heaps, where small ones between them hold hundreds of
    // megabytes.
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    Standing standing;
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("beian", std::make_shared<spdlog::sinks::stderr_sink_mt>()));
    // One core for each reading: as many are read at once as there are cores.
    auto loaded = reading::Reader::load(world.models, 1);
    if (loaded)
        standing.reader = &*loaded;
    else
        world.err << "beian: documents are not read: " << loaded.error().message << "\n";
    std::optional<Faces> faces;
    if (auto opened = Faces::load(world.models))
        standing.faces = &faces.emplace(std::move(*opened));
    else
        world.err << "beian: nobody is checked live: " << opened.error().message << "\n";
    for (Next next = Next::Again; next == Next::Again;) next = BEIAN_TRY(live(question, world, standing));
    return cli::kYes;
}

Result<std::vector<Words>> Desk::channels(const cli::KeptPlace& place) {
    const machine::SystemClock clock;
    machine::SystemRandom random;
    const desk::Settings settings = BEIAN_TRY(load_settings(place));
    return BEIAN_TRY(Channels::open(place, settings, clock, random)).said();
}

Result<std::string> Desk::add_user(const cli::AddUserQuestion& question, cli::World& world) {
    const auto parts = BEIAN_TRY(DeskParts::open(question.place, Fresh::Make, {}, world, {}));
    const desk::MadeAccount made = BEIAN_TRY(parts->accounts->make(
        {question.tenant, question.name, question.password, question.role}, "command line"));
    return made.password;
}

}  // namespace beian::app
