#include "image/worker_pool.h"

#include "image/worker.h"

#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace beian::image {
namespace {

// The libraries' own small needs beside the picture: code tables, one row, the heap's slack.
constexpr std::uint64_t kSlack = 32ull << 20;

std::uint64_t memory_for(const Limits& limits) {
    // The file, the pixels and the decoder's own store.
    return limits.max_bytes + 2 * limits.max_memory + kSlack;
}

[[noreturn]] void fault(int error, const char* what) {
    throw std::system_error(error, std::generic_category(), what);
}

}  // namespace

WorkerPool::WorkerPool(const Sandbox::Options& options)
    : most_(std::max(options.workers, 1u)),
      limits_(options.limits),
      work_(options.work),
      memory_(memory_for(options.limits)),
      cpu_seconds_(
          static_cast<unsigned>(std::chrono::ceil<std::chrono::seconds>(options.deadline).count() + 1)) {
    start_maker();
    while (ready_.size() < most_) ready_.push_back(make());
}

WorkerPool::~WorkerPool() {
    ready_.clear();
    orders_.reset();
    wait_for_maker();
}

Worker WorkerPool::take() {
    std::unique_lock lock(mutex_);
    given_back_.wait(lock, [&] { return busy_ < most_; });
    if (ready_.empty()) ready_.push_back(make());
    Worker worker = std::move(ready_.back());
    ready_.pop_back();
    ++busy_;
    return worker;
}

int WorkerPool::end(Worker worker) {
    const std::lock_guard lock(mutex_);
    const WireOrder order{WireOrder::What::End, worker.name};
    WireEnd end;
    if (!send_message(orders_.get(), bytes_of(order)) || !receive_message(orders_.get(), bytes_of(end)))
        end.status = WireEnd::kNeverMade;
    --busy_;
    given_back_.notify_one();
    return end.status;
}

// A machine without room for one more process now may have it when it is needed.
void WorkerPool::refill() noexcept {
    const std::lock_guard lock(mutex_);
    try {
        if (ready_.size() + busy_ < most_) ready_.push_back(make());
    } catch (const std::system_error&) {
    }
}

Shared WorkerPool::take_memory(std::uint64_t bytes, std::uint64_t room) {
    {
        const std::lock_guard lock(mutex_);
        while (!spare_.empty()) {
            Shared shared = std::move(spare_.back());
            spare_.pop_back();
            if (shared.file.size() >= bytes && shared.pixels.size() >= room) return shared;
        }
    }
    return {SharedMemory(std::max(bytes, limits_.max_bytes)),
            SharedMemory(std::max(room, limits_.max_memory))};
}

void WorkerPool::give_back(Shared shared) {
    const std::lock_guard lock(mutex_);
    spare_.push_back(std::move(shared));
}

void WorkerPool::start_maker() {
    auto [ours, theirs] = make_channel();
    maker_ = ::fork();
    if (maker_ < 0) fault(errno, "no process for decoding pictures");
    if (maker_ == 0) make_workers(theirs.get(), memory_, cpu_seconds_, work_);
    orders_ = std::move(ours);
}

void WorkerPool::wait_for_maker() {
    while (::waitpid(maker_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

// The worker starts while we go on; whether it did shows at its channel.
Worker WorkerPool::make() {
    if (std::optional<Worker> worker = order_worker()) return std::move(*worker);
    // The maker is gone: somebody ended it. Its workers went with it.
    ready_.clear();
    wait_for_maker();
    start_maker();
    if (std::optional<Worker> worker = order_worker()) return std::move(*worker);
    fault(EAGAIN, "no process for decoding pictures");
}

std::optional<Worker> WorkerPool::order_worker() {
    auto [ours, theirs] = make_channel();
    const WireOrder order{WireOrder::What::Make, ++names_};
    const std::array files{theirs.get()};
    if (!send_message(orders_.get(), bytes_of(order), files)) return std::nullopt;
    return Worker{names_, std::move(ours)};
}

}  // namespace beian::image
