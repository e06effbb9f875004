// An address of a bucket: refused, or a host and a path that stay what they are.
#include "adapters/s3/address.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian::s3;
    const auto address = parse_address({reinterpret_cast<const char*>(data), size});
    if (!address) return 0;
    const std::string host = host_of(*address), path = path_of(*address, "pages/t%2f/ab/cd");
    if (host.find_first_of("/@?# \r\n") != std::string::npos || path.front() != '/') std::abort();
    if (path.find("..") != std::string::npos || path.find_first_of("?# \r\n") != std::string::npos)
        std::abort();
    return 0;
}
