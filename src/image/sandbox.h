// How do we open a stranger's file so that it cannot hurt? In a process of its own that can do nothing else.
#pragma once

#include "image/examine.h"
#include "image/sandbox_status.h"

#include <chrono>
#include <memory>

namespace beian::image {

class WorkerPool;

/// Processes made ahead, one for each picture. A picture that crashes, hangs or overfills its process, or
/// makes it ask the system for anything but memory, has the state GaveUp; the program does not notice.
/// Start it before any page is read and before there are threads; then it may be shared by all of them.
/// Throws std::system_error where the machine has no processes or memory left.
class Sandbox : public Examiner {
public:
    struct Options {
        unsigned workers = 1;  // pictures opened at a time; further callers wait
        Limits limits = {};    // the most that any request may ask for
        std::chrono::milliseconds deadline{10'000};
        Work work = examine_into;
    };

    explicit Sandbox(const Options& options);
    Sandbox() : Sandbox(Options{}) {}
    ~Sandbox() override;

    Examination examine(BytesView bytes, const ExamineRequest& request) override;

private:
    class Loan;
    std::optional<Examination> ask(Loan& worker, BytesView bytes, const ExamineRequest& request) const;

    std::unique_ptr<WorkerPool> workers_;
    std::chrono::milliseconds deadline_;
};

}  // namespace beian::image
