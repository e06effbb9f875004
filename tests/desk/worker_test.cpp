#include "desk/worker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "memory.h"

namespace beian::desk {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class WorkerTest : public testing::Test {
protected:
    void queue(const std::string& id, const std::string& kind = "tell") {
        store.put({"t1", kind, "{}", clock.at, id});
    }
    Worker worker(JobWork work) {
        return {store,
                clock,
                random,
                {{"tell", std::move(work)}},
                [this](const JobReport& report) { reports.push_back(report); },
                policy};
    }
    /// Works and lets time pass until nothing waits any more.
    int exhaust(Worker& one) {
        int worked = 0;
        for (int n = 0; n < 100; ++n) {
            while (one.work_once()) ++worked;
            clock.at += 1h;
        }
        return worked;
    }

    AuditChain chain{Digest{1}};
    MemoryStore store{chain};
    HandClock clock;
    CountingRandom random;
    RetryPolicy policy{.most_attempts = 4};
    std::vector<JobReport> reports;
};

TEST_F(WorkerTest, DoesEachJobOnce) {
    std::vector<std::string> done;
    Worker one = worker([&](const Job& job) {
        done.push_back(job.id);
        return ok();
    });
    queue("a");
    queue("b");
    queue("c", "of another kind");
    EXPECT_EQ(exhaust(one), 2);
    EXPECT_THAT(done, ElementsAre("a", "b"));
    EXPECT_THAT(store.dead("t1", {}, 10), IsEmpty());
}

TEST_F(WorkerTest, TriesAgainWhatAFaultStoppedUntilItSucceeds) {
    int tried = 0;
    Worker one = worker([&](const Job&) {
        if (++tried < 3) throw std::runtime_error("no connection");
        return ok();
    });
    queue("a");
    EXPECT_TRUE(one.work_once());
    EXPECT_FALSE(one.work_once());
    EXPECT_EQ(exhaust(one), 2);
    EXPECT_EQ(tried, 3);
    EXPECT_THAT(reports,
                ElementsAre(Field(&JobReport::end, JobEnd::Again), Field(&JobReport::end, JobEnd::Again),
                            Field(&JobReport::end, JobEnd::Done)));
}

TEST_F(WorkerTest, LaysAsideWhatFailsEachTime) {
    Worker one = worker([](const Job&) -> Status { throw std::runtime_error("no connection"); });
    queue("a");
    EXPECT_EQ(exhaust(one), 4);
    EXPECT_THAT(store.dead("t1", {}, 10), SizeIs(1));
}

TEST_F(WorkerTest, LaysAsideAtOnceWhatIsRefused) {
    Worker one = worker([](const Job&) -> Status {
        return Error{ErrorCode::InvalidArgument, "no such number"};
    });
    queue("a");
    EXPECT_EQ(exhaust(one), 1);
    EXPECT_THAT(store.dead("t1", {}, 10), SizeIs(1));
    EXPECT_THAT(reports.back().why, HasSubstr("no such number"));
}

TEST_F(WorkerTest, LooksAgainWhereSomeoneElseWasFaster) {
    int tried = 0;
    Worker one = worker([&](const Job&) -> Status {
        if (++tried == 1) return Error{ErrorCode::Conflict, "someone changed it"};
        return ok();
    });
    queue("a");
    EXPECT_EQ(exhaust(one), 2);
    EXPECT_THAT(store.dead("t1", {}, 10), IsEmpty());
}

TEST_F(WorkerTest, LaysAsideAJobThatKillsEveryWorker) {
    const std::vector<std::string> kinds{"tell"};
    queue("a");
    for (int n = 0; n < 4; ++n) {
        // Taken, and never heard of again.
        ASSERT_TRUE(store.take(kinds, clock.at, clock.at + 5min));
        clock.at += 6min;
    }
    bool ran = false;
    Worker one = worker([&](const Job&) {
        ran = true;
        return ok();
    });
    EXPECT_TRUE(one.work_once());
    EXPECT_FALSE(ran);
    EXPECT_THAT(store.dead("t1", {}, 10), SizeIs(1));
}

TEST_F(WorkerTest, DoesChoresInTheirTimeAndGoesOnWhenOneFails) {
    int done = 0;
    Worker one = worker([](const Job&) { return ok(); });
    one.add_chore({"failing", 1min, [] { throw std::runtime_error("broken"); }});
    one.add_chore({"clock", 1min, [&] { ++done; }});
    one.do_chores();
    one.do_chores();
    EXPECT_EQ(done, 1);
    clock.at += 1min;
    one.do_chores();
    EXPECT_EQ(done, 2);
    clock.at -= 24h;
    one.do_chores();
    EXPECT_EQ(done, 3);
    EXPECT_THAT(reports, SizeIs(3));
}

TEST_F(WorkerTest, StopsWhenItIsAskedToAndFinishesWhatItBegan) {
    std::atomic<int> begun{0}, ended{0};
    Worker one = worker([&](const Job&) {
        ++begun;
        std::this_thread::sleep_for(50ms);
        ++ended;
        return ok();
    });
    for (const char* id : {"a", "b", "c", "d", "e", "f", "g", "h"}) queue(id);
    {
        std::jthread thread([&](const std::stop_token& stop) { one.run(stop); });
        while (begun == 0) std::this_thread::yield();
    }
    EXPECT_EQ(begun, ended);
    EXPECT_LT(ended, 8);
}

TEST(Wait, DoublesUpToItsLongestAndSpreads) {
    const RetryPolicy policy;
    EXPECT_EQ(wait_after(1, policy, 0.5), 5s);
    EXPECT_EQ(wait_after(3, policy, 0.5), 20s);
    EXPECT_EQ(wait_after(50, policy, 0.5), 1h);
    EXPECT_LT(wait_after(3, policy, 0), wait_after(3, policy, 1));
}

}  // namespace

}  // namespace beian::desk
