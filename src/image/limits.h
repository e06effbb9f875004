// How much may a stranger's picture cost before we look away?
#pragma once

#include <cstdint>

namespace beian::image {

/// Read before anything is allocated. The defaults keep one photo under 150 MB and one second on a plain
/// core: a file of `max_bytes` and a decoder at `max_memory` together stay below it.
struct Limits {
    std::uint64_t max_bytes = 48ull << 20;
    std::uint32_t max_side = 65500;  // what the JPEG format itself can say
    std::uint64_t max_pixels =
        110'000'000;  // the largest sensors in phones give 108 million unless asked for more
    std::uint64_t max_memory = 96ull << 20;     // a decoder's own store, or the pixels it hands back
    std::uint64_t max_unpacked = 320ull << 20;  // bytes that a PNG's rows unpack into
    // A JPEG may go over the picture again and again; ordinary progressive files have about ten scans.
    std::uint64_t max_block_visits = 30'000'000;
    // Arithmetic codes unpack at about 8 MB a second, Huffman's at 200; no camera writes them.
    std::uint64_t max_arithmetic_bytes = 5ull << 20;
};

}  // namespace beian::image
