// Who does the jobs? Takes one after the other, tries again what failed, and lays aside what cannot be done.
#pragma once

#include "base/result.h"
#include "desk/ports.h"

#include <chrono>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace beian::desk {

/// Does one job; the same job may come twice, so doing it again must change nothing. A refusal lays it aside,
/// to be looked at by people, but for one that looking again resolves; an exception has it tried again.
using JobWork = std::function<Status(const Job&)>;

struct RetryPolicy {
    // About six hours in all: an evening's outage of a mail server or of a database.
    int most_attempts = 16;
    std::chrono::milliseconds first_wait{5'000};
    std::chrono::milliseconds longest_wait{3'600'000};
    // Longer than any job takes: whoever holds one longer is taken for dead.
    std::chrono::milliseconds lease{300'000};
};

/// When a job that failed the `attempt`th time is tried again. `chance` (0 to 1) spreads those that failed
/// together.
std::chrono::milliseconds wait_after(int attempt, const RetryPolicy& policy, double chance);

/// Something to be done again and again, whatever jobs there are.
struct Chore {
    std::string name;
    std::chrono::milliseconds every;
    std::function<void()> run;
};

enum class JobEnd { Done, Again, Dead, Fault };
/// For logs and counts: nothing personal stands in it.
struct JobReport {
    std::string kind;  // or the name of a chore
    std::string job;
    JobEnd end = JobEnd::Done;
    std::string why;
};

class Worker {
public:
    Worker(JobQueue& jobs, const Clock& clock, Random& random, std::map<std::string, JobWork> work,
           std::function<void(const JobReport&)> report, RetryPolicy policy = {});

    /// Takes one job and does it; false where none waits.
    bool work_once();
    /// Does every chore that is due.
    void do_chores();
    void add_chore(Chore chore);
    /// Until it is asked to stop; what was begun is finished. Faults are reported, and it goes on.
    void run(const std::stop_token& stop);

private:
    struct Planned {
        Chore chore;
        Instant next{};
    };
    void finish(const Job& job, const Status& status);
    void try_again(const Job& job, const std::string& why);
    double chance();

    JobQueue& jobs_;
    const Clock& clock_;
    Random& random_;
    std::map<std::string, JobWork> work_;
    std::vector<std::string> kinds_;
    std::function<void(const JobReport&)> report_;
    RetryPolicy policy_;
    std::vector<Planned> chores_;
};

}  // namespace beian::desk
