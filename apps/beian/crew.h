// Who does the jobs, and what is done by the clock? Workers, each in a thread of its own.
#pragma once

#include "desk/work.h"
#include "desk_parts.h"

#include <memory>
#include <thread>
#include <vector>

namespace beian::app {

class Crew {
public:
    Crew(DeskParts& parts, desk::PageInspection& inspection, desk::Telling& telling,
         desk::Retention& retention, desk::PresenceChecks& presence, unsigned workers);

private:
    std::vector<std::unique_ptr<desk::Worker>> crew_;
    std::vector<std::jthread> threads_;  // stopped and joined before the workers go
};

}  // namespace beian::app
