#include "place.h"

#include <filesystem>

namespace beian::http {

namespace fs = std::filesystem;
using desk::loaded;

Place::Place(PlaceOptions options) {
    static int count = 0;
    folder = (fs::path(testing::TempDir()) /
              ("beian_http_" + std::to_string(getpid()) + "_" + std::to_string(++count)))
                 .string();
    fs::create_directories(folder);
    clock.at = workflow::at("2026-11-25T02:00:00.000Z");
    store = std::make_unique<sql::SqlStore>(loaded(sql::Database::open("sqlite://" + folder + "/desk.db")),
                                            chain);
    account_store = std::make_unique<sql::SqlAccounts>(store->database());
    arrivals = std::make_unique<sql::SqlArrivals>(store->database());
    answers = std::make_unique<MortalAnswers>(*arrivals);
    filings = std::make_unique<desk::FilingDesk>(desk::Parts{*store, *store, blobs, vault, clock, random,
                                                             books, form::the_fields(),
                                                             workflow::the_calendar(), desk::the_letters()});
    accounts = std::make_unique<desk::Accounts>(
        desk::AccountParts{*account_store, *store, vault, clock, random, options.policy});
    uploads = std::make_unique<desk::Uploads>(*filings, *arrivals, vault, clock, random);
    presence = std::make_unique<desk::PresenceChecks>(
        desk::PresenceParts{*filings, presence_store, blobs, vault, *store, clock, draws,
                            desk::the_presence_book(), examiner, &faces, &faces});
    exporter = std::make_unique<desk::Exporter>(*filings, form::the_fields(), books.process,
                                                books.rulebook.find_profile(books.profile)->photo,
                                                photo_books.photos, examiner);
    services.reset(new Services{
        *filings,
        *accounts,
        *uploads,
        *presence,
        *store,
        *store,
        *store,
        *answers,
        vault,
        clock,
        random,
        books,
        form::the_fields(),
        workflow::the_calendar(),
        [](const PhotoQuestion& asked) -> Result<inspect::Page> {
            if (asked.as != "auto" && asked.as != "id_card:front")
                return Error{ErrorCode::InvalidArgument, "as: there is no such material"};
            inspect::Page page;
            page.file = "photo";
            page.as = "id_card";
            page.side = "front";
            page.image.bytes = asked.bytes.size();
            return page;
        },
        [](BytesView bytes, std::uint32_t) -> Result<Bytes> {
            if (bytes.size() < 2) return Error{ErrorCode::Unreadable, "the picture cannot be opened"};
            return Bytes(bytes.begin(), bytes.begin() + 2);
        },
        *exporter,
        chain,
        retention,
        [](const std::string& tenant) {
            return desk::KeyState{
                "00ff",
                0,
                true,
                "00ff",
                {std::nullopt,
                 tenant == "main" ? std::optional(workflow::at("2026-11-01T00:00:00.000Z")) : std::nullopt}};
        },
        SetUpToken(options.set_up),
        metrics,
        "test"});
    options.server.port = 0;
    options.server.log_requests = false;
    options.server.lanes.desk.threads = 1;  // the pages in memory are for one at a time
    server = loaded(Server::listen(options.server, *services));
    thread_ = std::thread([this] { server->run(); });
}

Place::~Place() {
    drain();
    server.reset();
    std::error_code ignored;
    fs::remove_all(folder, ignored);
}

void Place::drain() {
    server->drain();
    if (thread_.joinable()) thread_.join();
}

const Place::Person& Place::person(workflow::Role role, const std::string& name, const std::string& tenant) {
    const std::string login = name.empty() ? std::string(slug(role)) : name;
    const auto known = people_.find(tenant + "/" + login);
    if (known != people_.end()) return known->second;
    const auto made = loaded(accounts->make({tenant, login, kPassword, role}, "test"));
    desk::Identity who;
    who.account = made.account;
    for (const desk::Scope scope : desk::all_scopes()) who.scopes = who.scopes | desk::Scopes{scope};
    const auto token = loaded(accounts->make_token(who, {"test", who.scopes, 30}));
    return people_[tenant + "/" + login] = {made.account.account, token.secret};
}

Client Place::as(workflow::Role role, const std::string& name, const std::string& tenant) {
    return Client(port(), {{"Authorization", "Bearer " + person(role, name, tenant).token}});
}

std::string Place::account_of(workflow::Role role, const std::string& name, const std::string& tenant) {
    return person(role, name, tenant).account;
}

desk::Caller Place::caller(workflow::Role role, const std::string& name, const std::string& tenant) {
    return {tenant, account_of(role, name, tenant), role, {}};
}

std::string Place::ready(const desk::Caller& who) {
    const desk::Order order = desk::Order::whole();
    const std::string id =
        loaded(filings->begin(who, {workflow::FilingKind::First, "guangdong", "enterprise"})).key.filing;
    loaded(filings->save(who, id, 1, {"guangdong", "enterprise", order.answers, order.sheet.form}));
    for (const desk::PageReport& page : order.pages) {
        const Bytes bytes(page.side.begin(), page.side.end());
        loaded(filings->put_page(who, id, {page.item, page.side, page.material, "image/jpeg", bytes}));
        loaded(filings->report_page({who.tenant, id}, page.item, page.side, page));
    }
    loaded(filings->record_presence(who, id, workflow::Person::ServiceHead));
    return id;
}

}  // namespace beian::http
