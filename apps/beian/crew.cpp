#include "crew.h"

#include <spdlog/spdlog.h>

namespace beian::app {

namespace {

void report(const desk::JobReport& report) {
    if (report.end == desk::JobEnd::Done) return;
    spdlog::warn("job {} {}: {}", report.kind, report.job, report.why);
}

void add_chores(desk::Worker& worker, DeskParts& parts, desk::PresenceChecks& presence) {
    constexpr std::size_t kAtOnce = 200;
    worker.add_chore({"due", std::chrono::seconds{15}, [&parts] { parts.filings->look_at_due(kAtOnce); }});
    worker.add_chore({"tidy", std::chrono::minutes{5}, [&parts, &presence] {
                          parts.accounts->tidy();
                          parts.uploads->tidy();
                          presence.tidy(kAtOnce);
                          parts.arrivals->remove_answers_until(parts.kept->clock.now());
                      }});
}

}  // namespace

Crew::Crew(DeskParts& parts, desk::PageInspection& inspection, desk::Telling& telling,
           desk::Retention& retention, desk::PresenceChecks& presence, unsigned workers) {
    for (unsigned n = 0; n < workers; ++n) {
        crew_.push_back(
            std::make_unique<desk::Worker>(*parts.kept->store, parts.kept->clock, parts.kept->random,
                                           desk::work_of(inspection, telling, retention), report));
    }
    add_chores(*crew_.front(), parts, presence);
    for (const auto& worker : crew_)
        threads_.emplace_back([&worker](const std::stop_token& stop) { worker->run(stop); });
}

}  // namespace beian::app
