// What every store promises, in memory, in SQLite and in PostgreSQL alike.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

#include "../desk/memory.h"
#include "adapters/sql/store.h"
#include "postgres.h"

namespace beian::desk {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using workflow::FilingKind;
using workflow::Stage;

namespace fs = std::filesystem;

const AuditChain kChain{Digest{5}};
const Instant kNow = *parse_instant("2026-11-25T02:00:00.000Z");
const FilingKey kFiling{"t1", "f1"};

/// A store as its three ports, and what keeps it alive.
struct Store {
    std::shared_ptr<void> held;
    FilingStore* filings = nullptr;
    AuditTrail* trail = nullptr;
    JobQueue* jobs = nullptr;
    std::function<Store()> again;  // the same once more, as another process would open it

    template <class T>
    static Store of(std::shared_ptr<T> store, std::function<Store()> again = {}) {
        return {store, store.get(), store.get(), store.get(), std::move(again)};
    }
};

Store open_sql(const std::string& url) {
    auto database = sql::Database::open(url);
    if (!database) throw std::runtime_error(database.error().message);
    return Store::of(std::make_shared<sql::SqlStore>(std::move(database).value(), kChain),
                     [url] { return open_sql(url); });
}

Store memory() {
    return Store::of(std::make_shared<MemoryStore>(kChain));
}

Store sqlite() {
    static int count = 0;
    const fs::path file = fs::path(testing::TempDir()) /
                          ("beian_" + std::to_string(getpid()) + "_" + std::to_string(++count) + ".db");
    for (const char* tail : {"", "-wal", "-shm"}) fs::remove(file.string() + tail);
    return open_sql("sqlite://" + file.string());
}

Store postgresql() {
    static sql::Postgres server;
    return open_sql(server.fresh_database());
}

struct Backend {
    const char* name;
    Store (*open)();
};

class StoreContract : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override {
        if (std::string(GetParam().name) == "Postgresql" && sql::Postgres::programs().empty())
            GTEST_SKIP() << "PostgreSQL 15 is not installed; ./test installs it";
        store = GetParam().open();
    }
    Status commit(const Change& change) { return store.filings->commit(change); }
    StoredFiling load(const FilingKey& key) {
        auto found = store.filings->load(key);
        if (!found) throw std::runtime_error(found.error().message);
        return std::move(found).value();
    }
    static StoredFiling loaded_by(const Store& other) {
        auto found = other.filings->load(kFiling);
        if (!found) throw std::runtime_error(found.error().message);
        return std::move(found).value();
    }
    Store store;
};

Summary summary(Stage stage = Stage::Draft) {
    return {FilingKind::First, stage, "anna", "guangdong", "", kNow, std::nullopt, std::nullopt, 1, {}};
}

Change change(const FilingKey& key, std::uint64_t expected, Summary with = summary()) {
    Change made;
    made.key = key;
    made.expected = expected;
    made.events = {Bytes{0, 1, 255, static_cast<std::uint8_t>(expected)}};
    made.summary = std::move(with);
    if (expected == 0) made.form = Bytes{9, 8, 7};
    return made;
}

AuditEntry entry(const std::string& action) {
    return {kNow, "anna", "applicant", action, "f1", "purpose", "中文 'quoted' \"detail\""};
}

