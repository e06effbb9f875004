#include "image/worker.h"

#include "image/channel.h"
#include "image/confine.h"
#include "image/kind.h"
#include "image/wire.h"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>
#include <map>
#include <new>
#include <vector>

namespace beian::image {
namespace {

Examination out_of_memory(BytesView bytes) {
    Examination found;
    found.envelope.kind = recognise(bytes);
    found.envelope.bytes = bytes.size();
    found.integrity = {Integrity::State::GaveUp, std::nullopt, false, "it took more memory than it may"};
    return found;
}

WireReply reply_to(const WireRequest& wire, const int (&files)[2], Work work) {
    const Mapping in(files[0], wire.bytes, Mapping::Access::Read);
    const Mapping out(files[1], wire.room, Mapping::Access::Write);
    if (!in.is_there() || !out.is_there()) {
        Examination found = out_of_memory({});
        found.envelope.bytes = wire.bytes;
        return to_wire(found);
    }
    const Room room = [&](std::uint64_t bytes) -> std::uint8_t* {
        if (bytes > wire.room) return nullptr;
        // Taken in one call: a fault for each page would cost as much as a tenth of the picture. Older
        // kernels say no, and the pages come one by one.
        ::madvise(out.data(), bytes, MADV_POPULATE_WRITE);
        return out.data();
    };
    try {
        return to_wire(work(in.bytes(), wire.request, room));
    } catch (const std::bad_alloc&) {
        return to_wire(out_of_memory(in.bytes()));
    }
}

/// One file, one answer, the end: what a picture did to its worker, the next one never meets.
[[noreturn]] void open_one(Work work) {
    const WireReady ready;
    WireRequest wire;
    int files[2];
    if (!send_message(kCommandFile, bytes_of(ready))) ::_exit(0);
    if (!receive_message(kCommandFile, bytes_of(wire), files)) ::_exit(0);
    const WireReply reply = reply_to(wire, files, work);
    send_message(kCommandFile, bytes_of(reply));
    // Sleeps until it is ended, so that nobody takes a lawful end for a crash.
    receive_message(kCommandFile, bytes_of(wire));
    ::_exit(0);
}

class Maker {
public:
    Maker(Confinement confinement, Work work) : confinement_(std::move(confinement)), work_(work) {}

    void make(std::uint64_t name, int channel) {
        const pid_t made = ::fork();
        if (made == 0) become_worker(channel);
        if (made > 0) workers_[name] = made;
    }

    int end(std::uint64_t name) {
        const auto found = workers_.find(name);
        if (found == workers_.end()) return WireEnd::kNeverMade;
        const pid_t worker = found->second;
        workers_.erase(found);
        // One that is dead already stays so and keeps its own reason: nobody else waits for it.
        ::kill(worker, SIGKILL);
        int status = 0;
        while (::waitpid(worker, &status, 0) < 0 && errno == EINTR) {
        }
        return status;
    }

    void end_all() {
        while (!workers_.empty()) end(workers_.begin()->first);
    }

private:
    [[noreturn]] void become_worker(int channel) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
        ::prctl(PR_SET_NAME, "beian-decoder", 0, 0, 0);
        detach(channel);
        if (!confine(confinement_)) ::_exit(1);
        open_one(work_);
    }

    Confinement confinement_;
    Work work_;
    std::map<std::uint64_t, pid_t> workers_;
};

}  // namespace

void make_workers(int orders, std::uint64_t memory, unsigned cpu_seconds, Work work) {
    detach(orders);
    ::prctl(PR_SET_NAME, "beian-decoders", 0, 0, 0);
    try {
        Maker maker({memory, cpu_seconds, make_filter()}, work);
        WireOrder order;
        int channel[1];
        while (receive_message(kCommandFile, bytes_of(order), channel)) {
            const Fd given(channel[0]);
            if (order.what == WireOrder::What::Make) {
                maker.make(order.worker, given.get());
                continue;
            }
            const WireEnd end{maker.end(order.worker)};
            send_message(kCommandFile, bytes_of(end));
        }
        maker.end_all();
    } catch (...) {
        // The other side sees the channel end and says so; nothing here may run the program's own clean-up.
        ::_exit(1);
    }
    ::_exit(0);
}

}  // namespace beian::image
