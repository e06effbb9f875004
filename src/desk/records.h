// What do the desk's own filings say that stands for or against this one?
#pragma once

#include "desk/declaration.h"
#include "desk/gate/gate.h"
#include "desk/ports.h"

namespace beian::desk {

struct RecordPolicy {
    /// The desk knows every filing of its provider, so that one it does not know is another's.
    bool complete = false;
    int filings_for_address = 5;  // Huawei Cloud: five filings for a server
};

Records records_of(const FilingKey& key, workflow::FilingKind kind, const Declaration& declaration,
                   FilingStore& store, Vault& vault, const RecordPolicy& policy);

}  // namespace beian::desk
