// How is what statistics count written in the transaction that causes it?
#pragma once

#include "adapters/sql/database.h"
#include "desk/ports.h"

namespace beian::sql {

void put_tallies(soci::session& session, const desk::Change& change);

}  // namespace beian::sql
