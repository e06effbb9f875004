// What the stores of accounts, answers, uploads and checks of presence promise, in SQLite and in PostgreSQL
// alike.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <thread>

#include "adapters/sql/accounts.h"
#include "adapters/sql/arrivals.h"
#include "adapters/sql/presence.h"
#include "adapters/sql/store.h"
#include "keeping.h"
#include "postgres.h"

namespace beian::desk {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using workflow::Role;

const Instant kNow = *parse_instant("2026-11-25T02:00:00.000Z");
const Instant kLater = kNow + std::chrono::hours{1};

std::string sqlite_url() {
    static OwnFolder folder;
    static int count = 0;
    return "sqlite://" + (folder.path / (std::to_string(++count) + ".db")).string();
}
std::string postgresql_url() {
    static sql::Postgres server;
    return server.fresh_database();
}

struct Backend {
    const char* name;
    std::string (*url)();
};

class AccountsContract : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override {
        if (std::string(GetParam().name) == "Postgresql" && sql::Postgres::programs().empty())
            GTEST_SKIP() << "PostgreSQL 15 is not installed; ./test installs it";
        url = GetParam().url();
        auto opened = sql::Database::open(url);
        if (!opened) throw std::runtime_error(opened.error().message);
        database = std::make_unique<sql::Database>(std::move(opened).value());
        accounts = std::make_unique<sql::SqlAccounts>(*database);
        arrivals = std::make_unique<sql::SqlArrivals>(*database);
        presence = std::make_unique<sql::SqlPresence>(*database);
    }
    std::string url;
    std::unique_ptr<sql::Database> database;
    std::unique_ptr<sql::SqlAccounts> accounts;
    std::unique_ptr<sql::SqlArrivals> arrivals;
    std::unique_ptr<sql::SqlPresence> presence;
};

AccountRow account(const std::string& name, Role role = Role::Applicant, const std::string& tenant = "t1") {
    AccountRow row;
    row.tenant = tenant;
    row.account = name;
    row.login = "mark of " + name;
    row.role = role;
    row.created = kNow;
    row.password = "$argon2id$";
    row.profile = {0, 1, 255};
    return row;
}

TEST_P(AccountsContract, GivesBackAnAccountByItsIdAndByItsName) {
    AccountRow anna = account("anna");
    ASSERT_TRUE(accounts->put(anna));
    anna.version = 1;
    EXPECT_EQ(accounts->find("t1", "anna"), anna);
    EXPECT_EQ(accounts->find_by_login("t1", "mark of anna"), anna);
    EXPECT_FALSE(accounts->find("t2", "anna"));
    EXPECT_FALSE(accounts->has_any("t1", Role::Administrator));
    EXPECT_TRUE(accounts->has_any("t1", Role::Applicant));
}

TEST_P(AccountsContract, TakesANameOnceInATenant) {
    ASSERT_TRUE(accounts->put(account("anna")));
    AccountRow second = account("anna2");
    second.login = "mark of anna";
    EXPECT_EQ(accounts->put(second).error().code, ErrorCode::Conflict);
    second.tenant = "t2";
    EXPECT_TRUE(accounts->put(second));
}

TEST_P(AccountsContract, RefusesAChangeOnAVersionThatIsNoLongerTheOne) {
    AccountRow anna = account("anna");
    ASSERT_TRUE(accounts->put(anna));
    anna.version = 1;
    anna.totp_step = 7;
    anna.disabled = true;
    ASSERT_TRUE(accounts->put(anna));
    EXPECT_EQ(accounts->put(anna).error().code, ErrorCode::Stale);
    anna.version = 2;
    EXPECT_EQ(accounts->find("t1", "anna"), anna);
}

TEST_P(AccountsContract, ListsAccountsInOrder) {
    for (const char* name : {"c", "a", "b"}) ASSERT_TRUE(accounts->put(account(name)));
    ASSERT_TRUE(accounts->put(account("d", Role::Reviewer, "t2")));
    std::vector<std::string> names;
    for (const AccountRow& row : accounts->list("t1", "a", 10)) names.push_back(row.account);
    EXPECT_THAT(names, ElementsAre("b", "c"));
}

