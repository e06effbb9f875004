// A file of master keys: any text is refused, or is read again from what we write of it. The same bytes as
// something sealed open for nobody.
#include "adapters/keys/master_keys.h"
#include "adapters/keys/national.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian::keys;
    const auto keys = parse_master_keys({reinterpret_cast<const char*>(data), size});
    if (keys) {
        const auto again = parse_master_keys(write_master_keys(*keys));
        if (!again || again->size() != keys->size()) std::abort();
        for (std::size_t n = 0; n < keys->size(); ++n)
            if (id_of((*again)[n]) != id_of((*keys)[n])) std::abort();
    }
    if (open_box(Key{}, "place", {data, size})) std::abort();
    if (open_national_box(Key{}, "place", {data, size})) std::abort();
    return 0;
}
