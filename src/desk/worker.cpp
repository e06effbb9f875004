#include "desk/worker.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>

namespace beian::desk {

namespace {

using namespace std::chrono_literals;

// How soon a new job is seen, against how often an idle desk asks its database.
constexpr auto kIdle = 500ms;
constexpr auto kAfterFault = 5s;

bool is_worth_another_look(const Error& error) {
    return error.code == ErrorCode::Conflict || error.code == ErrorCode::Stale;
}

}  // namespace

std::chrono::milliseconds wait_after(int attempt, const RetryPolicy& policy, double chance) {
    auto wait = policy.first_wait;
    for (int n = 1; n < attempt && wait < policy.longest_wait; ++n) wait *= 2;
    wait = std::min(wait, policy.longest_wait);
    // Between three quarters and five quarters.
    return std::chrono::milliseconds(
        static_cast<std::int64_t>(static_cast<double>(wait.count()) * (0.75 + 0.5 * chance)));
}

Worker::Worker(JobQueue& jobs, const Clock& clock, Random& random, std::map<std::string, JobWork> work,
               std::function<void(const JobReport&)> report, RetryPolicy policy)
    : jobs_(jobs),
      clock_(clock),
      random_(random),
      work_(std::move(work)),
      report_(std::move(report)),
      policy_(policy) {
    for (const auto& [kind, does] : work_) kinds_.push_back(kind);
}

double Worker::chance() {
    std::uint8_t bytes[2];
    random_.fill(bytes);
    return (bytes[0] * 256.0 + bytes[1]) / 65535.0;
}

void Worker::try_again(const Job& job, const std::string& why) {
    const bool last = job.attempt >= policy_.most_attempts;
    std::optional<Instant> again;
    if (!last) again = clock_.now() + wait_after(job.attempt, policy_, chance());
    jobs_.failed(job, why, again);
    report_({job.kind, job.id, last ? JobEnd::Dead : JobEnd::Again, why});
}

void Worker::finish(const Job& job, const Status& status) {
    if (status) {
        jobs_.done(job);
        report_({job.kind, job.id, JobEnd::Done, {}});
    } else if (is_worth_another_look(status.error())) {
        try_again(job, status.error().message);
    } else {
        jobs_.failed(job, status.error().message, std::nullopt);
        report_({job.kind, job.id, JobEnd::Dead, status.error().message});
    }
}

bool Worker::work_once() {
    const Instant now = clock_.now();
    const auto job = jobs_.take(kinds_, now, now + policy_.lease);
    if (!job) return false;
    // A job that kills its worker each time comes back without a word: it must not come for ever.
    if (job->attempt > policy_.most_attempts) {
        finish(*job, Error{ErrorCode::Unreadable, "every worker that took it died"});
        return true;
    }
    std::string fault;
    try {
        finish(*job, work_.at(job->kind)(*job));
        return true;
    } catch (const std::exception& thrown) {
        fault = thrown.what();
    }
    try_again(*job, fault);
    return true;
}

void Worker::add_chore(Chore chore) {
    chores_.push_back({std::move(chore), {}});
}

void Worker::do_chores() {
    for (Planned& planned : chores_) {
        const Instant now = clock_.now();
        // A clock that was set back must not stop it until that time comes again.
        if (now < planned.next && planned.next - now <= planned.chore.every) continue;
        planned.next = now + planned.chore.every;
        try {
            planned.chore.run();
        } catch (const std::exception& thrown) {
            report_({planned.chore.name, {}, JobEnd::Fault, thrown.what()});
        }
    }
}

void Worker::run(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any woken;
    const auto rest = [&](std::chrono::milliseconds wait) {
        std::unique_lock hold(mutex);
        woken.wait_for(hold, stop, wait, [] { return false; });
    };
    while (!stop.stop_requested()) {
        try {
            do_chores();
            if (!work_once()) rest(kIdle);
        } catch (const std::exception& thrown) {
            // The queue itself cannot be reached: it may be again, soon.
            report_({"queue", {}, JobEnd::Fault, thrown.what()});
            rest(kAfterFault);
        }
    }
}

}  // namespace beian::desk