TEST_P(AccountsContract, KeepsSessionsUntilTheyEnd) {
    const SessionRow first{"t1", "d1", "anna", kNow, kNow, kLater},
        second{"t1", "d2", "anna", kNow, kNow, kNow};
    accounts->put_session(first);
    accounts->put_session(second);
    EXPECT_EQ(accounts->find_session("t1", "d1"), first);
    EXPECT_FALSE(accounts->find_session("t2", "d1"));
    SessionRow seen = first;
    seen.seen = kLater;
    seen.until = kLater + std::chrono::hours{1};
    accounts->put_session(seen);
    EXPECT_EQ(accounts->find_session("t1", "d1"), seen);
    EXPECT_THAT(accounts->sessions("t1", "anna"), ElementsAre(seen, second));
    EXPECT_TRUE(accounts->sessions("t1", "bert").empty());
    accounts->remove_sessions_until(kNow);
    EXPECT_FALSE(accounts->find_session("t1", "d2"));
    accounts->put_session(second);
    accounts->remove_sessions("t1", "anna", "d2");
    EXPECT_FALSE(accounts->find_session("t1", "d1"));
    EXPECT_TRUE(accounts->find_session("t1", "d2"));
    EXPECT_TRUE(accounts->remove_session("t1", "d2"));
    EXPECT_FALSE(accounts->remove_session("t1", "d2"));
    EXPECT_FALSE(accounts->find_session("t1", "d2"));
}

TEST_P(AccountsContract, KeepsTokensOfTheirAccounts) {
    const TokenRow token{"t1", "d", "k1", "anna", "a 'label'", "read write", kNow, kLater};
    accounts->put_token(token);
    EXPECT_EQ(accounts->find_token("t1", "d"), token);
    EXPECT_THAT(accounts->tokens("t1", "anna"), ElementsAre(token));
    EXPECT_FALSE(accounts->remove_token("t1", "bert", "k1"));
    EXPECT_TRUE(accounts->remove_token("t1", "anna", "k1"));
    EXPECT_THAT(accounts->tokens("t1", "anna"), IsEmpty());
}

TEST_P(AccountsContract, CountsEveryWrongPasswordHoweverManyComeAtOnce) {
    std::vector<std::thread> crowd;
    for (int n = 0; n < 4; ++n)
        crowd.emplace_back([&] {
            for (int tried = 0; tried < 5; ++tried) accounts->count_failure("t1", "anna", kNow);
        });
    for (std::thread& one : crowd) one.join();
    EXPECT_EQ(accounts->failures("t1", "anna"), (AccountStore::Failures{20, kNow}));
    accounts->forget_failures("t1", "anna");
    EXPECT_EQ(accounts->failures("t1", "anna").count, 0);
}

TEST_P(AccountsContract, LetsARequestBeDoneByOneAlone) {
    const AnswerKey key{"t1", "anna", "key"};
    std::atomic<int> fresh{0};
    std::vector<std::thread> crowd;
    for (int n = 0; n < 4; ++n)
        crowd.emplace_back(
            [&] { fresh += arrivals->begin(key, "r", kNow, kLater).as == Known::As::New ? 1 : 0; });
    for (std::thread& one : crowd) one.join();
    EXPECT_EQ(fresh, 1);
    EXPECT_EQ(arrivals->begin(key, "r", kNow, kLater).as, Known::As::Busy);
    EXPECT_EQ(arrivals->begin(key, "other", kNow, kLater).as, Known::As::Another);
    EXPECT_EQ(arrivals->begin(key, "r", kLater, kLater).as, Known::As::New) << "its doer died";
    arrivals->keep(key, Bytes{1, 2}, kLater + std::chrono::hours{24});
    EXPECT_EQ(arrivals->begin(key, "r", kLater, kLater), (Known{Known::As::Answered, {1, 2}}));
    arrivals->forget(key);
    EXPECT_EQ(arrivals->begin(key, "r", kLater, kLater).as, Known::As::Answered) << "what is kept stays";
    arrivals->remove_answers_until(kLater + std::chrono::hours{24});
    EXPECT_EQ(arrivals->begin(key, "r", kNow, kLater).as, Known::As::New);
    arrivals->forget(key);
    EXPECT_EQ(arrivals->begin(key, "r", kNow, kLater).as, Known::As::New);
}

