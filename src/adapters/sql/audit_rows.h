// How does the chain of audit records grow, also where several processes write at once?
#pragma once

#include "adapters/sql/database.h"
#include "desk/audit.h"

#include <span>

namespace beian::sql {

/// Inside a transaction: the head of the tenant's chain is locked until it is committed, so that numbers have
/// no gaps.
void put_audit(soci::session& session, const Database& database, const desk::AuditChain& chain,
               const std::string& tenant, std::span<const desk::AuditEntry> entries);

}  // namespace beian::sql
