#include "image/sandbox.h"

#include "image/channel.h"
#include "image/kind.h"
#include "image/wire.h"
#include "image/worker.h"

#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <cstring>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace beian::image {
namespace {

using Clock = std::chrono::steady_clock;

// The libraries' own small needs beside the picture: code tables, one row, the heap's slack.
constexpr std::uint64_t kSlack = 32ull << 20;
constexpr std::chrono::seconds kLongestStart{10};

std::uint64_t memory_for(const Limits& limits) {
    // The file, the pixels and the decoder's own store.
    return limits.max_bytes + 2 * limits.max_memory + kSlack;
}

[[noreturn]] void fault(int error, const char* what) {
    throw std::system_error(error, std::generic_category(), what);
}

Examination given_up(BytesView bytes, std::string why) {
    Examination found;
    found.envelope.kind = recognise(bytes);
    found.envelope.bytes = bytes.size();
    found.integrity = {Integrity::State::GaveUp, std::nullopt, false, std::move(why)};
    return found;
}

std::string words_of(int status) {
    if (status == WireEnd::kNeverMade) return "its process was ended";
    if (WIFSIGNALED(status)) return std::string("its process ended: ") + ::strsignal(WTERMSIG(status));
    return "its process ended with status " + std::to_string(WEXITSTATUS(status));
}

/// Ended from outside, alone or with its maker: the machine ran out of memory, or somebody meant well.
bool is_killed_by_others(int status) {
    return status == WireEnd::kNeverMade || (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

struct Worker {
    std::uint64_t name = 0;
    Fd channel;
};

}  // namespace

/// The process that makes workers, and the workers that wait for a picture.
class Sandbox::Workers {
public:
    explicit Workers(const Options& options)
        : most_(std::max(options.workers, 1u)),
          work_(options.work),
          memory_(memory_for(options.limits)),
          cpu_seconds_(
              static_cast<unsigned>(std::chrono::ceil<std::chrono::seconds>(options.deadline).count() + 1)) {
        start_maker();
        while (ready_.size() < most_) ready_.push_back(make());
    }

    ~Workers() {
        ready_.clear();
        orders_.reset();
        wait_for_maker();
    }

    Worker take() {
        std::unique_lock lock(mutex_);
        given_back_.wait(lock, [&] { return busy_ < most_; });
        if (ready_.empty()) ready_.push_back(make());
        Worker worker = std::move(ready_.back());
        ready_.pop_back();
        ++busy_;
        return worker;
    }

    /// Ends a worker, tells what it died of, and makes the next one while nobody waits for it.
    int end(Worker worker) {
        const std::lock_guard lock(mutex_);
        const WireOrder order{WireOrder::What::End, worker.name};
        WireEnd end;
        if (!send_message(orders_.get(), bytes_of(order)) || !receive_message(orders_.get(), bytes_of(end)))
            end.status = WireEnd::kNeverMade;
        --busy_;
        given_back_.notify_one();
        return end.status;
    }

    /// A machine without room for one more process now may have it when it is needed.
    void refill() noexcept {
        const std::lock_guard lock(mutex_);
        try {
            if (ready_.size() + busy_ < most_) ready_.push_back(make());
        } catch (const std::system_error&) {
        }
    }

private:
    void start_maker() {
        auto [ours, theirs] = make_channel();
        maker_ = ::fork();
        if (maker_ < 0) fault(errno, "no process for decoding pictures");
        if (maker_ == 0) make_workers(theirs.get(), memory_, cpu_seconds_, work_);
        orders_ = std::move(ours);
    }

    void wait_for_maker() {
        while (::waitpid(maker_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }

    /// The worker starts while we go on; whether it did shows at its channel.
    Worker make() {
        if (std::optional<Worker> worker = order_worker()) return std::move(*worker);
        // The maker is gone: somebody ended it. Its workers went with it.
        ready_.clear();
        wait_for_maker();
        start_maker();
        if (std::optional<Worker> worker = order_worker()) return std::move(*worker);
        fault(EAGAIN, "no process for decoding pictures");
    }

    std::optional<Worker> order_worker() {
        auto [ours, theirs] = make_channel();
        const WireOrder order{WireOrder::What::Make, ++names_};
        const std::array files{theirs.get()};
        if (!send_message(orders_.get(), bytes_of(order), files)) return std::nullopt;
        return Worker{names_, std::move(ours)};
    }

    const unsigned most_;
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
};

/// One worker for one picture; however that ends, the worker ends too.
class Sandbox::Loan {
public:
    explicit Loan(Workers& from) : from_(from), worker_(from.take()) {}
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan() {
        if (worker_.channel) end();
        from_.refill();
    }

    int channel() const { return worker_.channel.get(); }
    int end() { return from_.end(std::exchange(worker_, {})); }
    bool is_confined() const {
        WireReady ready;
        return wait_until(channel(), Clock::now() + kLongestStart) == Waiting::Ready &&
               receive_message(channel(), bytes_of(ready)) && ready.word == WireReady{}.word;
    }

private:
    Workers& from_;
    Worker worker_;
};

Sandbox::Sandbox(const Options& options)
    : workers_(std::make_unique<Workers>(options)), deadline_(options.deadline) {}
Sandbox::~Sandbox() = default;

Examination Sandbox::examine(BytesView bytes, const ExamineRequest& request) {
    const Fd file = share_read_only(bytes);
    // A worker that does not start or that others end says nothing about the picture: it gets a second one.
    for (bool is_last : {false, true}) {
        Loan worker(*workers_);
        if (!worker.is_confined()) {
            if (!is_last) continue;
            fault(EPERM, "no confined process for decoding pictures could be started; see beian doctor");
        }
        if (std::optional<Examination> found = ask(worker, file, bytes, request)) return std::move(*found);
        const int status = worker.end();
        if (is_last || !is_killed_by_others(status)) return given_up(bytes, words_of(status));
    }
    return {};
}

std::optional<Examination> Sandbox::ask(Loan& worker, const Fd& file, BytesView bytes,
                                        const ExamineRequest& request) const {
    const Asked asked{bytes.size(), request.long_side > 0 ? request.limits.max_memory : 0};
    const Fd pixels = share_writable(asked.room);
    const WireRequest wire{request, asked.bytes, asked.room};
    const std::array files{file.get(), pixels.get()};
    if (!send_message(worker.channel(), bytes_of(wire), files)) return std::nullopt;
    if (wait_until(worker.channel(), Clock::now() + deadline_) == Waiting::TimedOut)
        return given_up(bytes, "it took longer than it may");
    WireReply reply;
    if (!receive_message(worker.channel(), bytes_of(reply))) return std::nullopt;
    std::optional<Examination> found = from_wire(reply, asked);
    if (!found) return given_up(bytes, "its process answered nonsense");
    if (Pixels* picture = found->picture ? &*found->picture : nullptr) {
        const Mapping shared(pixels.get(),
                             std::uint64_t{picture->width} * picture->height * picture->channels,
                             Mapping::Access::Read);
        if (!shared.is_there()) fault(ENOMEM, "no memory for a picture");
        picture->data.assign(shared.bytes().begin(), shared.bytes().end());
    }
    if (Planes* planes = found->planes ? &*found->planes : nullptr) {
        const Mapping shared(pixels.get(), bytes_of_planes(planes->light.width, planes->light.height),
                             Mapping::Access::Read);
        if (!shared.is_there()) fault(ENOMEM, "no memory for a picture");
        fill(*planes, shared.bytes());
    }
    return found;
}

}  // namespace beian::image