TEST_P(AccountsContract, LetsARequestChangeSomethingOnceThoughItsAnswerIsLost) {
    sql::SqlStore store(std::move(sql::Database::open(url)).value(), AuditChain{Digest{5}});
    const AnswerKey key{"t1", "anna", "key"};
    Change change;
    change.key = {"t1", "f1"};
    change.events = {Bytes{1}};
    change.form = Bytes{2};
    change.put_pages = {{"head.id_card", "front", "id_card", "blob", "image/jpeg", 1, kNow, {}}};
    change.asked = {key, kLater};
    EXPECT_FALSE(store.commit(change)) << "nobody began it";
    EXPECT_EQ(arrivals->begin(key, "r", kNow, kLater).as, Known::As::New);
    ASSERT_TRUE(store.commit(change));
    const Known done{Known::As::Done, {}, "f1", "head.id_card", "front"};
    EXPECT_EQ(arrivals->begin(key, "r", kNow, kLater), done);
    arrivals->forget(key);
    EXPECT_EQ(arrivals->begin(key, "r", kNow, kLater), done) << "what is done stays done";
    change.key.filing = "f2";
    EXPECT_EQ(store.commit(change).error().code, ErrorCode::Conflict);
    EXPECT_EQ(store.load({"t1", "f2"}).error().code, ErrorCode::NotFound);
    arrivals->keep(key, Bytes{3}, kLater);
    EXPECT_EQ(arrivals->begin(key, "r", kNow, kLater), (Known{Known::As::Answered, {3}}));
}

TEST_P(AccountsContract, HoldsNoRequestForHoursBecauseTheClockWasSetBack) {
    const AnswerKey key{"t1", "anna", "key"};
    const std::chrono::seconds lease{20};
    EXPECT_EQ(arrivals->begin(key, "r", kLater, kLater + lease).as, Known::As::New);
    EXPECT_EQ(arrivals->begin(key, "r", kLater - lease, kLater).as, Known::As::Busy)
        << "servers differ a little";
    EXPECT_EQ(arrivals->begin(key, "r", kNow, kNow + lease).as, Known::As::New);
}

TEST_P(AccountsContract, KeepsThePartsOfAnUploadInOrderEachOnce) {
    UploadRow upload{"t1",         "u1", "f1", "anna", "head.id_card", "front", "id_card",
                     "image/jpeg", 5,    "d",  0,      kLater};
    arrivals->put_upload(upload);
    ASSERT_TRUE(arrivals->append("t1", "u1", 0, Bytes{9, 9}, 3));
    EXPECT_EQ(arrivals->append("t1", "u1", 0, Bytes{8}, 3).error().code, ErrorCode::Stale);
    ASSERT_TRUE(arrivals->append("t1", "u1", 3, Bytes{7}, 2));
    upload.arrived = 5;
    EXPECT_EQ(arrivals->find_upload("t1", "u1"), upload);
    EXPECT_THAT(arrivals->parts("t1", "u1"), ElementsAre(Bytes{9, 9}, Bytes{7}));
    EXPECT_EQ(arrivals->count_uploads("t1", "anna"), 1U);
    arrivals->remove_uploads_until(kNow);
    EXPECT_TRUE(arrivals->find_upload("t1", "u1"));
    arrivals->remove_uploads_until(kLater);
    EXPECT_FALSE(arrivals->find_upload("t1", "u1"));
    EXPECT_THAT(arrivals->parts("t1", "u1"), IsEmpty());
}

constexpr auto kReplaced = PresenceState::Replaced;

PresenceRow check(const std::string& name, Instant begun = kNow) {
    PresenceRow row;
    row.tenant = "t1";
    row.check = name;
    row.filing = "f1";
    row.person = workflow::Person::ServiceHead;
    row.caller = "anna";
    row.begun = begun;
    row.until = begun + std::chrono::seconds{90};
    row.sealed = {0, 1, 255};
    return row;
}

TEST_P(AccountsContract, ReplacesAnOpenCheckOfTheSamePersonAndCountsThem) {
    const Instant day_ago = kNow - std::chrono::hours{24};
    ASSERT_TRUE(presence->begin_check(check("c1"), {day_ago, 3}, kReplaced));
    PresenceRow other = check("c2");
    other.person = workflow::Person::Head;
    ASSERT_TRUE(presence->begin_check(other, {day_ago, 3}, kReplaced));
    ASSERT_TRUE(presence->begin_check(check("c3"), {day_ago, 3}, kReplaced));
    EXPECT_EQ(presence->find_check("t1", "c1")->state, PresenceState::Replaced);
    EXPECT_EQ(presence->find_check("t1", "c2"), other);
    EXPECT_EQ(presence->find_check("t1", "c3"), check("c3"));
    EXPECT_EQ(presence->find_check("t2", "c3"), std::nullopt);
    EXPECT_EQ(presence->count_checks("t1", "f1", workflow::Person::ServiceHead, day_ago),
              (desk::Attempts{2, 0}));
    EXPECT_EQ(presence->begin_check(check("c4"), {day_ago, 2}, kReplaced).error().code, ErrorCode::Conflict);
    EXPECT_EQ(presence->find_check("t1", "c3")->state, PresenceState::Open)
        << "a refused one replaces nothing";
    EXPECT_EQ(presence->find_check("t1", "c4"), std::nullopt);
    EXPECT_TRUE(presence->begin_check(check("c4", kNow + std::chrono::hours{25}),
                                      {kNow + std::chrono::hours{1}, 2}, kReplaced));
}

