// How is a job queued in the transaction that causes it?
#pragma once

#include "adapters/sql/database.h"
#include "desk/ports.h"

namespace beian::sql {

void put_job(soci::session& session, const desk::NewJob& job);

}  // namespace beian::sql