TEST_P(StoreContract, GivesBackWhatWasCommitted) {
    Change first = change(kFiling, 0);
    first.summary.marks = {"certificate:ab", "phone:cd"};
    first.summary.due = kNow;
    first.put_pages = {
        {"head.id_card", "front", "id_card", "blob1", "image/jpeg", 3'000'000'000ULL, kNow, {}}};
    ASSERT_TRUE(commit(first));
    EXPECT_EQ(load(kFiling),
              (StoredFiling{kFiling, 1, first.summary, {9, 8, 7}, first.events, first.put_pages}));
}

TEST_P(StoreContract, RefusesAChangeOnAStaleVersionAndKeepsNothingOfIt) {
    ASSERT_TRUE(commit(change(kFiling, 0)));
    Change stale = change(kFiling, 0, summary(Stage::Granted));
    stale.audit = {entry("stale")};
    stale.jobs = {{"t1", "tell", "{}", kNow, "stale"}};
    stale.put_pages = {{"head.id_card", "front", "id_card", "blob1", "image/jpeg", 1, kNow, {}}};
    for (const std::uint64_t expected : {0U, 2U}) {
        stale.expected = expected;
        const Status refused = commit(stale);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    }
    EXPECT_EQ(load(kFiling).version, 1U);
    EXPECT_THAT(load(kFiling).pages, IsEmpty());
    EXPECT_THAT(store.trail->read("t1", 1, 10), IsEmpty());
    const std::vector<std::string> kinds{"tell"};
    EXPECT_FALSE(store.jobs->take(kinds, kNow, kNow));
}

TEST_P(StoreContract, KeepsFormMarksAndPagesUntilTheyAreChanged) {
    Change first = change(kFiling, 0);
    first.summary.marks = {"a", "b"};
    first.put_pages = {{"head.id_card", "front", "id_card", "1", "image/jpeg", 1, kNow, {}},
                       {"head.id_card", "back", "id_card", "2", "image/jpeg", 1, kNow, {}}};
    ASSERT_TRUE(commit(first));
    Change second = change(kFiling, 1);
    second.summary.marks = {"b", "c"};
    second.put_pages = {{"head.id_card", "front", "id_card", "3", "image/png", 2, kNow, {4}}};
    second.removed_pages = {{"head.id_card", "back"}};
    ASSERT_TRUE(commit(second));
    const StoredFiling filing = load(kFiling);
    EXPECT_EQ(filing.form, (Bytes{9, 8, 7}));
    EXPECT_THAT(filing.summary.marks, ElementsAre("b", "c"));
    EXPECT_EQ(filing.pages, second.put_pages);
    EXPECT_TRUE(store.filings->mentions_page("t1", "3"));
    EXPECT_FALSE(store.filings->mentions_page("t1", "2"));
    EXPECT_FALSE(store.filings->mentions_page("t2", "3"));
    EXPECT_THAT(filing.events, SizeIs(2));
}

TEST_P(StoreContract, RefusesAFormThatWasMadeFromAnotherThanTheKeptOne) {
    ASSERT_TRUE(commit(change(kFiling, 0)));
    Change noted;
    noted.key = kFiling;
    noted.expected = 1;
    noted.summary = summary();
    noted.form = Bytes{1, 2};
    noted.form_before = Bytes{9, 8, 7};
    ASSERT_TRUE(commit(noted));
    // The version is the same as before, and what is kept is not.
    Change other = noted;
    other.form = Bytes{3};
    other.summary = summary(Stage::Granted);
    other.audit = {entry("stale")};
    const Status refused = commit(other);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_EQ(load(kFiling).form, (Bytes{1, 2}));
    EXPECT_EQ(load(kFiling).summary.stage, Stage::Draft);
    EXPECT_THAT(store.trail->read("t1", 1, 10), IsEmpty());
    other.form_before = Bytes{1, 2};
    EXPECT_TRUE(commit(other));
    EXPECT_EQ(load(kFiling).form, (Bytes{3}));
}

TEST_P(StoreContract, KnowsNothingOfAnotherTenantsFiling) {
    Change first = change(kFiling, 0);
    first.summary.marks = {"phone:1"};
    ASSERT_TRUE(commit(first));
    EXPECT_EQ(store.filings->load({"t2", "f1"}).error().code, ErrorCode::NotFound);
    EXPECT_THAT(
        store.filings->list(
            {.tenant = "t2", .stages = {}, .owner = {}, .claimed_by = {}, .mark = "phone:1", .after = {}}),
        IsEmpty());
    ASSERT_TRUE(commit(change({"t2", "f1"}, 0)));
    EXPECT_EQ(load(kFiling).version, 1U);
}

TEST_P(StoreContract, ListsPageByPageInTheOrderOfSubmittingWithoutGapOrRepeat) {
    for (int n = 0; n < 25; ++n) {
        Summary with = summary(n % 5 == 4 ? Stage::Draft : Stage::Waiting);
        if (with.stage == Stage::Waiting) with.submitted = kNow + std::chrono::seconds{(n * 7) % 25 / 2};
        ASSERT_TRUE(commit(change({"t1", "f" + std::to_string(n)}, 0, with)));
    }
    std::vector<Listed> seen;
    Query query{.tenant = "t1",
                .stages = {Stage::Waiting},
                .owner = "anna",
                .claimed_by = {},
                .mark = {},
                .after = {},
                .most = 3};
    for (;;) {
        const auto rows = store.filings->list(query);
        if (rows.empty()) break;
        seen.insert(seen.end(), rows.begin(), rows.end());
        query.after = rows.back().cursor;
    }
    ASSERT_THAT(seen, SizeIs(20));
    for (std::size_t n = 1; n < seen.size(); ++n)
        EXPECT_LT(std::pair(seen[n - 1].summary.submitted, seen[n - 1].filing),
                  std::pair(seen[n].summary.submitted, seen[n].filing));
}

TEST_P(StoreContract, ListsSeveralStagesAsOneListPageByPage) {
    constexpr Stage kStages[] = {Stage::Waiting, Stage::SecondLook, Stage::Granted};
    for (int n = 0; n < 12; ++n) {
        Summary with = summary(kStages[n % 3]);
        with.submitted = kNow + std::chrono::seconds{(n * 7) % 12};
        ASSERT_TRUE(commit(change({"t1", "f" + std::to_string(n)}, 0, with)));
    }
    Query query{.tenant = "t1",
                .stages = {Stage::SecondLook, Stage::Waiting, Stage::SecondLook},
                .owner = {},
                .claimed_by = {},
                .mark = {},
                .after = {},
                .most = 3};
    std::vector<std::string> seen;
    for (auto rows = store.filings->list(query); !rows.empty(); rows = store.filings->list(query)) {
        for (const Listed& row : rows) seen.push_back(row.filing);
        query.after = rows.back().cursor;
    }
    EXPECT_THAT(seen, ElementsAre("f0", "f7", "f9", "f4", "f6", "f1", "f3", "f10"));
}

TEST_P(StoreContract, FindsFilingsByMarkAndThoseThatAreDue) {
    for (int n = 0; n < 3; ++n) {
        Summary with = summary();
        with.due = kNow + std::chrono::hours{2 - n};
        with.marks = {"phone:1", "certificate:" + std::to_string(n)};
        ASSERT_TRUE(commit(change({"t1", "f" + std::to_string(n)}, 0, with)));
    }
    const auto found = store.filings->list(
        {.tenant = "t1", .stages = {}, .owner = {}, .claimed_by = {}, .mark = "phone:1", .after = {}});
    ASSERT_THAT(found, SizeIs(3));
    EXPECT_THAT(found[1].summary.marks, ElementsAre("certificate:1", "phone:1"));
    EXPECT_THAT(store.filings->due(kNow + std::chrono::hours{1}, 10),
                ElementsAre(FilingKey{"t1", "f2"}, FilingKey{"t1", "f1"}));
    EXPECT_THAT(store.filings->due(kNow, 10), ElementsAre(FilingKey{"t1", "f2"}));
}

TEST_P(StoreContract, TakesTextsAsTheyAreWhateverTheyHold) {
    const FilingKey odd{"t'1; DROP TABLE filing; --", ":tenant ? $1 \\ 名"};
    Change first = change(odd, 0);
    first.summary.owner = "o'neil \"x\" %_";
    ASSERT_TRUE(commit(first));
    EXPECT_EQ(load(odd).summary.owner, first.summary.owner);
    // Numbers larger than any moment, too, are no place in a list.
    for (const char* after : {"'; --", "9999999999999999999|x", "-1|x", "12"})
        EXPECT_THAT(store.filings->list({.tenant = odd.tenant,
                                         .stages = {},
                                         .owner = first.summary.owner,
                                         .claimed_by = {},
                                         .mark = {},
                                         .after = after}),
                    SizeIs(1))
            << after;
}

TEST_P(StoreContract, ChainsTheAuditTrailOfEachTenant) {
    Change first = change(kFiling, 0);
    first.audit = {entry("begin"), entry("look")};
    ASSERT_TRUE(commit(first));
    const AuditEntry look = entry("read_page");
    store.trail->append("t1", {&look, 1});
    store.trail->append("t2", {&look, 1});
    const auto trail = store.trail->read("t1", 1, 10);
    EXPECT_THAT(trail, SizeIs(3));
    EXPECT_EQ(trail.back().entry, look);
    EXPECT_THAT(kChain.verify("t1", trail, {}), IsEmpty());
    EXPECT_THAT(kChain.verify("t2", store.trail->read("t2", 1, 10), {}), IsEmpty());
    EXPECT_THAT(
        store.trail->ends(),
        ElementsAre(std::pair(std::string("t1"), Anchor{3, trail.back().digest}),
                    std::pair(std::string("t2"), Anchor{1, store.trail->read("t2", 1, 1)[0].digest})));
}

TEST_P(StoreContract, SearchesTheTrailNewestFirst) {
    std::vector<AuditEntry> entries{entry("begin"), entry("submit"), entry("claim"), entry("view_form")};
    entries[1].filing = "f2";
    entries[2].actor = "ruth";
    store.trail->append("t1", entries);
    store.trail->append("t2", entries);
    const auto found = [&](const AuditQuery& query) {
        std::vector<std::string> actions;
        for (const AuditRecord& record : store.trail->search("t1", query))
            actions.push_back(record.entry.action);
        return actions;
    };
    EXPECT_THAT(found({}), ElementsAre("view_form", "claim", "submit", "begin"));
    EXPECT_THAT(found({.filing = "f1", .most = 2}), ElementsAre("view_form", "claim"));
    EXPECT_THAT(found({.filing = "f1", .before = 3}), ElementsAre("begin"));
    EXPECT_THAT(found({.actor = "ruth"}), ElementsAre("claim"));
    EXPECT_THAT(found({.filing = "f2", .actor = "ruth"}), IsEmpty());
}

TEST_P(StoreContract, CountsFilingsByStageAndReviewer) {
    Summary waiting = summary(Stage::Waiting), claimed = summary(Stage::Reviewing);
    waiting.submitted = kNow + std::chrono::hours{1};
    claimed.submitted = kNow;
    claimed.claimed_by = "ruth";
    ASSERT_TRUE(commit(change({"t1", "f1"}, 0, waiting)));
    waiting.submitted = kNow;
    ASSERT_TRUE(commit(change({"t1", "f2"}, 0, waiting)));
    ASSERT_TRUE(commit(change({"t1", "f3"}, 0, claimed)));
    ASSERT_TRUE(commit(change({"t1", "f4"}, 0)));
    ASSERT_TRUE(commit(change({"t2", "f5"}, 0)));
    EXPECT_EQ(
        store.filings->count("t1"),
        (Counts{{{Stage::Draft, 1, std::nullopt}, {Stage::Waiting, 2, kNow}, {Stage::Reviewing, 1, kNow}},
                {{"ruth", 1}}}));
}

TEST_P(StoreContract, AddsUpWhatStatisticsCountByMonth) {
    Change first = change(kFiling, 0), second = change(kFiling, 1);
    first.month = "2026-10";
    first.tallies = {{"overruled", "quality.glare", 0}};
    second.month = "2026-11";
    second.tallies = {
        {"stage", "waiting", 1000}, {"stage", "waiting", 500}, {"returned", "photo-blurred", 0}};
    ASSERT_TRUE(commit(first));
    ASSERT_TRUE(commit(second));
    ASSERT_FALSE(commit(second)) << "what is refused is not counted";
    EXPECT_THAT(store.filings->tallied("t1", "2026-11"),
                ElementsAre(Tallied{"2026-11", "returned", "photo-blurred", 1, 0},
                            Tallied{"2026-11", "stage", "waiting", 2, 1500}));
    EXPECT_THAT(store.filings->tallied("t1", "2026-01"), SizeIs(3));
    EXPECT_THAT(store.filings->tallied("t2", "2026-01"), IsEmpty());
}

TEST_P(StoreContract, LeasesAJobToOneWorkerAndToAnotherWhenTheLeaseIsOver) {
    const std::vector<std::string> kinds{"inspect", "tell"};
    store.jobs->put({"t1", "tell", R"({"a":"':x"})", kNow, "job1"});
    store.jobs->put({"t1", "tell", "{}", kNow, "job1"});  // the same: queued once
    const auto lease = kNow + std::chrono::minutes{5};
    EXPECT_FALSE(store.jobs->take(kinds, kNow - std::chrono::seconds{1}, lease));
    const auto first = store.jobs->take(kinds, kNow, lease);
    ASSERT_TRUE(first);
    EXPECT_EQ(*first, (Job{"t1", "job1", "tell", R"({"a":"':x"})", 1}));
    EXPECT_FALSE(store.jobs->take(kinds, kNow, lease));
    const auto second = store.jobs->take(kinds, lease, lease + std::chrono::minutes{5});
    ASSERT_TRUE(second);
    EXPECT_EQ(second->attempt, 2);
    store.jobs->done(*first);  // too slow: it is not its job any more
    EXPECT_TRUE(store.jobs->take(kinds, lease + std::chrono::hours{1}, lease + std::chrono::hours{2}));
}

TEST_P(StoreContract, TriesAFailedJobAgainAndShowsADeadOne) {
    const std::vector<std::string> kinds{"tell"};
    store.jobs->put({"t1", "tell", "{}", kNow, "job1"});
    auto job = store.jobs->take(kinds, kNow, kNow + std::chrono::hours{1});
    ASSERT_TRUE(job);
    store.jobs->failed(*job, "no connection", kNow + std::chrono::minutes{1});
    EXPECT_FALSE(store.jobs->take(kinds, kNow, kNow));
    job = store.jobs->take(kinds, kNow + std::chrono::minutes{1}, kNow + std::chrono::hours{1});
    ASSERT_TRUE(job);
    store.jobs->failed(*job, "no such number", std::nullopt);
    EXPECT_FALSE(store.jobs->take(kinds, kNow + std::chrono::hours{9}, kNow));
    EXPECT_THAT(store.jobs->dead("t1", {}, 10), ElementsAre(desk::DeadJob{*job, "no such number"}));
    store.jobs->put({"t1", "tell", "{}", kNow, "job1"});
    EXPECT_FALSE(store.jobs->take(kinds, kNow + std::chrono::hours{9}, kNow));
}

TEST_P(StoreContract, ListsWhatIsStillToBeDoneSoonestFirst) {
    const auto job = [](const char* tenant, const char* kind, int days, const char* once) {
        return desk::NewJob{tenant, kind, "{}", kNow + std::chrono::hours{24} * days, once};
    };
    for (const desk::NewJob& one : {job("t1", "remove_pages", 9, "a"), job("t1", "remove_pages", 2, "b"),
                                    job("t1", "tell", 1, "c"), job("t2", "remove_pages", 1, "d")})
        store.jobs->put(one);
    EXPECT_THAT(store.jobs->waiting("t1", "remove_pages", 10),
                ElementsAre(job("t1", "remove_pages", 2, "b"), job("t1", "remove_pages", 9, "a")));
    EXPECT_EQ(store.jobs->waiting("t1", "remove_pages", 1).size(), 1U);
    const std::vector<std::string> kinds{"remove_pages"};
    const Instant then = kNow + std::chrono::hours{24} * 2;
    const auto taken = store.jobs->take(kinds, then, then);
    ASSERT_TRUE(taken);
    store.jobs->done(*taken);
    EXPECT_EQ(store.jobs->waiting(taken->tenant, "remove_pages", 10).size(), taken->tenant == "t1" ? 1U : 0U);
}

TEST_P(StoreContract, ListsTheDeadOfOneTenantAndRevivesOne) {
    const std::vector<std::string> kinds{"tell"};
    for (const char* tenant : {"t0", "t1"}) {
        for (const char* once : {"a", "b", "c"}) {
            store.jobs->put({tenant, "tell", "{}", kNow, once});
            const auto job = store.jobs->take(kinds, kNow, kNow + std::chrono::hours{1});
            ASSERT_TRUE(job);
            store.jobs->failed(*job, "no such number", std::nullopt);
        }
    }
    const auto ids = [&](const char* after, std::size_t most) {
        std::vector<std::string> found;
        for (const desk::DeadJob& dead : store.jobs->dead("t1", after, most)) found.push_back(dead.job.id);
        return found;
    };
    EXPECT_THAT(ids("", 2), ElementsAre("a", "b"));
    EXPECT_THAT(ids("b", 2), ElementsAre("c"));
    EXPECT_FALSE(store.jobs->revive("t2", "b", kNow));
    EXPECT_FALSE(store.jobs->revive("t1", "d", kNow));
    EXPECT_TRUE(store.jobs->revive("t1", "b", kNow));
    EXPECT_FALSE(store.jobs->revive("t1", "b", kNow)) << "it waits already";
    EXPECT_THAT(ids("", 9), ElementsAre("a", "c"));
    const auto again = store.jobs->take(kinds, kNow, kNow + std::chrono::hours{1});
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, (Job{"t1", "b", "tell", "{}", 1}));
}

/// What only a store that several processes open can break.
class SharedStoreContract : public StoreContract {};

TEST_P(SharedStoreContract, KeepsEverythingWhenItIsOpenedAgain) {
    ASSERT_TRUE(commit(change(kFiling, 0)));
    const Store other = store.again();
    EXPECT_EQ(loaded_by(other), load(kFiling));
}

TEST_P(SharedStoreContract, LetsOneOfManyWritersInAtATimeAndLosesNothing) {
    constexpr int kWriters = 4, kEach = 10;
    ASSERT_TRUE(commit(change(kFiling, 0)));
    std::atomic<int> kept{0};
    std::vector<std::thread> writers;
    for (int n = 0; n < kWriters; ++n) {
        writers.emplace_back([&] {
            const Store mine = store.again();
            for (int done = 0; done < kEach;) {
                Change next = change(kFiling, mine.filings->load(kFiling)->version);
                next.audit = {entry("write")};
                if (!mine.filings->commit(next)) continue;
                ++done;
                ++kept;
            }
        });
    }
    for (std::thread& writer : writers) writer.join();
    EXPECT_EQ(load(kFiling).version, 1U + kWriters * kEach);
    EXPECT_EQ(kept, kWriters * kEach);
    const auto trail = store.trail->read("t1", 1, 1000);
    EXPECT_THAT(trail, SizeIs(kWriters * kEach));
    EXPECT_THAT(kChain.verify("t1", trail, {}), IsEmpty());
}

TEST_P(SharedStoreContract, GivesEachJobToOneOfManyWorkers) {
    constexpr int kJobs = 40;
    const std::vector<std::string> kinds{"tell"};
    for (int n = 0; n < kJobs; ++n) store.jobs->put({"t1", "tell", "{}", kNow, std::to_string(n)});
    std::atomic<int> taken{0};
    std::vector<std::thread> workers;
    for (int n = 0; n < 4; ++n) {
        workers.emplace_back([&] {
            const Store mine = store.again();
            while (const auto job = mine.jobs->take(kinds, kNow, kNow + std::chrono::hours{1})) {
                mine.jobs->done(*job);
                ++taken;
            }
        });
    }
    for (std::thread& worker : workers) worker.join();
    EXPECT_EQ(taken, kJobs);
}

std::string name_of(const testing::TestParamInfo<Backend>& chosen) {
    return chosen.param.name;
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreContract,
                         testing::Values(Backend{"Memory", memory}, Backend{"Sqlite", sqlite},
                                         Backend{"Postgresql", postgresql}),
                         name_of);
INSTANTIATE_TEST_SUITE_P(Stores, SharedStoreContract,
                         testing::Values(Backend{"Sqlite", sqlite}, Backend{"Postgresql", postgresql}),
                         name_of);

TEST(Database, SaysWhichAddressesItKnows) {
    const auto opened = sql::Database::open("mysql://secret@host/x");
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().message,
                testing::AllOf(testing::HasSubstr("sqlite:///"), testing::Not(testing::HasSubstr("secret"))));
}

}  // namespace

}  // namespace beian::desk