TEST_P(AccountsContract, SparesTheFirstChecksThatBrokeOff) {
    const desk::AttemptLimit limit{kNow - std::chrono::hours{24}, 2, 1};
    constexpr auto kBrokenOff = PresenceState::BrokenOff;
    const auto open = [&] { return presence->find_open("t1", "f1", workflow::Person::ServiceHead); };
    EXPECT_EQ(open(), std::nullopt);
    ASSERT_TRUE(presence->begin_check(check("c1"), limit, kReplaced));
    EXPECT_EQ(open(), check("c1"));
    ASSERT_TRUE(presence->begin_check(check("c2"), limit, kBrokenOff));
    EXPECT_EQ(presence->find_check("t1", "c1")->state, kBrokenOff);
    EXPECT_EQ(presence->count_checks("t1", "f1", workflow::Person::ServiceHead, limit.since),
              (desk::Attempts{2, 1}));
    ASSERT_TRUE(presence->begin_check(check("c3"), limit, kBrokenOff));
    EXPECT_FALSE(presence->begin_check(check("c4"), limit, kBrokenOff)) << "one is spared, and no second";
    EXPECT_EQ(open(), check("c3"));
}

TEST_P(AccountsContract, KeepsTheFramesOfACheckInOrderUntilItEnds) {
    ASSERT_TRUE(presence->begin_check(check("c1"), {kNow - std::chrono::hours{24}, 3}, kReplaced));
    const FrameBatch first{0, 5, "b1", {1, 2}}, second{5, 3, "b2", {3}};
    ASSERT_TRUE(presence->append_frames(check("c1"), first, "d1"));
    EXPECT_EQ(presence->append_frames(check("c1"), first, "d1").error().code, ErrorCode::Stale);
    PresenceRow now = *presence->find_check("t1", "c1");
    EXPECT_EQ(now.arrived, 5U);
    EXPECT_EQ(now.last, "d1");
    ASSERT_TRUE(presence->append_frames(now, second, "d2"));
    EXPECT_THAT(presence->frames("t1", "c1"), ElementsAre(first, second));
    ASSERT_TRUE(presence->end_check("t1", "c1", PresenceState::Passed, Bytes{7, 8}));
    EXPECT_EQ(presence->end_check("t1", "c1", PresenceState::Failed, {}).error().code, ErrorCode::Conflict);
    now = *presence->find_check("t1", "c1");
    EXPECT_EQ(now.state, PresenceState::Passed);
    EXPECT_EQ(now.verdict, (Bytes{7, 8}));
    EXPECT_EQ(presence->append_frames(now, {8, 1, "b3", {}}, "d3").error().code, ErrorCode::Stale);
    EXPECT_THAT(presence->checks_with_frames(true, kNow, 10), IsEmpty());
    EXPECT_THAT(presence->checks_with_frames(false, kLater, 10), IsEmpty());
    EXPECT_THAT(presence->checks_with_frames(true, kLater, 10), ElementsAre(now));
    presence->drop_frames("t1", "c1");
    EXPECT_THAT(presence->frames("t1", "c1"), IsEmpty());
    EXPECT_THAT(presence->checks_with_frames(true, kLater, 10), IsEmpty());
    EXPECT_TRUE(presence->find_check("t1", "c1"));
}

std::string name_of(const testing::TestParamInfo<Backend>& chosen) {
    return chosen.param.name;
}

INSTANTIATE_TEST_SUITE_P(Databases, AccountsContract,
                         testing::Values(Backend{"Sqlite", sqlite_url},
                                         Backend{"Postgresql", postgresql_url}),
                         name_of);

}  // namespace

}  // namespace beian::desk
