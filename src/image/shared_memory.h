// Which memory do we lend to one process after another? Used by the sandbox only.
#pragma once

#include "image/channel.h"

#include <cstdint>

namespace beian::image {

/// Memory that this process and the one it is lent to see at the same time. Taking it anew for each picture
/// would cost as much as all the copying in it: the system hands out page by page.
class SharedMemory {
public:
    /// Pages are taken when they are touched. Throws std::system_error where the machine has none left.
    explicit SharedMemory(std::uint64_t size);

    int file() const { return file_.get(); }
    std::uint8_t* data() const { return view_.data(); }
    std::uint64_t size() const { return size_; }
    /// Nothing of what was in it is left; pages of the first `used` bytes are kept for the next one. False
    /// where the system does not do it.
    [[nodiscard]] bool wipe(std::uint64_t used);

private:
    std::uint64_t size_;
    std::uint64_t kept_ = 0;  // so many bytes have their pages
    Fd file_;
    Mapping view_;
};

}  // namespace beian::image
