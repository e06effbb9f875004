// Where does the next stretch of a JPEG's packed bits lie, without what is stuffed in between?
// Used by baseline_jpeg.cpp only.
#pragma once

#include "base/bytes.h"
#include "image/huffman.h"

namespace beian::image {

/// Bits between two markers, a buffer at a time. Zeros follow the last one, so that nobody reads past it.
class PackedStream {
public:
    /// So many bytes may be taken without asking.
    static constexpr std::size_t kAhead = 4096;

    explicit PackedStream(BytesView bytes);

    Bits& bits() { return bits_; }
    /// To be called before what may take `kAhead` bytes.
    void ensure() {
        if (end_ - bits_.at < static_cast<std::ptrdiff_t>(kAhead) && !is_at_marker_) fill();
    }
    /// More bits were taken than came.
    bool is_overdrawn() const { return bits_.reached() > end_; }
    /// Everything was read but for the bits that fill the last byte up.
    bool is_read() const { return is_at_marker_ && bits_.reached() == end_; }
    /// The marker's code once everything is read; 0 where the bytes ended without one.
    unsigned marker() const { return marker_; }
    /// Goes on behind the marker.
    void go_on();

private:
    void fill();

    BytesView ahead_;  // not yet taken into the buffer
    Bytes buffer_;
    Bits bits_;
    const std::uint8_t* end_ = nullptr;
    bool is_at_marker_ = false;
    unsigned marker_ = 0;
};

}  // namespace beian::image
