// Which facts of the filing do its documents tell?
#pragma once

#include "reading/agreement/page_reading.h"

#include <string>
#include <vector>

namespace beian::reading {

/// A fact as `rules/facts.yaml` names it, and the place it was read from.
struct FactRead {
    std::string fact;   // head.id_number
    std::string value;  // as a facts file has it
    std::size_t page = 0;
    std::string field;  // the field it came from; several facts may come from one
    bool operator==(const FactRead&) const = default;
};

/// In the order of the pages; two pages that tell the same fact give it twice. A person's document is the
/// head's, unless its name or number was declared as the service head's.
std::vector<FactRead> facts_read(const Documents& documents);

}  // namespace beian::reading
