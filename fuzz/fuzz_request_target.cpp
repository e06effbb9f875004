// No target of a request leads out of where it points, or into the log as more than one line.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.h"
#include "http/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto target = beian::http::parse_target({reinterpret_cast<const char*>(data), size});
    if (!target) return 0;
    for (const std::string& segment : target->segments) {
        if (segment.empty() || segment == "." || segment == "..") std::abort();
        for (const char c : segment)
            if (c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20) std::abort();
        if (beian::find_invalid_utf8(segment)) std::abort();
    }
    for (const auto& [name, value] : target->query)
        if (beian::find_invalid_utf8(name) || beian::find_invalid_utf8(value)) std::abort();
    return 0;
}
