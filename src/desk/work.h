// Which jobs does a desk have, and who does each?
#pragma once

#include "desk/page_inspection.h"
#include "desk/retention.h"
#include "desk/telling.h"
#include "desk/worker.h"

#include <map>
#include <string>

namespace beian::desk {

/// One for every kind of job that a change queues. What they refer to must outlive the worker.
std::map<std::string, JobWork> work_of(PageInspection& inspection, Telling& telling, Retention& retention);

}  // namespace beian::desk
