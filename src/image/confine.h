// What may a process that opens strangers' files still do? Take memory, compute and answer: nothing else.
#pragma once

#include <linux/filter.h>
#include <cstdint>
#include <string>
#include <vector>

namespace beian::image {

/// The one channel a confined process keeps has this number.
inline constexpr int kCommandFile = 3;

struct Confinement {
    std::uint64_t memory = 0;  // bytes on top of what the process already has
    unsigned cpu_seconds = 0;
    std::vector<sock_filter> filter;  // empty where the kernel has none
};

/// The system calls that unpacking needs, as the kernel's own program. Made once, loaded by every worker.
std::vector<sock_filter> make_filter();

/// Moves `channel` to kCommandFile, closes everything else and takes the terminal and its signals away.
void detach(int channel);

/// Gives up every right for good; false where the machine refused and the process must not go on.
bool confine(const Confinement& confinement);

}  // namespace beian::image
