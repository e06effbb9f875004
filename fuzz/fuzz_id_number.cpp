// Resident IDs: the common invariants, and that the quick check and the full one agree on 18 plain
// characters.
#include "identity/resident_id.h"
#include "identity_invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian::identity;
    const std::string_view value{reinterpret_cast<const char*>(data), size};
    const beian::CivilDay today{std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{1}};
    const bool plain = size == 18 && value.find_first_not_of("0123456789Xx") == std::string_view::npos;
    if (plain) {
        require((check_resident_id(value, today).fault == IdFault::None) ==
                verify(Kind::Id, value, today).valid);
    }
    return hold_invariants(Kind::Id, data, size);
}
