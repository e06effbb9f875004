// Is the picture whole? Proved by unpacking all of it, row by row, without keeping it.
#pragma once

#include "image/envelope.h"
#include "image/limits.h"

#include <optional>
#include <string>

namespace beian::image {

struct Integrity {
    enum class State {
        Whole,
        Truncated,    // the file ends before the picture does
        Corrupt,      // what stands there is no picture
        Unsupported,  // sound as far as one can see, but in a form that few programs open
        TooLarge,     // unpacking it would cost more than the limits allow; it was not tried
        Unread,       // a kind of file that is not unpacked here
        GaveUp,       // opening it crashed, hung or overfilled the process that tried
    };
    State state = State::Unread;
    std::optional<double>
        arrived;             // of a cut picture: the share of its rows that is there, where it can be told
    bool blemished = false;  // whole, with damage beside the pixels
    std::string detail;      // the decoder's own words, for a log
    bool operator==(const Integrity&) const = default;
};

Integrity prove_whole(BytesView bytes, const Envelope& envelope, const Limits& limits);

}  // namespace beian::image
