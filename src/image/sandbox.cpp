#include "image/sandbox.h"

#include "image/kind.h"
#include "image/wire.h"
#include "image/worker.h"
#include "image/worker_pool.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

namespace beian::image {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kLongestStart{10};

std::uint64_t room_for(const ExamineRequest& request) {
    return request.long_side > 0 ? request.limits.max_memory : 0;
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

/// Of memory that is about to be filled: a fault for each small page would cost as much as the copy. Systems
/// without large pages hand out small ones.
void prefer_large_pages(Bytes& reserved) {
    static const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto begin = reinterpret_cast<std::uintptr_t>(reserved.data());
    const std::uintptr_t first = (begin + page - 1) / page * page,
                         last = (begin + reserved.capacity()) / page * page;
    if (last > first) ::madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
}

}  // namespace

/// One worker for one picture; however that ends, the worker ends too. What it shared with us goes on to the
/// next one, wiped, only then.
class Sandbox::Loan {
public:
    Loan(WorkerPool& from, BytesView bytes, std::uint64_t room)
        : from_(from),
          shared_(from.take_memory(bytes.size(), room)),
          worker_(from.take()),
          bytes_(bytes.size()) {
        std::copy(bytes.begin(), bytes.end(), shared_->file.data());
    }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan() {
        if (worker_.channel && end() != WireEnd::kNeverMade && shared_->file.wipe(bytes_) &&
            shared_->pixels.wipe(answered_))
            from_.give_back(std::move(*shared_));
        shared_.reset();
        from_.refill();
    }

    int channel() const { return worker_.channel.get(); }
    int end() { return from_.end(std::exchange(worker_, {})); }
    bool is_confined() const {
        WireReady ready;
        return wait_until(channel(), Clock::now() + kLongestStart) == Waiting::Ready &&
               receive_message(channel(), bytes_of(ready)) && ready.word == WireReady{}.word;
    }

    std::array<int, 2> files() const { return {shared_->file.file(), shared_->pixels.file()}; }
    /// The pixels of an answer; no more than there was room for.
    BytesView answered(std::uint64_t bytes) {
        answered_ = bytes;
        return {shared_->pixels.data(), static_cast<std::size_t>(bytes)};
    }

private:
    WorkerPool& from_;
    std::optional<Shared> shared_;
    Worker worker_;
    std::uint64_t bytes_;
    std::uint64_t answered_ = 0;
};

Sandbox::Sandbox(const Options& options)
    : workers_(std::make_unique<WorkerPool>(options)), deadline_(options.deadline) {}
Sandbox::~Sandbox() = default;

Examination Sandbox::examine(BytesView bytes, const ExamineRequest& request) {
    // A worker that does not start or that others end says nothing about the picture: it gets a second one.
    for (bool is_last : {false, true}) {
        Loan worker(*workers_, bytes, room_for(request));
        if (!worker.is_confined()) {
            if (!is_last) continue;
            fault(EPERM, "no confined process for decoding pictures could be started; see beian doctor");
        }
        if (std::optional<Examination> found = ask(worker, bytes, request)) return std::move(*found);
        const int status = worker.end();
        if (is_last || !is_killed_by_others(status)) return given_up(bytes, words_of(status));
    }
    return {};
}

std::optional<Examination> Sandbox::ask(Loan& worker, BytesView bytes, const ExamineRequest& request) const {
    const Asked asked{bytes.size(), room_for(request)};
    const WireRequest wire{request, asked.bytes, asked.room};
    const std::array files = worker.files();
    if (!send_message(worker.channel(), bytes_of(wire), files)) return std::nullopt;
    if (wait_until(worker.channel(), Clock::now() + deadline_) == Waiting::TimedOut)
        return given_up(bytes, "it took longer than it may");
    WireReply reply;
    if (!receive_message(worker.channel(), bytes_of(reply))) return std::nullopt;
    std::optional<Examination> found = from_wire(reply, asked);
    if (!found) return given_up(bytes, "its process answered nonsense");
    if (Pixels* picture = found->picture ? &*found->picture : nullptr) {
        const BytesView pixels =
            worker.answered(std::uint64_t{picture->width} * picture->height * picture->channels);
        picture->data.reserve(pixels.size());
        prefer_large_pages(picture->data);
        picture->data.assign(pixels.begin(), pixels.end());
    }
    if (Planes* planes = found->planes ? &*found->planes : nullptr)
        fill(*planes, worker.answered(bytes_of_planes(planes->light.width, planes->light.height)));
    return found;
}

}  // namespace beian::image
