// Machine-readable lines.
#include "identity_invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return beian::identity::hold_invariants(beian::identity::Kind::Mrz, data, size);
}
