// What every keeper of sealed pages and every keeper of wrapped keys promises.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "adapters/files/files.h"
#include "adapters/machine/machine.h"
#include "adapters/s3/s3_objects.h"
#include "adapters/sql/keys.h"
#include "keeping.h"
#include "postgres.h"
#include "server.h"

namespace beian::desk {

namespace {

using testing::ElementsAre;

const std::string kName = "pages/t1/ab/abcdef";

template <class Port>
struct Kind {
    const char* name;
    std::function<std::shared_ptr<Port>()> open;
};

template <class Port>
std::string name_of(const testing::TestParamInfo<Kind<Port>>& chosen) {
    return chosen.param.name;
}

class ObjectContract : public testing::TestWithParam<Kind<ObjectStore>> {
protected:
    void SetUp() override { store = GetParam().open(); }
    std::shared_ptr<ObjectStore> store;
};

TEST_P(ObjectContract, GivesBackWhatWasPut) {
    Bytes large(3'000'017);
    for (std::size_t n = 0; n < large.size(); ++n)
        large[n] = static_cast<std::uint8_t>(n * 2654435761U >> 13U);
    store->put(kName, large);
    store->put("pages/t1/ab/empty", {});
    EXPECT_EQ(store->find(kName), large);
    EXPECT_EQ(store->find("pages/t1/ab/empty"), Bytes{});
    EXPECT_EQ(store->find("pages/t1/ab/other"), std::nullopt);
    EXPECT_EQ(store->find("pages/t2/ab/abcdef"), std::nullopt);
}

TEST_P(ObjectContract, ReplacesWhatHadTheName) {
    store->put(kName, Bytes(100'000, 1));
    store->put(kName, Bytes(10, 2));
    EXPECT_EQ(store->find(kName), Bytes(10, 2));
}

TEST_P(ObjectContract, RemovesWhatIsThereAndWhatIsNot) {
    store->put(kName, Bytes(10, 2));
    store->remove(kName);
    EXPECT_EQ(store->find(kName), std::nullopt);
    EXPECT_EQ(store->written(kName), std::nullopt);
    store->remove(kName);
    store->put(kName, Bytes(10, 3));
    EXPECT_EQ(store->find(kName), Bytes(10, 3));
}

TEST_P(ObjectContract, TakesNamesOfOddTenants) {
    store->put("pages/%e5%a4%87%20%2f%2e%2e/ab/abcdef", Bytes{1});
    EXPECT_EQ(store->find("pages/%e5%a4%87%20%2f%2e%2e/ab/abcdef"), Bytes{1});
    EXPECT_EQ(store->find("pages/%e5/ab/abcdef"), std::nullopt);
}

/// Two sizes are put in turn while others look: each look sees one of the two whole.
TEST_P(ObjectContract, ShowsNobodyHalfOfWhatIsBeingPut) {
    if (std::string(GetParam().name) == "S3")
        GTEST_SKIP() << "S3 promises it; the server of the tests writes into its files in place";
    const Bytes one(70'000, 1), two(200'000, 2);
    store->put(kName, one);
    std::atomic<bool> over{false};
    std::atomic<int> broken{0};
    std::thread looking([&] {
        while (!over) {
            const auto found = store->find(kName);
            if (!found || (*found != one && *found != two)) ++broken;
        }
    });
    for (int n = 0; n < 30; ++n) store->put(kName, n % 2 == 0 ? two : one);
    over = true;
    looking.join();
    EXPECT_EQ(broken, 0);
}

std::shared_ptr<ObjectStore> file_objects() {
    struct Held {
        OwnFolder folder;
        files::FileObjects objects{folder.path};
    };
    const auto held = std::make_shared<Held>();
    return {held, &held->objects};
}

/// Each in a folder of its own of one bucket.
std::shared_ptr<ObjectStore> bucket() {
    static const Server server("s3.mjs");
    static const machine::SystemClock clock;
    static int count = 0;
    const auto address = s3::parse_address("s3://pages/" + std::to_string(++count) +
                                           "?style=path&endpoint=http://127.0.0.1:" + server.port());
    if (!address) throw std::runtime_error(address.error().message);
    return std::make_shared<s3::S3Objects>(*address, s3::Credentials{"S3RVER", "S3RVER", {}}, clock);
}

INSTANTIATE_TEST_SUITE_P(Keepers, ObjectContract,
                         testing::Values(Kind<ObjectStore>{"Files", file_objects},
                                         Kind<ObjectStore>{"S3", bucket}),
                         name_of<ObjectStore>);

class KeyContract : public testing::TestWithParam<Kind<KeyStore>> {
protected:
    void SetUp() override {
        if (std::string(GetParam().name) == "Postgresql" && sql::Postgres::programs().empty())
            GTEST_SKIP() << "PostgreSQL 15 is not installed; ./test installs it";
        store = GetParam().open();
    }
    std::shared_ptr<KeyStore> store;
};

TEST_P(KeyContract, KeepsTheFirstKeyOfATenant) {
    EXPECT_EQ(store->find("t1"), std::nullopt);
    EXPECT_EQ(store->add("t1", Bytes{0, 1, 255}), (Bytes{0, 1, 255}));
    EXPECT_EQ(store->add("t1", Bytes{9}), (Bytes{0, 1, 255}));
    EXPECT_EQ(store->add("备 ' %", Bytes{7}), Bytes{7});
    EXPECT_EQ(store->find("t1"), (Bytes{0, 1, 255}));
    EXPECT_THAT(store->tenants(), ElementsAre("t1", "备 ' %"));
}

TEST_P(KeyContract, ReplacesAKeyOnlyWhereItIsTheOneThatWasSeen) {
    store->add("t1", Bytes{1});
    EXPECT_FALSE(store->replace("t1", Bytes{2}, Bytes{3}));
    EXPECT_FALSE(store->replace("t2", Bytes{1}, Bytes{3}));
    EXPECT_EQ(store->find("t1"), Bytes{1});
    EXPECT_TRUE(store->replace("t1", Bytes{1}, Bytes{3}));
    EXPECT_EQ(store->find("t1"), Bytes{3});
}

TEST_P(KeyContract, SaysSinceWhenATenantHasItsKeyAndSinceWhenItIsWrappedSo) {
    EXPECT_EQ(store->dates("t1"), KeyDates{});
    store->add("t1", Bytes{1});
    const KeyDates first = store->dates("t1");
    ASSERT_TRUE(first.made);
    EXPECT_EQ(first.made, first.wrapped);
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
    ASSERT_TRUE(store->replace("t1", Bytes{1}, Bytes{2}));
    EXPECT_EQ(store->dates("t1").made, first.made);
    EXPECT_GT(store->dates("t1").wrapped, first.wrapped);
}

TEST_P(KeyContract, GivesAllWhoAddAKeyAtOnceTheSame) {
    std::vector<Bytes> given(6);
    std::vector<std::thread> adding;
    for (std::size_t n = 0; n < given.size(); ++n)
        adding.emplace_back([&, n] { given[n] = store->add("t1", Bytes{static_cast<std::uint8_t>(n)}); });
    for (std::thread& thread : adding) thread.join();
    for (const Bytes& one : given) EXPECT_EQ(one, given.front());
}

std::shared_ptr<KeyStore> sql_keys(const std::string& url) {
    auto database = sql::Database::open(url);
    if (!database) throw std::runtime_error(database.error().message);
    static const machine::SystemClock clock;
    return std::make_shared<sql::SqlKeys>(std::move(database).value(), clock);
}

/// The same without threads of its own kind: only what one test does at once needs the lock.
struct LockedKeys : MemoryKeys {
    Bytes add(const std::string& tenant, BytesView wrapped) override {
        const std::lock_guard hold(mutex);
        return MemoryKeys::add(tenant, wrapped);
    }
    std::mutex mutex;
};

std::shared_ptr<KeyStore> memory_keys() {
    return std::make_shared<LockedKeys>();
}

std::shared_ptr<KeyStore> sqlite_keys() {
    static OwnFolder folder;
    static int count = 0;
    return sql_keys("sqlite://" + (folder.path / (std::to_string(++count) + ".db")).string());
}

std::shared_ptr<KeyStore> postgresql_keys() {
    static sql::Postgres server;
    return sql_keys(server.fresh_database());
}

INSTANTIATE_TEST_SUITE_P(Keepers, KeyContract,
                         testing::Values(Kind<KeyStore>{"Memory", memory_keys},
                                         Kind<KeyStore>{"Sqlite", sqlite_keys},
                                         Kind<KeyStore>{"Postgresql", postgresql_keys}),
                         name_of<KeyStore>);

}  // namespace

}  // namespace beian::desk
