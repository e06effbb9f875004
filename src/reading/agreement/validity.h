// Until when is this document good?
#pragma once

#include "reading/agreement/page_reading.h"

#include <optional>

namespace beian::reading {

struct Validity {
    CivilDay until;
    const model::Field* field = nullptr;
};

/// Nothing where it is open, not printed, or not read.
std::optional<Validity> validity_of(const PageReading& page);

}  // namespace beian::reading
