// Who opens one stranger's file and then dies? A worker; and a small process that does nothing but make them.
// Used by sandbox.cpp only.
#pragma once

#include "image/examine.h"

namespace beian::image {

/// From a worker, once it is confined: what goes wrong before is the machine's fault, what comes after is the
/// picture's.
struct WireReady {
    std::uint32_t word = 0x5EA1ED;
};

/// To a worker, with the file and (where `room` is not 0) the memory for its pixels.
struct WireRequest {
    ExamineRequest request;
    std::uint64_t bytes = 0;
    std::uint64_t room = 0;
};

/// To the maker of workers.
struct WireOrder {
    enum class What : std::uint32_t { Make, End };
    What what = What::Make;
    std::uint64_t worker = 0;  // a name that the caller gives; with Make comes the worker's channel
};

/// The answer to End: as waitpid gives it, or kNeverMade.
struct WireEnd {
    static constexpr int kNeverMade = -1;
    int status = kNeverMade;
};

/// Makes and ends workers as `orders` tells, until the other side of `orders` is gone. Never returns.
/// Forked while the program is young, so that no worker ever holds another person's page in its memory.
[[noreturn]] void make_workers(int orders, std::uint64_t memory, unsigned cpu_seconds, Work work);

}  // namespace beian::image
