// Which worker is free, and what becomes of the one that had its picture? Used by sandbox.cpp only.
#pragma once

#include "image/channel.h"
#include "image/sandbox.h"
#include "image/shared_memory.h"

#include <sys/types.h>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace beian::image {

struct Worker {
    std::uint64_t name = 0;
    Fd channel;
};

/// What a worker and we both see: the file, and the room for its pixels.
struct Shared {
    SharedMemory file, pixels;
};

/// The process that makes workers, the workers that wait for a picture, and the memory to share with them.
class WorkerPool {
public:
    explicit WorkerPool(const Sandbox::Options& options);
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;
    ~WorkerPool();

    /// Waits until one is free.
    Worker take();
    /// Ends a worker, and tells what it died of.
    int end(Worker worker);
    /// Makes the next one while nobody waits for it.
    void refill() noexcept;

    /// Memory that no living worker sees any more, and that is large enough.
    Shared take_memory(std::uint64_t bytes, std::uint64_t room);
    /// Wiped, and only once the worker that had it has ended.
    void give_back(Shared shared);

private:
    void start_maker();
    void wait_for_maker();
    Worker make();
    std::optional<Worker> order_worker();

    const unsigned most_;
    const Limits limits_;
    const Work work_;
    const std::uint64_t memory_;
    const unsigned cpu_seconds_;
    std::mutex mutex_;
    std::condition_variable given_back_;
    pid_t maker_ = -1;
    Fd orders_;
    std::uint64_t names_ = 0;
    unsigned busy_ = 0;
    std::vector<Worker> ready_;
    std::vector<Shared> spare_;
};

}  // namespace beian::image
